"""Follow what conditions ask along the ways through a decision, without listing the ways.

At each step it is enough to know which clauses hold so far; steps that are reached with the same
clauses are looked at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from generator.decisions.cells import row_cubes
from generator.decisions.conditions import space_in
from generator.decisions.cubes import gaps
from generator.model.clauses import NONE, Clause, Condition, joined
from generator.model.decisions import WHICH, Answer, Decision, Graph, Step

LIMIT = 60_000  # places looked at: conditions of very many answers are left unjudged

_At: TypeAlias = tuple[int, int, frozenset[str], str]


@dataclass(frozen=True, slots=True)
class Judged:
    """Whether there is a way to an outcome on which a condition holds, and one on which not."""

    can_hold: bool
    can_fail: bool


def judge(
    decision: Decision, outcome: str, condition: Condition, given: Sequence[Condition] = ()
) -> Judged | None:
    """Judge *condition* on the ways to *outcome* on which all of *given* hold; None for too many."""
    if decision.graph is None:
        return _Outcome(decision, outcome).by_cubes(condition, given)
    masks = _Outcome(decision, outcome).ends(decision.graph, [condition, *given])
    if masks is None:
        return None
    holds = [all(row[1:]) and row[0] for row in masks]
    fails = [all(row[1:]) and not row[0] for row in masks]
    return Judged(any(holds), any(fails))


def can_all_fail(decision: Decision, outcome: str, conditions: Sequence[Condition]) -> bool:
    """Return whether there is a way to *outcome* on which none of *conditions* holds."""
    if decision.graph is None:
        rest = [condition for condition in conditions if condition.rows]
        space = space_in(decision)
        asked = [space.cube(cube) for it in rest for cube in _Outcome(decision, outcome).cubes(it)]
        return any(
            next(gaps(space, own, asked), None) is not None
            for own in _Outcome(decision, outcome).own()
        )
    masks = _Outcome(decision, outcome).ends(decision.graph, conditions)
    return masks is not None and any(not any(row) for row in masks)


# Private functions


@dataclass(frozen=True, slots=True)
class _Outcome:
    """An outcome of a decision."""

    decision: Decision
    outcome: str

    def ends(self, graph: Graph, conditions: Iterable[Condition]) -> set[tuple[bool, ...]] | None:
        """Return which of *conditions* hold at the ends of the ways to *outcome*, each row once."""
        asked = list(conditions)
        clauses = tuple(dict.fromkeys(clause for it in asked for clause in it.clauses))
        found = _Followed(self.decision, graph, clauses).masks(self.outcome)
        if found is None:
            return None
        bits = {clause: 1 << at for at, clause in enumerate(clauses)}
        rows = [[sum({bits[clause] for clause in row}) for row in it.rows] for it in asked]
        return {tuple(any(row & mask == row for row in own) for own in rows) for mask in found}

    def cubes(self, condition: Condition) -> Iterator[tuple[int, ...]]:
        for row in condition.rows:
            by_question = {clause.question: clause for clause in row}
            cells = [by_question.get(question.id) for question in self.decision.questions]
            yield from row_cubes(self.decision.questions, cells) or ()

    def own(self) -> list[int]:
        space = space_in(self.decision)
        rules = [rule for rule in self.decision.rules if self.outcome in rule.gives]
        return [space.cube(cube) for rule in rules for cube in rule.cubes]

    def by_cubes(self, condition: Condition, given: Sequence[Condition]) -> Judged:
        space = space_in(self.decision)
        own = self.own()
        for it in given:
            more = [space.cube(cube) for cube in self.cubes(it)]
            own = [one & other for one in own for other in more if space.meet(one, other)]
        asked = [space.cube(cube) for cube in self.cubes(condition)]
        holds = any(space.meet(one, other) for one in own for other in asked)
        fails = any(next(gaps(space, one, asked), None) is not None for one in own)
        return Judged(holds, fails)


class _Followed:
    def __init__(self, decision: Decision, graph: Graph, clauses: Sequence[Clause]) -> None:
        self._decision = decision
        self._graph = graph
        self._clauses = clauses
        self._nothing = sum(1 << at for at, it in enumerate(clauses) if it.negated)

    def masks(self, outcome: str) -> set[int] | None:
        """Return the sets of clauses that hold at the ends of ways to *outcome*."""
        reaching = self._reaching(outcome)
        found: set[int] = set()
        start: _At = (0, self._nothing, frozenset(), "")
        seen = {start}
        stack = [start] if 0 in reaching else []
        while stack:
            at, held, chosen, alone = stack.pop()
            step = self._graph.steps[at]
            if not step.leads:
                found.add(held)
                continue
            for place in self._leads(step, held, chosen, alone):
                if place[0] in reaching and place not in seen:
                    seen.add(place)
                    stack.append(place)
            if len(seen) > LIMIT:
                return None
        return found

    def _reaching(self, outcome: str) -> set[int]:
        found: set[int] = set()
        for at in range(len(self._graph.steps) - 1, -1, -1):
            step = self._graph.steps[at]
            ends = not step.leads and outcome in step.outcomes
            if ends or any(lead in found for lead in step.leads):
                found.add(at)
        return found

    def _leads(self, step: Step, held: int, chosen: frozenset[str], alone: str) -> Iterator[_At]:
        question = self._decision.question(step.question)
        own = [at for at, clause in enumerate(self._clauses) if clause.question == step.question]
        for value, lead in enumerate(step.leads):
            now, which = chosen, alone
            if step.part == WHICH:
                which = question.alone[value].id
            elif step.part and value == 0:
                now = chosen | {step.part}
            if self._graph.steps[lead].question == step.question:
                yield lead, held, (now if own else frozenset()), which
                continue
            if not step.part:
                given = question.answers[value].id
            else:
                given = joined(now) if now else which or _nothing_chosen(question.alone)
            yield lead, self._asked(held, own, given), frozenset(), ""

    def _asked(self, held: int, own: Sequence[int], given: str) -> int:
        for at in own:
            held = held | 1 << at if self._clauses[at].holds(given) else held & ~(1 << at)
        return held


def _nothing_chosen(alone: Sequence[Answer]) -> str:
    return alone[0].id if alone else NONE
