"""Say answers and conditions in words: every answer in quotation marks, so that none runs on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.decisions.conditions import Condition as Way
from generator.model.clauses import NONE, UNKNOWN, Clause, Condition
from generator.model.decisions import Answer, Decision, Question

DO_NOT_KNOW = "I do not know"
NOTHING = "None of these"


def given_words(question: Question, given: str) -> str:
    """Return the answer *given* to *question* as readers see it."""
    if given == UNKNOWN and question.answer(UNKNOWN) is None:
        return DO_NOT_KNOW
    return "; ".join(answer.title for answer in question.chosen(given)) or NOTHING


def either(titles: Sequence[str]) -> str:
    """Return *titles* in quotation marks, joined by “or”."""
    return _joined([_quoted(it) for it in titles], "or")


def clause_words(question: Question, clause: Clause) -> str:
    """Return what *clause* asks of the answer to *question*."""
    if not question.several:
        if clause.negated:
            return f"anything but {either([_title(question, it) for it in _named(clause)])}"
        return either([it.title for it in question.answers if clause.holds(it.id)])
    words = [_term(question, term) for term in clause.terms]
    return f"not {_joined(words, 'and not')}" if clause.negated else _joined(words, "or")


def way_words(question: Question, values: Sequence[str]) -> str:
    """Return what a way asks of the answer to *question*; see `conditions.condition_of`."""
    if not question.several:
        return either([it.title for it in question.answers if it.id in set(values)])
    return _term(question, [_literal(value) for value in values])


def condition_words(decision: Decision, conditions: Iterable[Condition]) -> str:
    """Return on what answers words depend: all of *conditions* must hold."""
    return "; and ".join(
        "; or ".join("; ".join(_asked(decision, row)) for row in it.rows) for it in conditions
    )


def way_lines(decision: Decision, way: Way) -> Iterator[tuple[str, str]]:
    """Yield each question of *way* with the answers that will do."""
    for name, values in way:
        question = decision.question(name)
        yield question.title, way_words(question, values)


# Private functions


def _asked(decision: Decision, row: Iterable[Clause]) -> Iterator[str]:
    for clause in row:
        question = decision.question(clause.question)
        yield f"{_quoted(question.title)} is {clause_words(question, clause)}"


def _quoted(words: str) -> str:
    return f"“{words}”"


def _joined(words: Sequence[str], last: str) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def _named(clause: Clause) -> list[str]:
    return [name for term in clause.terms for name, _ in term]


def _title(question: Question, name: str) -> str:
    answer: Answer | None = question.answer(name)
    return answer.title if answer else NOTHING


def _literal(value: str) -> tuple[str, bool]:
    return value.removeprefix("not "), not value.startswith("not ")


def _term(question: Question, term: Sequence[tuple[str, bool]]) -> str:
    if len(term) > 1 and not any(wanted for _, wanted in term):
        every = {it.id for it in question.answers if not it.alone}
        if every == {name for name, _ in term}:
            return _quoted(_none(question))
    words = [
        f"{'' if wanted else 'not '}{_quoted(_none(question) if name == NONE else _title(question, name))}"
        for name, wanted in term
    ]
    return _joined(words, "and")


def _none(question: Question) -> str:
    return question.alone[0].title if len(question.alone) == 1 else NOTHING
