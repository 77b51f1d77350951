"""Tell which ways through a decision lead somewhere else than they did before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from generator.decisions.walk import Answers, all_paths, walk
from generator.model.decisions import Answer, Decision, Graph, Question

PATHS = 20_000  # ways compared; a `collect` table can have millions


@dataclass(frozen=True, slots=True)
class Moved:
    """A way through whose outcomes changed; ``was`` is () where the way is new."""

    answers: tuple[tuple[str, str], ...]
    was: tuple[str, ...]
    now: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """How a decision differs from what it was: ``paths`` is how many ways it has now.

    ``gone`` are ways that were there and whose answers cannot be given any more.
    """

    id: str
    title: str
    paths: int
    moved: tuple[Moved, ...] = ()
    gone: tuple[Moved, ...] = ()
    added: bool = False
    removed: bool = False
    collects: bool = False  # outcomes of a way stand together; else one of several was possible

    def __bool__(self) -> bool:
        """Return whether anything changed for a reader who walks it."""
        return bool(self.moved or self.gone or self.added or self.removed)


def compare(before: Decision | None, after: Decision | None) -> Difference:
    """Compare two versions of a decision, either of which may be missing, way by way.

    Ids that were renamed (`formerly=`) count as the same.
    """
    if after is None:
        old = before or _nothing()
        return Difference(old.id, old.title, 0, removed=True)
    ways = tuple(islice(all_paths(after), PATHS)) if _walkable(after) else ()
    if before is None:
        return Difference(after.id, after.title, len(ways), added=True)
    outcomes = _former_outcomes(after)
    moved = []
    for way in ways:
        was = tuple(
            sorted(
                {outcomes.get(it, it) for it in possible(before, _old(before, after, way.asked))}
            )
        )
        if set(was) != set(way.outcomes):
            moved.append(Moved(way.asked, was, way.outcomes))
    return Difference(
        after.id,
        after.title,
        len(ways),
        tuple(moved),
        _gone(before, after),
        collects=after.collects,
    )


def possible(decision: Decision, answers: Answers) -> tuple[str, ...]:
    """Return what can come out once *answers* are given, in the order of the file."""
    if decision.collects or decision.graph is None:
        return walk(decision, answers).outcomes
    found = _reachable(decision, decision.graph, answers)
    return tuple(outcome.id for outcome in decision.outcomes if outcome.id in found)


# Private functions


def _nothing() -> Decision:
    raise ValueError("neither version of the decision is there")


def _walkable(decision: Decision) -> bool:
    return decision.graph is not None or bool(decision.rules)


def _reachable(decision: Decision, graph: Graph, answers: Answers) -> set[str]:
    questions = {question.id: question for question in decision.questions}
    seen = {0}
    found: set[str] = set()
    for at, step in enumerate(graph.steps):
        if at not in seen:
            continue
        if not step.leads:
            found.add(step.outcome)
            continue
        given = questions[step.question].answer(answers.get(step.question, ""))
        ids = [answer.id for answer in questions[step.question].answers]
        seen.update([step.leads[ids.index(given.id)]] if given else step.leads)
    return found


def _old(before: Decision, after: Decision, asked: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the answers *asked* under the ids they had before; those that are new are left out."""
    questions = {it.id: it for it in after.questions}
    known = {it.id: it for it in before.questions}
    answers: dict[str, str] = {}
    for question, answer in asked:
        old = _was(questions[question], known)
        chosen = questions[question].answer(answer)
        if old and chosen:
            given = _was(chosen, {it.id: it for it in known[old].answers})
            if given:
                answers[old] = given
    return answers


def _was(thing: Question | Answer, known: Mapping[str, object]) -> str:
    names = [thing.id, *(name.value for name in thing.formerly)]
    return next((name for name in names if name in known), "")


def _former_outcomes(decision: Decision) -> dict[str, str]:
    return {name.value: outcome.id for outcome in decision.outcomes for name in outcome.formerly}


def _gone(before: Decision, after: Decision) -> tuple[Moved, ...]:
    """Return the old ways that need an answer which is not there any more."""
    known = {
        (old_question, old_answer)
        for question in after.questions
        for old_question in (question.id, *(it.value for it in question.formerly))
        for answer in question.answers
        for old_answer in (answer.id, *(it.value for it in answer.formerly))
    }
    lost = {
        (question.id, answer.id)
        for question in before.questions
        for answer in question.answers
        if (question.id, answer.id) not in known
    }
    if not lost or not _walkable(before):
        return ()
    return tuple(
        Moved(way.asked, way.outcomes, ())
        for way in islice(all_paths(before), PATHS)
        if lost.intersection(way.asked)
    )
