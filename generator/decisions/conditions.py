"""Say when an outcome applies, and which single answers would lead elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.decisions.cubes import Space, space_of
from generator.decisions.walk import Walk, walk
from generator.model.clauses import NONE
from generator.model.decisions import WHICH, Decision, Graph, Question

PATHS = 2_000  # ways looked at for the conditions of one outcome
SHOWN = 12
YES, NO = 1, 2  # sets of values of a part of several answers

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
        return _Ways(decision, decision.graph, outcome, _places(decision)).conditions(limit)
    space = space_in(decision)
    cubes = [
        space.cube(cube)
        for rule in decision.rules
        if outcome in rule.gives and not rule.otherwise
        for cube in rule.cubes
    ]
    return tuple(_condition(decision, space, cube) for cube in cubes[:limit])


def ways_to(decision: Decision, graph: Graph, outcome: str | tuple[str, ...]) -> Iterator[int]:
    """Yield the ways to *outcome* as cubes; answers that lead to the same place go together.

    Of a row of outcomes they are the ways on which just these come out.
    """
    space = space_in(decision)
    places = _places(decision)
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
        factor = places[step.question, step.part]
        stack += [
            (lead, space.narrowed(cube, factor, mask)) for lead, mask in reversed(together.items())
        ]


def space_in(decision: Decision) -> Space:
    """Return the space of all that can be answered in *decision*."""
    return space_of([part.size for part in decision.parts])


def condition_of(
    decision: Decision, space: Space, cube: int
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield for each question what *cube* asks of it: the answers that will do.

    Of several answers it is what must be chosen, and behind ``not`` what must not be.
    """
    at = 0
    for question in decision.questions:
        places = range(at, at + len(question.parts))
        at += len(question.parts)
        if question.several:
            wanted = tuple(_of_several(question, space, cube, places))
            if wanted:
                yield question.id, wanted
        elif not space.free(cube, places[0]):
            values = space.values(cube, places[0])
            yield question.id, tuple(question.answers[value].id for value in values)


def condition_texts(decision: Decision, space: Space, cube: int) -> list[str]:
    """Return the parts of *cube* as messages say them."""
    found = []
    for name, values in condition_of(decision, space, cube):
        mark = " + " if decision.question(name).several else ", "
        found.append(f"`{name} = {mark.join(values)}`")
    return found


# Private functions


def _of_several(
    question: Question, space: Space, cube: int, places: Sequence[int]
) -> Iterator[str]:
    masks = [space.mask(cube, place) for place in places]
    free = [part for part in question.parts if part.answer != WHICH]
    if all(mask == NO for mask in masks[: len(free)]):
        alone = question.alone
        which = masks[len(free)] if len(masks) > len(free) else 1
        names = [answer.id for at, answer in enumerate(alone) if which >> at & 1]
        yield names[0] if len(names) == 1 else NONE
        return
    for part, mask in zip(free, masks, strict=False):
        if mask in {YES, NO}:
            yield part.answer if mask == YES else f"not {part.answer}"


def _places(decision: Decision) -> dict[tuple[str, str], int]:
    return {(part.question, part.answer): at for at, part in enumerate(decision.parts)}


def _reaching(graph: Graph, outcome: str | tuple[str, ...]) -> set[int]:
    found: set[int] = set()
    for at in range(len(graph.steps) - 1, -1, -1):
        step = graph.steps[at]
        own = outcome == step.outcomes if isinstance(outcome, tuple) else outcome in step.outcomes
        ends = not step.leads and own
        if ends or any(lead in found for lead in step.leads):
            found.add(at)
    return found


@dataclass(frozen=True, slots=True)
class _Ways:
    """The ways of a graph that lead to an outcome."""

    decision: Decision
    graph: Graph
    outcome: str
    places: Mapping[tuple[str, str], int]

    def conditions(self, limit: int) -> tuple[Condition, ...]:
        space = space_in(self.decision)
        found: list[int] = []
        for number, cube in enumerate(ways_to(self.decision, self.graph, self.outcome)):
            if number >= PATHS or len(found) >= limit:
                break
            if not any(cube & known == cube for known in found):
                wide = self._widened(space, cube)
                found = [known for known in found if known & wide != known] + [wide]
        return tuple(_condition(self.decision, space, cube) for cube in found)

    def _widened(self, space: Space, cube: int) -> int:
        for factor in reversed(range(len(space.sizes))):
            full = cube | space.field(factor)
            if full != cube and self._leads_only(space, full):
                cube = full
        # A tree's answers stay as they lead on: its reader meets them one by one.
        if not self.decision.rules:
            return cube
        for factor, size in enumerate(space.sizes):
            for value in range(size):
                more = cube | 1 << value + space.shifts[factor]
                if more != cube and self._leads_only(space, more):
                    cube = more
        return cube

    def _leads_only(self, space: Space, cube: int) -> bool:
        """Return whether all that *cube* leads to is the outcome: no question is asked twice on a way."""
        seen = {0}
        stack = [0]
        while stack:
            step = self.graph.steps[stack.pop()]
            if not step.leads and self.outcome not in step.outcomes:
                return False
            if step.leads:
                mask = space.mask(cube, self.places[step.question, step.part])
                reached = {lead for at, lead in enumerate(step.leads) if mask >> at & 1} - seen
                seen |= reached
                stack += reached
        return True


def _condition(decision: Decision, space: Space, cube: int) -> Condition:
    return tuple(condition_of(decision, space, cube))
