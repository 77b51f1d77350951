"""Keep addresses true: which answers an old address means now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, product

from generator.model.decisions import Answer, Decision, Question

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


def current_answers(decision: Decision, given: Mapping[str, str]) -> dict[str, str]:
    """Return the answers *given* under the ids that hold now; what is unknown stays as it is."""
    answers: dict[str, str] = {}
    for name, value in given.items():
        question = next((it for it in decision.questions if _called(it, name)), None)
        if question is None:
            answers[name] = value
            continue
        answer = next((it for it in question.answers if _called(it, value)), None)
        answers[question.id] = answer.id if answer else value
    return answers


# Private functions


def _called(thing: Question | Answer, name: str) -> bool:
    return name in {thing.id, *(old.value for old in thing.formerly)}
