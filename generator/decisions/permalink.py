"""Keep addresses true: which answers an old address means now."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from generator.decisions.model import Decision

LIMIT = 500  # old addresses of one way; names that changed many times multiply


def segment(question: str, answer: str) -> str:
    """Return the part of an address that says *answer* was given to *question*."""
    return f"{question}.{answer}"


def former_addresses(
    decision: Decision, asked: tuple[tuple[str, str], ...]
) -> Iterator[tuple[str, ...]]:
    """Yield the segments of every older address of the way *asked*, the present one left out."""
    names: list[list[str]] = []
    for name, given in asked:
        question = decision.question(name)
        answer = next(it for it in question.answers if it.id == given)
        questions = [question.id, *(name.value for name in question.formerly)]
        answers = [answer.id, *(name.value for name in answer.formerly)]
        names.append([segment(one, other) for one in questions for other in answers])
    yield from islice(product(*names), 1, LIMIT)
