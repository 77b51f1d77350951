"""Tell which ways through a decision lead somewhere else than they did before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from generator.decisions.walk import Answers, all_paths, walk
from generator.decisions.walk import possible as possible_rows
from generator.decisions.wording import changes
from generator.model.clauses import joined
from generator.model.decisions import Answer, Decision, Question

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

    ``gone`` are ways that were there and whose answers cannot be given any more; ``said`` has a
    sentence for each thing that it says otherwise.
    """

    id: str
    title: str
    paths: int
    moved: tuple[Moved, ...] = ()
    gone: tuple[Moved, ...] = ()
    added: bool = False
    removed: bool = False
    said: tuple[str, ...] = ()
    collects: bool = False  # outcomes of a way stand together; else one of several was possible

    def __bool__(self) -> bool:
        """Return whether anything changed for a reader who walks it, or reads what comes out."""
        return bool(self.moved or self.gone or self.added or self.removed or self.said)


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
        said=tuple(changes(before, after)),
        collects=after.collects,
    )


def possible(decision: Decision, answers: Answers) -> tuple[str, ...]:
    """Return what can come out once *answers* are given, in the order of the file."""
    if decision.collects or decision.graph is None:
        return walk(decision, answers).outcomes
    found = {name for row in possible_rows(decision, answers) for name in row}
    return tuple(outcome.id for outcome in decision.outcomes if outcome.id in found)


# Private functions


def _nothing() -> Decision:
    raise ValueError("neither version of the decision is there")


def _walkable(decision: Decision) -> bool:
    return decision.graph is not None or bool(decision.rules)


def _old(before: Decision, after: Decision, asked: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the answers *asked* under the ids they had before; those that are new are left out."""
    questions = {it.id: it for it in after.questions}
    known = {it.id: it for it in before.questions}
    answers: dict[str, str] = {}
    for question, answer in asked:
        old = _was(questions[question], known)
        chosen = questions[question].chosen(answer)
        if old and chosen:
            given = [_was(it, {one.id: one for one in known[old].answers}) for it in chosen]
            if all(given):
                answers[old] = joined(given)
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
