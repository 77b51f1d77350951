"""Walk a decision: what to ask next, what comes out, and every way through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod

from generator.decisions.matching import Matcher, matcher_of
from generator.model.decisions import Decision, Graph, Question, Step

Answers = Mapping[str, str]  # question id -> answer id


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a set of answers leads.

    ``asked`` are the questions on the way, in their order, with the answers given; ``question``
    is what has to be asked next, "" at an end; ``outcomes`` are what comes out there, in the
    order of the file: none where no rule says so.
    """

    asked: tuple[tuple[str, str], ...]
    question: str = ""
    outcomes: tuple[str, ...] = ()

    @property
    def ended(self) -> bool:
        """Return whether nothing is left to ask."""
        return not self.question


def walk(decision: Decision, answers: Answers) -> Walk:
    """Follow *answers* as far as they lead; answers to what is never asked change nothing."""
    if decision.collects:
        return _collect(matcher_of(decision), answers)
    if decision.graph is None:
        return _by_rules(matcher_of(decision), answers)
    return _by_graph(decision, decision.graph, answers)


def next_question(decision: Decision, answers: Answers) -> Question | None:
    """Return what has to be asked next, None at an end."""
    found = walk(decision, answers).question
    return decision.question(found) if found else None


def all_paths(decision: Decision) -> Iterator[Walk]:
    """Yield every way through, in the order of the answers."""
    if decision.graph:
        yield from _graph_paths(decision, decision.graph)
    elif decision.collects:
        values = [[(it.id, value.id) for value in it.answers] for it in decision.questions]
        matcher = matcher_of(decision)
        for asked in product(*values):
            yield _collect(matcher, dict(asked))
    else:
        yield from _rule_paths(decision)


def count_paths(graph: Graph) -> int:
    """Return how many ways lead through *graph*, without walking them."""
    counts = [0] * len(graph.steps)
    for at in range(len(graph.steps) - 1, -1, -1):
        leads = graph.steps[at].leads
        counts[at] = sum(counts[lead] for lead in leads) if leads else 1
    return counts[0]


def count_ways(decision: Decision) -> int | None:
    """Return how many ways lead through *decision*, None where there are too many to count."""
    if decision.graph:
        return count_paths(decision.graph)
    if decision.collects:
        return prod(len(question.answers) for question in decision.questions)
    return None


def questions_left(graph: Graph) -> tuple[int, ...]:
    """Return for each step how many questions can be asked at most from it on, it included."""
    left = [0] * len(graph.steps)
    for at in range(len(graph.steps) - 1, -1, -1):
        leads = graph.steps[at].leads
        left[at] = 1 + max(left[lead] for lead in leads) if leads else 0
    return tuple(left)


def step_at(decision: Decision, graph: Graph, answers: Answers) -> int:
    """Return the step that *answers* lead to."""
    at = 0
    indexes = _indexes(decision)
    while graph.steps[at].leads:
        answer = indexes[graph.steps[at].question].get(answers.get(graph.steps[at].question, ""))
        if answer is None:
            break
        at = graph.steps[at].leads[answer]
    return at


# Private functions


def _indexes(decision: Decision) -> dict[str, dict[str, int]]:
    return {
        question.id: {answer.id: at for at, answer in enumerate(question.answers)}
        for question in decision.questions
    }


def _collect(matcher: Matcher, answers: Answers) -> Walk:
    decision = matcher.decision
    asked = tuple((it.id, answers[it.id]) for it in decision.questions if it.id in answers)
    missing = next((it.id for it in decision.questions if it.id not in answers), "")
    if missing:
        return Walk(asked, missing)
    found = {rule.outcome.value for rule in matcher.matching(dict(asked))}
    return Walk(asked, "", tuple(it.id for it in decision.outcomes if it.id in found))


def _by_graph(decision: Decision, graph: Graph, answers: Answers) -> Walk:
    indexes = _indexes(decision)
    reduced = _Reduced(graph, indexes, answers) if decision.rules else None
    asked: list[tuple[str, str]] = []
    at = 0
    while graph.steps[at].leads:
        question = graph.steps[at].question
        answer = indexes[question].get(answers.get(question, ""))
        if answer is not None:
            asked.append((question, answers[question]))
            at = graph.steps[at].leads[answer]
            continue
        left = reduced.of(at) if reduced else graph.steps[at]
        if left.question:
            return Walk(tuple(asked), left.question)
        used = reduced.used if reduced else set()
        asked += [(it.id, answers[it.id]) for it in decision.questions if it.id in used]
        return Walk(tuple(asked), "", _named(left))
    return Walk(tuple(asked), "", _named(graph.steps[at]))


def _named(step: Step) -> tuple[str, ...]:
    return (step.outcome,) if step.outcome else ()


class _Reduced:
    """What is left of a table's graph once answers out of its order are given."""

    def __init__(
        self, graph: Graph, indexes: Mapping[str, Mapping[str, int]], answers: Answers
    ) -> None:
        self._graph = graph
        self._answers = answers
        self._indexes = indexes
        self._known: dict[int, Step] = {}
        self._steps: dict[Step, int] = {}
        self.used: set[str] = set()  # answers that were given early and cut something off

    def of(self, at: int) -> Step:
        """Return the first step from *at* on whose question can still change the outcome."""
        if at not in self._known:
            self._known[at] = self._reduce(self._graph.steps[at])
        return self._known[at]

    def _reduce(self, step: Step) -> Step:
        if not step.leads:
            return step
        given = self._indexes[step.question].get(self._answers.get(step.question, ""))
        if given is not None:
            self.used.add(step.question)
            return self.of(step.leads[given])
        left = [self.of(lead) for lead in step.leads]
        if len(set(left)) == 1:
            return left[0]
        ids = tuple(self._steps.setdefault(it, len(self._steps)) for it in left)
        return Step(question=step.question, leads=ids)


def _graph_paths(decision: Decision, graph: Graph) -> Iterator[Walk]:
    questions = {question.id: question for question in decision.questions}
    stack: list[tuple[int, tuple[tuple[str, str], ...]]] = [(0, ())]
    while stack:
        at, asked = stack.pop()
        step = graph.steps[at]
        if not step.leads:
            yield Walk(asked, "", _named(step))
            continue
        answers = questions[step.question].answers
        pairs = list(zip(answers, step.leads, strict=True))
        stack += [(lead, (*asked, (step.question, it.id))) for it, lead in reversed(pairs)]


def _by_rules(matcher: Matcher, answers: Answers) -> Walk:
    """Walk a table whose graph is too large: ask what the rules that are open still ask for."""
    decision = matcher.decision
    asked = tuple((it.id, answers[it.id]) for it in decision.questions if it.id in answers)
    open_rules = matcher.matching(dict(asked))
    outcomes = {rule.outcome.value for rule in open_rules}
    for at, factor in enumerate(decision.questions):
        every = (1 << len(factor.answers)) - 1
        if factor.id not in answers and any(rule.masks[at] != every for rule in open_rules):
            return Walk(asked, factor.id)
    return Walk(asked, "", tuple(outcomes))


def _rule_paths(decision: Decision) -> Iterator[Walk]:
    matcher = matcher_of(decision)
    stack: list[dict[str, str]] = [{}]
    while stack:
        answers = stack.pop()
        found = _by_rules(matcher, answers)
        if found.ended:
            yield found
        else:
            values = decision.question(found.question).answers
            stack += [{**answers, found.question: it.id} for it in reversed(values)]
