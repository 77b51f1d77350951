"""Answer a question whose answers are the outcomes of another decision by walking that one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.decisions.walk import Answers, walk
from generator.model.clauses import joined
from generator.model.decisions import Decision, Question


def with_inner(decision: Decision, answers: Answers) -> dict[str, str]:
    """Return *answers*, and those that decisions inside *decision* give for them."""
    found = dict(answers)
    for question in decision.questions:
        inner = inner_of(decision, question)
        if inner is None or question.id in found:
            continue
        reached = walk(inner, with_inner(inner, answers))
        if reached.ended and reached.outcomes:
            found[question.id] = joined(reached.outcomes)
    return found


def inner_of(decision: Decision, question: Question) -> Decision | None:
    """Return the decision whose outcomes are the answers to *question*."""
    return decision.inside.get(question.inner.value) if question.inner else None


def all_questions(decision: Decision) -> Mapping[str, Question]:
    """Return the questions of *decision* and of those inside it; its own come first."""
    found: dict[str, Question] = {}
    for it in _with_inside(decision):
        for question in it.questions:
            found.setdefault(question.id, question)
    return found


# Private functions


def _with_inside(decision: Decision) -> Iterator[Decision]:
    yield decision
    for question in decision.questions:
        inner = inner_of(decision, question)
        if inner is not None:
            yield from _with_inside(inner)
