"""Say where the pages of a walk stand: one address for each row of answers.

``decisions/<id>/<question>.<answer>/...``: the address is the whole state. Several answers are
joined by ``+``; without script they are asked one by one, at addresses such as
``<question>/<answer>.yes/``. A decision that would need very many pages has one for each of its
questions and outcomes instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.decisions.permalink import segment
from generator.decisions.walk import questions_left
from generator.model.clauses import UNKNOWN, joined
from generator.model.decisions import WHICH, Decision, Graph, Part, Question, Step

MOST_PAGES = 2_000

Asked = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Route:
    """The way to the step ``at`` of a graph: what was asked and answered on it, at which steps.

    ``partial`` are the parts of the question at its end that are answered already, since the
    step ``first``.
    """

    asked: Asked
    at: int
    steps: tuple[int, ...] = ()
    partial: tuple[tuple[str, int], ...] = ()
    first: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """Another answer to a question of a route, and where it leads, the rest kept as far as asked."""

    words: str
    to: int
    address: str


@dataclass(frozen=True, slots=True)
class Stop:
    """The end of a route; ``turns`` has those at each of its questions.

    ``unknown``: its reader does not know the answer to the question there.
    """

    route: Route
    address: str
    turns: tuple[tuple[Turn, ...], ...]
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Routes:
    """The addresses of a decision's walk; ``names`` are those of its steps in a large one."""

    decision: Decision
    graph: Graph
    left: tuple[int, ...]
    parts: Mapping[tuple[str, str], Part]
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
        if not route.asked and not route.partial:
            return f"{self.base}start/"
        return self.base + self.rest(route)

    def rest(self, route: Route) -> str:
        """Return what the answers of *route* add to the decision's address."""
        path = "".join(f"{segment(*pair)}/" for pair in route.asked)
        if route.partial:
            question = self.graph.steps[route.at].question
            path += "".join(f"{it}/" for it in (question, *self.answered(route)))
        return path

    def answered(self, route: Route) -> Iterator[str]:
        """Yield the parts of the question at the end of *route* that are answered, each with its value."""
        yield from (f"{name}.{_value(value)}" for name, value in route.partial)

    def stops(self) -> Iterator[Stop]:
        """Yield the end of every route that has a page of its own."""
        for route in self.all():
            turns = tuple(tuple(self._turns(route, at)) for at in range(len(route.asked)))
            yield Stop(route, self.address(route), turns)
            if self.offers_unknown(route):
                yield Stop(route, self.unknown(route), turns, unknown=True)

    def offers_unknown(self, route: Route) -> bool:
        """Return whether the reader of the page at *route* may say not to know."""
        step = self.graph.steps[route.at]
        if not step.leads or route.partial or self.large:
            return False
        return self.decision.offers_unknown(self.decision.question(step.question))

    def unknown(self, route: Route) -> str:
        """Return the address where the answer to the question at *route* is not known."""
        question = self.graph.steps[route.at].question
        return f"{self.base}{self.rest(route)}{segment(question, UNKNOWN)}/"

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
        """Yield where each value of the part asked at the end of *route* leads, in their order."""
        step = self.graph.steps[route.at]
        for value in range(len(step.leads)):
            if self.large:
                yield Route((), step.leads[value])
            else:
                yield self._step(route, step, value)

    def before(self, route: Route) -> Route:
        """Return *route* without its last answer."""
        if route.partial:
            return self._replayed(replace(route, partial=(), at=route.first), route.partial[:-1])
        return Route(route.asked[:-1], route.steps[-1], route.steps[:-1])

    def again(self, route: Route, number: int) -> Route:
        """Return *route* as far as its question *number*, which is to be answered again."""
        return Route(route.asked[:number], route.steps[number], route.steps[:number])

    def changed(self, route: Route, number: int, given: str) -> Route:
        """Return *route* with another answer to the question *number*, the others kept."""
        answers = {**dict(route.asked), route.asked[number][0]: given}
        return self._onward(self.again(route, number), answers)

    def follow(self, answers: Mapping[str, str]) -> Route:
        """Return how far *answers* lead, question by question."""
        return self._onward(Route((), 0), answers)

    # Private functions

    def _step(self, route: Route, step: Step, value: int) -> Route:
        lead = step.leads[value]
        partial = (*route.partial, (step.part, value))
        first = route.first if route.partial else route.at
        if self.graph.steps[lead].question == step.question:
            return replace(route, at=lead, partial=partial, first=first)
        given = self.decision.question(step.question).given_by(dict(partial))
        return Route((*route.asked, (step.question, given)), lead, (*route.steps, first))

    def _replayed(self, route: Route, values: tuple[tuple[str, int], ...]) -> Route:
        for _, value in values:
            route = self._step(route, self.graph.steps[route.at], value)
        return route

    def _turns(self, route: Route, number: int) -> Iterator[Turn]:
        name, given = route.asked[number]
        for words, other in other_answers(self.decision.question(name), given):
            to = self.changed(route, number, other)
            yield Turn(words, to.at, self.address(to))

    def _onward(self, route: Route, answers: Mapping[str, str]) -> Route:
        while self.graph.steps[route.at].leads:
            step = self.graph.steps[route.at]
            given = answers.get(step.question)
            part = self.parts[step.question, step.part]
            value = self.decision.question(step.question).value_in(part, given) if given else None
            if value is None:
                break
            route = self._step(route, step, value)
        return route


