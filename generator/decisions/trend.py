"""Find out whether a higher value of a factor leads to later outcomes, to earlier ones, or both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.decisions import Decision, Graph, Ground, Question

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
        for before, after, others in _pairs(decision, graph, factor, at):
            if before not in ranks or after not in ranks:
                continue
            jump = Jump(factor.answers[at].id, factor.answers[at + 1].id, before, after, others)
            up = jump if up is None and ranks[after] > ranks[before] else up
            down = jump if down is None and ranks[after] < ranks[before] else down
    return up, down


# Private functions


def _pairs(
    decision: Decision, graph: Graph, factor: Question, at: int
) -> list[tuple[str, str, Others]]:
    """Return what value *at* of *factor* and the next one lead to, each pair of steps once."""
    places = {question.id: place for place, question in enumerate(decision.questions)}
    found: list[tuple[str, str, Others]] = []
    seen = {(0, 0)}
    stack: list[tuple[int, int, Others]] = [(0, 0, ())]
    while stack:
        one, other, others = stack.pop()
        asked = _first(places, graph, one, other)
        if not asked:
            found.append((graph.steps[one].outcome, graph.steps[other].outcome, others))
            continue
        for value, answer in enumerate(decision.questions[places[asked]].answers):
            same = asked == factor.id
            pair = (
                _lead(graph, one, asked, at if same else value),
                _lead(graph, other, asked, at + 1 if same else value),
            )
            if (pair[0] != pair[1] and pair not in seen) or (same and pair not in seen):
                seen.add(pair)
                stack.append((*pair, others if same else (*others, (asked, answer.id))))
            if same:
                break
    return found


def _first(places: Mapping[str, int], graph: Graph, one: int, other: int) -> str:
    asked = [it for it in (graph.steps[one].question, graph.steps[other].question) if it]
    return min(asked, key=lambda it: places[it], default="")


def _lead(graph: Graph, at: int, asked: str, value: int) -> int:
    step = graph.steps[at]
    return step.leads[value] if step.question == asked else at
