"""Say where the pages of a walk stand: one address for each row of answers.

``decisions/<id>/<question>.<answer>/...``: the address is the whole state. A decision with very many
ways has one page for each of its questions and outcomes instead, since a page for each row of
answers would be too many.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.decisions.permalink import segment
from generator.decisions.walk import count_paths, questions_left
from generator.model.decisions import Answer, Decision, Graph

MOST_PATHS = 250
DEEPEST = 9

Asked = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Route:
    """The way to the step ``at`` of a graph: what was asked and answered on it, at which steps."""

    asked: Asked
    at: int
    steps: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """Another answer to a question of a route, and where it leads, the rest kept as far as asked."""

    answer: Answer
    to: int
    address: str


@dataclass(frozen=True, slots=True)
class Stop:
    """The end of a route; ``turns`` has those at each of its questions."""

    route: Route
    address: str
    turns: tuple[tuple[Turn, ...], ...]


@dataclass(frozen=True, slots=True)
class Routes:
    """The addresses of a decision's walk; ``names`` are those of its steps in a large one."""

    decision: Decision
    graph: Graph
    left: tuple[int, ...]
    names: tuple[str, ...] = ()

    @property
    def base(self) -> str:
        """Return the address of the decision."""
        return f"decisions/{self.decision.id}/"

    @property
    def large(self) -> bool:
        """Return whether there is a page for each step instead of each row of answers."""
        return bool(self.names)

    def address(self, route: Route) -> str:
        """Return the address of the page at the end of *route*."""
        if self.large:
            return f"{self.base}{self.names[route.at]}/"
        if not route.asked:
            return f"{self.base}start/"
        return self.base + "".join(f"{segment(*pair)}/" for pair in route.asked)

    def stops(self) -> Iterator[Stop]:
        """Yield the end of every route that has a page of its own."""
        for route in self.all():
            turns = tuple(tuple(self._turns(route, at)) for at in range(len(route.asked)))
            yield Stop(route, self.address(route), turns)

    def all(self) -> Iterator[Route]:
        """Yield every route that has a page of its own."""
        if self.large:
            yield from (Route((), at) for at in range(len(self.graph.steps)))
            return
        stack = [Route((), 0)]
        while stack:
            route = stack.pop()
            yield route
            stack += reversed(tuple(self.onward(route)))

    def onward(self, route: Route) -> Iterator[Route]:
        """Yield where each answer to the question at the end of *route* leads, in their order."""
        step = self.graph.steps[route.at]
        if not step.leads:
            return
        question = self.decision.question(step.question)
        for answer, lead in zip(question.answers, step.leads, strict=True):
            if self.large:
                yield Route((), lead)
            else:
                asked = (*route.asked, (question.id, answer.id))
                yield Route(asked, lead, (*route.steps, route.at))

    def before(self, route: Route) -> Route:
        """Return *route* without its last answer."""
        return Route(route.asked[:-1], route.steps[-1], route.steps[:-1])

    def changed(self, route: Route, number: int, answer: int) -> Route:
        """Return *route* with *answer* to the question *number*, the others kept as far as asked."""
        name, _ = route.asked[number]
        at = route.steps[number]
        asked = (*route.asked[:number], (name, self.decision.question(name).answers[answer].id))
        start = Route(asked, self.graph.steps[at].leads[answer], route.steps[: number + 1])
        return self._onward(start, dict(route.asked))

    def follow(self, answers: Mapping[str, str]) -> Route:
        """Return how far *answers* lead, question by question."""
        return self._onward(Route((), 0), answers)

    def _turns(self, route: Route, number: int) -> Iterator[Turn]:
        name, given = route.asked[number]
        for at, answer in enumerate(self.decision.question(name).answers):
            if answer.id != given:
                to = self.changed(route, number, at)
                yield Turn(answer, to.at, self.address(to))

    def _onward(self, route: Route, answers: Mapping[str, str]) -> Route:
        asked, steps, at = list(route.asked), list(route.steps), route.at
        while self.graph.steps[at].leads:
            step = self.graph.steps[at]
            given = answers.get(step.question)
            if given is None:
                break
            asked.append((step.question, given))
            steps.append(at)
            at = step.leads[self.decision.question(step.question).index(given)]
        return Route(tuple(asked), at, tuple(steps))


def routes_of(decision: Decision) -> Routes | None:
    """Return the routes of *decision*, None where it is not walked page by page."""
    graph = decision.graph
    if graph is None or not graph.steps[0].leads:
        return None
    left = questions_left(graph)
    if count_paths(graph) <= MOST_PATHS and left[0] <= DEEPEST:
        return Routes(decision, graph, left)
    return Routes(decision, graph, left, tuple(_names(graph)))


# Private functions


def _names(graph: Graph) -> Iterator[str]:
    """Yield a name for each step: its question's or outcome's id, numbered from the second on."""
    taken: dict[str, int] = {}
    for step in graph.steps:
        name = step.question or step.outcome or "no.rule"
        taken[name] = taken.get(name, 0) + 1
        yield name if taken[name] == 1 else f"{name}.{taken[name]}"
