"""Say when an outcome applies, and which single answers would lead elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.decisions.cubes import Space, space_of
from generator.decisions.walk import Walk, walk
from generator.model.decisions import Decision, Graph

PATHS = 2_000  # ways looked at for the conditions of one outcome
SHOWN = 12

Condition = tuple[tuple[str, tuple[str, ...]], ...]  # (question, answers that will do), ...


@dataclass(frozen=True, slots=True)
class Change:
    """A single answer given otherwise: what then comes out, or what is then asked."""

    question: str
    answer: str
    outcomes: tuple[str, ...]
    asks: str = ""


def single_changes(decision: Decision, taken: Walk) -> tuple[Change, ...]:
    """Return the single answers on the way *taken* that would lead elsewhere."""
    answers = dict(taken.asked)
    found = []
    for question, given in taken.asked:
        for answer in decision.question(question).answers:
            if answer.id != given:
                other = walk(decision, {**answers, question: answer.id})
                if other.question or other.outcomes != taken.outcomes:
                    found.append(Change(question, answer.id, other.outcomes, other.question))
    return tuple(found)


def minimal_conditions(
    decision: Decision, outcome: str, limit: int = SHOWN
) -> tuple[Condition, ...]:
    """Return when *outcome* applies: conditions none of whose parts can be left out.

    At most *limit* of them, in the order of the ways to the outcome.
    """
    if decision.graph:
        return _of_graph(decision, decision.graph, outcome, limit)
    rules = [rule for rule in decision.rules if rule.outcome.value == outcome]
    space = _space(decision)
    return tuple(_condition(decision, space, space.cube(rule.masks)) for rule in rules[:limit])


def ways_to(decision: Decision, graph: Graph, outcome: str) -> Iterator[int]:
    """Yield the ways to *outcome* as cubes; answers that lead to the same place go together."""
    space = _space(decision)
    places = {question.id: at for at, question in enumerate(decision.questions)}
    reaching = _reaching(graph, outcome)
    stack = [(0, space.all)] if 0 in reaching else []
    while stack:
        at, cube = stack.pop()
        step = graph.steps[at]
        if not step.leads:
            yield cube
            continue
        together: dict[int, int] = {}
        for value, lead in enumerate(step.leads):
            if lead in reaching:
                together[lead] = together.get(lead, 0) | 1 << value
        factor = places[step.question]
        stack += [
            (lead, space.narrowed(cube, factor, mask)) for lead, mask in reversed(together.items())
        ]


# Private functions


def _space(decision: Decision) -> Space:
    return space_of([len(question.answers) for question in decision.questions])


def _reaching(graph: Graph, outcome: str) -> set[int]:
    found: set[int] = set()
    for at in range(len(graph.steps) - 1, -1, -1):
        step = graph.steps[at]
        ends = not step.leads and step.outcome == outcome
        if ends or any(lead in found for lead in step.leads):
            found.add(at)
    return found


def _of_graph(decision: Decision, graph: Graph, outcome: str, limit: int) -> tuple[Condition, ...]:
    space = _space(decision)
    found: list[int] = []
    for number, cube in enumerate(ways_to(decision, graph, outcome)):
        if number >= PATHS or len(found) >= limit:
            break
        if not any(cube & known == cube for known in found):
            wide = _widened(decision, graph, space, cube, outcome)
            found = [known for known in found if known & wide != known] + [wide]
    return tuple(_condition(decision, space, cube) for cube in found)


def _widened(decision: Decision, graph: Graph, space: Space, cube: int, outcome: str) -> int:
    places = {question.id: at for at, question in enumerate(decision.questions)}
    for factor in reversed(range(len(space.sizes))):
        full = cube | space.field(factor)
        if full != cube and _leads_only(graph, places, space, full, outcome):
            cube = full
    if (
        not decision.rules
    ):  # a tree's answers stay as they lead on: its reader meets them one by one
        return cube
    for factor, size in enumerate(space.sizes):
        for value in range(size):
            more = cube | 1 << value + space.shifts[factor]
            if more != cube and _leads_only(graph, places, space, more, outcome):
                cube = more
    return cube


def _leads_only(
    graph: Graph, places: dict[str, int], space: Space, cube: int, outcome: str
) -> bool:
    """Return whether all that *cube* leads to is *outcome*: no question is asked twice on a way."""
    seen = {0}
    stack = [0]
    while stack:
        step = graph.steps[stack.pop()]
        if not step.leads and step.outcome != outcome:
            return False
        if step.leads:
            mask = space.mask(cube, places[step.question])
            reached = {lead for at, lead in enumerate(step.leads) if mask >> at & 1} - seen
            seen |= reached
            stack += reached
    return True


def _condition(decision: Decision, space: Space, cube: int) -> Condition:
    return tuple(
        (question.id, tuple(question.answers[at].id for at in space.values(cube, factor)))
        for factor, question in enumerate(decision.questions)
        if not space.free(cube, factor)
    )
