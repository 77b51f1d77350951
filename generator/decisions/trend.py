"""Find out whether a higher value of a factor leads to later outcomes, to earlier ones, or both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.decisions import Decision, Graph, Ground, Part, Question

Others = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Jump:
    """A step from one value of a factor to the next, the other answers being the same."""

    lower: str
    higher: str
    before: str
    after: str
    others: Others


def jumps(decision: Decision, graph: Graph, factor: Question) -> tuple[Jump | None, Jump | None]:
    """Return a step of *factor* to a later outcome and one to an earlier, as far as there are any.

    Outcomes count in the order of the file; a gap has no place in it.
    """
    ranks = {
        outcome.id: rank
        for rank, outcome in enumerate(decision.outcomes)
        if outcome.basis is not Ground.GAP
    }
    up: Jump | None = None
    down: Jump | None = None
    for at in range(len(factor.answers) - 1):
        for befores, afters, others in _pairs(decision, graph, factor, at):
            before, after = (it[0] if len(it) == 1 else "" for it in (befores, afters))
            if before not in ranks or after not in ranks:
                continue
            jump = Jump(factor.answers[at].id, factor.answers[at + 1].id, before, after, others)
            up = jump if up is None and ranks[after] > ranks[before] else up
            down = jump if down is None and ranks[after] < ranks[before] else down
    return up, down


# Private functions


def _pairs(
    decision: Decision, graph: Graph, factor: Question, at: int
) -> list[tuple[tuple[str, ...], tuple[str, ...], Others]]:
    """Return what value *at* of *factor* and the next one lead to, each pair of steps once."""
    places = {(part.question, part.answer): place for place, part in enumerate(decision.parts)}
    found: list[tuple[tuple[str, ...], tuple[str, ...], Others]] = []
    seen = {(0, 0)}
    stack: list[tuple[int, int, Others]] = [(0, 0, ())]
    while stack:
        one, other, others = stack.pop()
        asked = _first(places, graph, one, other)
        if asked is None:
            found.append((graph.steps[one].outcomes, graph.steps[other].outcomes, others))
            continue
        part = decision.parts[asked]
        for value in range(part.size):
            same = part.question == factor.id
            pair = (
                _lead(graph, one, part, at if same else value),
                _lead(graph, other, part, at + 1 if same else value),
            )
            if (pair[0] != pair[1] or same) and pair not in seen:
                seen.add(pair)
                more = () if same else _said(decision, part, value)
                stack.append((*pair, (*others, *more)))
            if same:
                break
    return found


def _said(decision: Decision, part: Part, value: int) -> Others:
    """Return the answer that *value* of *part* means, nothing where it is one not chosen."""
    if not part.answer:
        return ((part.question, decision.question(part.question).answers[value].id),)
    return ((part.question, part.answer),) if value == 0 else ()


def _first(places: Mapping[tuple[str, str], int], graph: Graph, one: int, other: int) -> int | None:
    steps = (graph.steps[one], graph.steps[other])
    return min((places[it.question, it.part] for it in steps if it.question), default=None)


def _lead(graph: Graph, at: int, part: Part, value: int) -> int:
    step = graph.steps[at]
    same = (step.question, step.part) == (part.question, part.answer)
    return step.leads[value] if same else at