def other_answers(question: Question, given: str) -> Iterator[tuple[str, str]]:
    """Yield the answers to *question* beside *given*, in words and as they are written.

    Of several answers they are those with one more, or one less.
    """
    if not question.several:
        yield from ((it.title, it.id) for it in question.answers if it.id != given)
        return
    chosen = {answer.id for answer in question.chosen(given) if not answer.alone}
    for answer in question.answers:
        if answer.alone and chosen:
            yield answer.title, answer.id
        elif not answer.alone:
            now = chosen ^ {answer.id}
            words = f"without “{answer.title}”" if answer.id in chosen else f"with “{answer.title}”"
            yield words, joined(now) if now else question.normal("none")


def routes_of(decision: Decision) -> Routes | None:
    """Return the routes of *decision*, None where it is not walked page by page."""
    graph = decision.graph
    if graph is None or not graph.steps[0].leads:
        return None
    parts = {(part.question, part.answer): part for part in decision.parts}
    routes = Routes(decision, graph, questions_left(graph), parts)
    if pages_of(decision, graph) <= MOST_PAGES:
        return routes
    return replace(routes, names=tuple(_names(graph)))


def pages_of(decision: Decision, graph: Graph) -> int:
    """Return how many pages a walk needs that has one for each row of answers."""
    pages = [1] * len(graph.steps)
    for at in range(len(graph.steps) - 1, -1, -1):
        step = graph.steps[at]
        if step.leads:
            own = decision.question(step.question)
            first = step.part == own.parts[0].answer
            more = 1 if first and decision.offers_unknown(own) else 0
            pages[at] = 1 + more + sum(pages[lead] for lead in step.leads)
    return pages[0]


def is_first(routes: Routes, route: Route) -> bool:
    """Return whether *route* ends where a question is asked for the first time."""
    step = routes.graph.steps[route.at]
    return not step.part or step.part == routes.decision.question(step.question).parts[0].answer


# Private functions


def _value(value: int) -> str:
    return "yes" if value == 0 else "no"


def _names(graph: Graph) -> Iterator[str]:
    """Yield a name for each step: its question's or outcome's id, numbered from the second on."""
    taken: dict[str, int] = {}
    for step in graph.steps:
        part = f"~{'which' if step.part == WHICH else step.part}" if step.part else ""
        name = f"{step.question}{part}" or "+".join(step.outcomes) or "no.rule"
        taken[name] = taken.get(name, 0) + 1
        yield name if taken[name] == 1 else f"{name}.{taken[name]}"
