"""Say answers and conditions in words: every answer in quotation marks, so that none runs on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.decisions.conditions import Condition as Way
from generator.model.clauses import NONE, UNKNOWN, Clause, Condition
from generator.model.decisions import Answer, Decision, Question
from generator.words.words import N_, Words

DO_NOT_KNOW = N_("I do not know")
NOTHING = N_("None of these")


def given_words(words: Words, question: Question, given: str) -> str:
    """Return the answer *given* to *question* as readers see it."""
    if given == UNKNOWN and question.answer(UNKNOWN) is None:
        return words.gettext(DO_NOT_KNOW)
    return "; ".join(answer.title for answer in question.chosen(given)) or words.gettext(NOTHING)


def either(words: Words, titles: Sequence[str]) -> str:
    """Return *titles* in quotation marks, joined by “or”."""
    return _joined([_quoted(words, it) for it in titles], words.gettext("or"))


def clause_words(words: Words, question: Question, clause: Clause) -> str:
    """Return what *clause* asks of the answer to *question*."""
    if not question.several:
        if clause.negated:
            others = either(words, [_Clause(words, question).title(it) for it in _named(clause)])
            return words.gettext("anything but %(answers)s", answers=others)
        return either(words, [it.title for it in question.answers if clause.holds(it.id)])
    terms = [_Clause(words, question).term(term) for term in clause.terms]
    if clause.negated:
        return words.gettext("not %(answers)s", answers=_joined(terms, words.gettext("and not")))
    return _joined(terms, words.gettext("or"))


def way_words(words: Words, question: Question, values: Sequence[str]) -> str:
    """Return what a way asks of the answer to *question*; see `conditions.condition_of`."""
    if not question.several:
        return either(words, [it.title for it in question.answers if it.id in set(values)])
    return _Clause(words, question).term([_literal(value) for value in values])


def condition_words(words: Words, decision: Decision, conditions: Iterable[Condition]) -> str:
    """Return on what answers words depend: all of *conditions* must hold."""
    rows = f"; {words.gettext('or')} "
    return f"; {words.gettext('and')} ".join(
        rows.join("; ".join(_asked(words, decision, row)) for row in it.rows) for it in conditions
    )


def way_lines(words: Words, decision: Decision, way: Way) -> Iterator[tuple[str, str]]:
    """Yield each question of *way* with the answers that will do."""
    for name, values in way:
        question = decision.question(name)
        yield question.title, way_words(words, question, values)


# Private functions


def _asked(words: Words, decision: Decision, row: Iterable[Clause]) -> Iterator[str]:
    for clause in row:
        question = decision.question(clause.question)
        yield words.gettext(
            "%(question)s is %(answers)s",
            question=_quoted(words, question.title),
            answers=clause_words(words, question, clause),
        )


def _quoted(words: Words, title: str) -> str:
    return words.gettext("“%(title)s”", title=title)


def _joined(words: Sequence[str], last: str) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def _named(clause: Clause) -> list[str]:
    return [name for term in clause.terms for name, _ in term]


@dataclass(frozen=True, slots=True)
class _Clause:
    """What is asked of a question, in words."""

    words: Words
    question: Question

    def title(self, name: str) -> str:
        answer: Answer | None = self.question.answer(name)
        return answer.title if answer else self.words.gettext(NOTHING)

    def term(self, term: Sequence[tuple[str, bool]]) -> str:
        if len(term) > 1 and not any(wanted for _, wanted in term):
            every = {it.id for it in self.question.answers if not it.alone}
            if every == {name for name, _ in term}:
                return _quoted(self.words, self._none())
        answers = [self._answer(name, wanted=wanted) for name, wanted in term]
        return _joined(answers, self.words.gettext("and"))

    def _answer(self, name: str, *, wanted: bool) -> str:
        title = self._none() if name == NONE else self.title(name)
        quoted = _quoted(self.words, title)
        return quoted if wanted else self.words.gettext("not %(answers)s", answers=quoted)

    def _none(self) -> str:
        return (
            self.question.alone[0].title
            if len(self.question.alone) == 1
            else self.words.gettext(NOTHING)
        )


def _literal(value: str) -> tuple[str, bool]:
    return value.removeprefix("not "), not value.startswith("not ")
