"""Keep addresses true: which answers an old address means now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product

from generator.model.clauses import joined
from generator.model.decisions import Answer, Decision, Outcome, Question

LIMIT = 500  # old addresses of one way; names that changed many times multiply


def segment(question: str, answer: str) -> str:
    """Return the part of an address that says *answer* was given to *question*."""
    return f"{question}.{answer}"


def former_addresses(
    decision: Decision, asked: Sequence[tuple[str, str]], behind: Sequence[Sequence[str]] = ()
) -> Iterator[tuple[str, ...]]:
    """Yield the segments of every older address of the way *asked*, the present one left out.

    *behind* has the names, the present one first, of each segment that follows.
    """
    names: list[Sequence[str]] = []
    for name, given in asked:
        question = decision.question(name)
        answers = _answers_of(question, given)
        names.append([segment(one, other) for one in names_of(question) for other in answers])
    yield from islice(product(*names, *behind), 1, LIMIT)


def names_of(thing: Question | Answer | Outcome) -> list[str]:
    """Return the id of *thing*, then those that it had before."""
    return [thing.id, *(name.value for name in thing.formerly)]


def current_answers(decision: Decision, given: Mapping[str, str]) -> dict[str, str]:
    """Return the answers *given* under the ids that hold now; what is unknown stays as it is."""
    answers: dict[str, str] = {}
    for name, value in given.items():
        question = next((it for it in decision.questions if _called(it, name)), None)
        if question is None:
            answers[name] = value
            continue
        answers[question.id] = question.normal(
            "+".join(_now(question, it) for it in value.split("+"))
        )
    return answers


# Private functions


def _answers_of(question: Question, given: str) -> list[str]:
    """Return the answer *given* as it is written now, and as it was before."""
    chosen = question.chosen(given)
    if not chosen:  # nobody knows, or none of them
        return [given]
    if len(chosen) == 1:
        return names_of(chosen[0])
    before = [names_of(it) for it in chosen]
    return list(dict.fromkeys([given, *(joined(it) for it in islice(product(*before), LIMIT))]))


def _now(question: Question, value: str) -> str:
    answer = next((it for it in question.answers if _called(it, value.strip())), None)
    return answer.id if answer else value.strip()


def _called(thing: Question | Answer, name: str) -> bool:
    return name in names_of(thing)
