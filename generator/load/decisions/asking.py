"""Read what is asked of answers: cells of rules, conditions of arrows and of words, path tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from generator.findings.diagnostics import Span, instead
from generator.load.decisions.findings import Reading, names_in
from generator.model.clauses import NONE, UNKNOWN, Clause, Condition
from generator.model.decisions import Arrow, Question
from generator.model.text import Name
from generator.model.values import MEASURED, value_of
from generator.rules.decisions import (
    decision_bad_condition,
    decision_unknown_question,
    decision_unknown_value,
)
from generator.words.phrases import phrase

Questions: TypeAlias = Mapping[str, Question]

NOT = "not "


def read_clause(reading: Reading, start: int, end: int, question: Question) -> Clause | None:
    """Read what stands from *start* to *end* as answers to *question*; None where it is faulty."""
    alternatives = names_in(reading.text, start, end)
    if not alternatives:
        return None
    barred = [name.value.startswith(NOT) for name in alternatives]
    joined = any("+" in name.value for name in alternatives)
    negated = barred[0] and not joined
    if any(barred[1:]) and not negated and not joined:
        _mixed(reading, alternatives[barred.index(True)])
        return None
    terms = [_term(reading, it, question, bare=negated) for it in alternatives]
    if None in terms:
        return None
    whole = tuple(term for choice in terms if choice is not None for term in choice)
    return Clause(question.id, whole, negated, " ".join(_source(reading, start, end).split()))


def read_condition(
    reading: Reading, start: int, end: int, questions: Questions
) -> tuple[Clause, ...] | None:
    """Read ``question=answer, answer; question=answer``; None where something in it is faulty."""
    before = len(reading.firm)
    clauses = [
        clause
        for pair in names_in(reading.text, start, end, separator=";")
        for clause in (_Clauses(reading, questions).pair(pair.span),)
        if clause
    ]
    if not clauses and len(reading.firm) == before:
        span = reading.text.span(start, max(end, start + 1))
        help = phrase("write a question and an answer, such as `budget=cio`")
        reading.fault(decision_bad_condition.RULE, span, phrase("the condition says nothing"), help)
    return tuple(clauses) if clauses and len(reading.firm) == before else None


def settle_arrows(reading: Reading, questions: Sequence[Question]) -> tuple[Question, ...]:
    """Return *questions* with the conditions of their arrows read, now that all are known."""
    by_id = {question.id: question for question in questions}
    return tuple(_Clauses(reading, by_id).with_arrows(question) for question in questions)


def read_answer(reading: Reading, name: Name, question: Question) -> str | None:
    """Return the answer to *question* that *name* says, a number or a date by its band."""
    found = answer_in(question, name.value)
    lost = question.shape in MEASURED and not all(it.band for it in question.answers)
    if found is None and not lost:  # a band that cannot be read is told already
        unknown_value(reading, name, question)
    return found


def answer_in(question: Question, words: str) -> str | None:
    """Return the answer to *question* that *words* say, None where they say none."""
    given = question.normal("+".join(part.strip() for part in words.split("+")))
    if question.accepts(given) or given == UNKNOWN:
        return given
    value = value_of(question.shape, words) if question.shape in MEASURED else None
    if value is None:
        return None
    bands = (it.id for it in question.answers if it.band and it.band.holds(value))
    return next(bands, None)


def unknown_value(reading: Reading, name: Name, question: Question) -> None:
    """Note that *question* has no answer called as *name* says."""
    renamed = next(
        (it.id for it in question.answers if name.value in [old.value for old in it.formerly]), ""
    )
    if renamed:
        message = phrase(
            "the value `%(name)s` of `%(question)s` has another id now",
            name=name.value,
            question=question.id,
        )
        fix = instead(name.span, renamed)
        reading.fault(
            decision_unknown_value.RULE,
            name.span,
            message,
            phrase("write `%(right)s`", right=renamed),
            fix=fix,
        )
        return
    known = [answer.id for answer in question.answers]
    reading.unknown(
        decision_unknown_value.RULE,
        name,
        phrase("answer to `%(question)s` called", question=question.id),
        known,
    )


# Private functions


def _source(reading: Reading, start: int, end: int) -> str:
    return reading.text.content[start:end].strip()


def _mixed(reading: Reading, name: Name) -> None:
    message = phrase("`not` stands behind an answer that is wanted")
    help = phrase("write `not` first, for all that follow, or name the answers that are wanted")
    reading.fault(decision_bad_condition.RULE, name.span, message, help)


def _term(
    reading: Reading, name: Name, question: Question, *, bare: bool
) -> tuple[tuple[tuple[str, bool], ...], ...] | None:
    """Return the term that *name* says, of one answer or of several that `+` joins."""
    if question.several and name.value == NONE and NONE not in question.places:
        return (tuple((part.answer, False) for part in question.parts if part.answer != "*"),)
    start = reading.text.offset(name.span.line, name.span.column)
    words = names_in(reading.text, start, start + len(name.value), separator="+")
    if len(words) > 1 and not question.several:
        message = phrase(
            "`%(question)s` has one answer, so `+` joins nothing", question=question.id
        )
        help = phrase("write `,` between answers of which either will do")
        reading.fault(decision_bad_condition.RULE, name.span, message, help)
        return None
    literals = []
    for word in words:
        literal = _literal(reading, word, question, bare=bare)
        if literal is None:
            return None
        literals.append(literal)
    return (tuple(literals),)


def _literal(
    reading: Reading, word: Name, question: Question, *, bare: bool
) -> tuple[str, bool] | None:
    barred = word.value.startswith(NOT)
    value = word.value.removeprefix(NOT).strip()
    if question.answer(value) is None:
        lost = len(word.value) - len(value)
        span = word.span._replace(column=word.span.column + lost)
        unknown_value(reading, Name(value, span), question)
        return None
    return value, bare or not barred


@dataclass(frozen=True, slots=True)
class _Clauses:
    """What is read, and the questions that may be asked."""

    reading: Reading
    questions: Questions

    def pair(self, span: Span) -> Clause | None:
        start = self.reading.text.offset(span.line, span.column)
        end = self.reading.text.offset(span.end_line, span.end_column)
        left, equals, right = self.reading.text.content[start:end].partition("=")
        name = Name(left.strip(), self.reading.text.span(start, start + max(len(left.strip()), 1)))
        if name.value not in self.questions:
            self.reading.unknown(
                decision_unknown_question.RULE, name, phrase("question"), self.questions
            )
            return None
        begin = start + len(left) + len(equals)
        if not right.strip():
            message = phrase("nothing is asked of `%(name)s`", name=name.value)
            help = phrase(
                "write an answer behind it, such as `%(name)s=%(questions)s`",
                name=name.value,
                questions=self._example(name),
            )
            self.reading.fault(decision_bad_condition.RULE, span, message, help)
            return None
        return read_clause(self.reading, begin, end, self.questions[name.value])

    def with_arrows(self, question: Question) -> Question:
        return replace(
            question,
            arrows=tuple(self._conditional(question.arrows)),
            answers=tuple(
                replace(it, arrows=tuple(self._conditional(it.arrows))) for it in question.answers
            ),
        )

    def _example(self, name: Name) -> str:
        answers = self.questions[name.value].answers
        return answers[0].id if answers else "id"

    def _conditional(self, arrows: Sequence[Arrow]) -> Iterator[Arrow]:
        for arrow in arrows:
            if not arrow.source:
                yield arrow
                continue
            end = self.reading.text.offset(arrow.span.end_line, arrow.span.end_column)
            row = read_condition(self.reading, end - len(arrow.source), end, self.questions)
            yield replace(arrow, when=Condition((row,)) if row else None)
