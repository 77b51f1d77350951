"""Take the outcomes of a decision as the answers to a question: ``Decision: who-leads``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from generator.findings.diagnostics import instead
from generator.findings.suggestions import closest, did_you_mean
from generator.load.decisions.arrows import missing_target
from generator.load.decisions.findings import Reading
from generator.model.decisions import Answer, Decision, Form, Question
from generator.model.text import Name
from generator.rules.decisions import decision_bad_inner, decision_unknown_outcome, unknown_decision
from generator.words.phrases import phrase

Inside: TypeAlias = Mapping[str, Decision] | None


def with_inner(
    reading: Reading,
    question: Question,
    answers: Sequence[Answer],
    inside: Inside,
    form: Form,
) -> Iterator[Answer]:
    """Yield *answers*, or the outcomes of the decision that *question* names, as they are called.

    The answers that are written may shorten their words, and in a tree say where they lead.
    """
    if question.inner is None or inside is None:
        yield from answers
        return
    inner = inside.get(question.inner.value)
    if inner is None:
        _missing(reading, question.inner, inside)
        return
    _check_several(reading, question, inner)
    written = {answer.id: answer for answer in answers}
    known = [outcome.id for outcome in inner.outcomes]
    for answer in answers:
        if answer.id not in known:
            name = Name(answer.id, answer.span)
            reading.unknown(
                decision_unknown_outcome.RULE,
                name,
                phrase("outcome of `%(inner)s`", inner=inner.id),
                known,
            )
    for outcome in inner.outcomes:
        if outcome.id not in written and form is Form.TREE and not question.arrows:
            missing_target(
                reading,
                question.inner.span,
                phrase("the outcome `%(outcome)s`", outcome=outcome.id),
            )
        answer = written.get(outcome.id) or Answer(outcome.id, outcome.title, question.inner.span)
        # What the outcome was called, addresses of this decision called it too
        yield replace(answer, formerly=(*answer.formerly, *outcome.formerly))


# Private functions


def _missing(reading: Reading, name: Name, inside: Mapping[str, Decision]) -> None:
    help = did_you_mean(name.value, list(inside), phrase("write the id of another decision"))
    message = phrase("there is no decision `%(name)s`", name=name.value)
    fix = instead(name.span, closest(name.value, list(inside)))
    reading.fault(unknown_decision.RULE, name.span, message, help, fix=fix)


def _check_several(reading: Reading, question: Question, inner: Decision) -> None:
    together = inner.collects or any(len(rule.gives) > 1 for rule in inner.rules)
    if together and not question.several and question.inner:
        message = phrase("`%(inner)s` can give several outcomes at once", inner=inner.id)
        help = phrase("write `.several` in the braces of `%(question)s`", question=question.id)
        reading.fault(decision_bad_inner.RULE, question.inner.span, message, help)
