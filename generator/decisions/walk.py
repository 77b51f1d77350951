"""Walk a decision: what to ask next, what comes out, and every way through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from math import prod

from generator.decisions.matching import Matcher, matcher_of
from generator.decisions.speech import mentioned
from generator.model.clauses import NONE, UNKNOWN, joined
from generator.model.decisions import Decision, Graph, Part, Question, Step

Answers = Mapping[str, str]  # question id -> answer id, or ids joined with "+"


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a set of answers leads.

    ``asked`` are the questions on the way, in their order, with the answers given; ``question``
    is what has to be asked next, "" at an end; ``outcomes`` are what comes out there, in the
    order of the file: none where no rule says so. ``possible`` has all that can still come out
    where some answers are not known and more than one thing can.
    """

    asked: tuple[tuple[str, str], ...]
    question: str = ""
    outcomes: tuple[str, ...] = ()
    possible: tuple[tuple[str, ...], ...] = ()

    @property
    def ended(self) -> bool:
        """Return whether nothing is left to ask."""
        return not self.question


def walk(decision: Decision, answers: Answers) -> Walk:
    """Follow *answers* as far as they lead; answers to what is never asked change nothing."""
    answers = _normal(decision, answers)
    if decision.collects:
        return _collect(matcher_of(decision), answers)
    if decision.graph is None:
        return _by_rules(matcher_of(decision), answers)
    if unknown_in(decision, answers):
        return _spread(decision, decision.graph, answers)
    return _by_graph(decision, decision.graph, answers)


def unknown_in(decision: Decision, answers: Answers) -> frozenset[str]:
    """Return the questions to which *answers* say that the answer is not known."""
    said = (name for name, given in answers.items() if given == UNKNOWN)
    by_id = decision.questions_by_id
    return frozenset(it for it in said if it in by_id and UNKNOWN not in by_id[it].places)


def possible(decision: Decision, answers: Answers) -> tuple[tuple[str, ...], ...]:
    """Return what can come out once *answers* are given, whatever the others are.

    Each is a row of outcomes that come out together, in the order of the steps that give them.
    """
    if decision.graph is None:
        known = {name: it for name, it in answers.items() if it != UNKNOWN}
        found = [rule.gives for rule in matcher_of(decision).matching(known)]
        return tuple(dict.fromkeys(found))
    reached = reach(decision, decision.graph, answers, free=True)
    ends = (decision.graph.steps[at] for at in reached)
    return tuple(dict.fromkeys(step.outcomes for step in ends if not step.leads))


def reach(decision: Decision, graph: Graph, answers: Answers, *, free: bool = False) -> list[int]:
    """Return the steps that *answers* lead to, in the order of the graph.

    Where an answer is not known, or *free* and not given, all ways are taken.
    """
    parts = _parts(decision)
    unknown = unknown_in(decision, answers)
    seen = {0}
    for at, step in enumerate(graph.steps):
        if at not in seen or not step.leads:
            continue
        value = None
        if step.question in answers and step.question not in unknown:
            part = parts[step.question, step.part]
            value = decision.question(step.question).value_in(part, answers[step.question])
        if value is not None:
            seen.add(step.leads[value])
        elif free or step.question in unknown:
            seen.update(step.leads)
    return sorted(seen)


def next_question(decision: Decision, answers: Answers) -> Question | None:
    """Return what has to be asked next, None at an end."""
    found = walk(decision, answers).question
    return decision.question(found) if found else None


def all_paths(decision: Decision) -> Iterator[Walk]:
    """Yield every way through, in the order of the answers."""
    if decision.graph:
        yield from _graph_paths(decision, decision.graph)
    elif decision.collects:
        matcher = matcher_of(decision)
        values = [[(it.id, value) for value in answers_to(it)] for it in decision.questions]
        for asked in product(*values):
            yield _collect(matcher, dict(asked))
    else:
        yield from _rule_paths(decision)


def answers_to(question: Question) -> Iterator[str]:
    """Yield every answer that can be given to *question*: of several, every choice."""
    if not question.several:
        yield from (answer.id for answer in question.answers)
        return
    names = [answer.id for answer in question.answers if not answer.alone]
    for size in range(len(names), 0, -1):
        yield from (joined(chosen) for chosen in combinations(names, size))
    yield from [answer.id for answer in question.alone] or [NONE]


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
        return prod(_choices(question) for question in decision.questions)
    return None


def questions_left(graph: Graph) -> tuple[int, ...]:
    """Return for each step how many questions can be asked at most from it on, it included."""
    left = [0] * len(graph.steps)
    for at in range(len(graph.steps) - 1, -1, -1):
        step = graph.steps[at]
        if step.leads:
            same = (graph.steps[lead].question == step.question for lead in step.leads)
            more = (left[lead] - it for lead, it in zip(step.leads, same, strict=True))
            left[at] = 1 + max(more)
    return tuple(left)


# Private functions


def _choices(question: Question) -> int:
    if not question.several:
        return len(question.answers)
    free = len(question.answers) - len(question.alone)
    return int(2**free) - 1 + max(len(question.alone), 1)


def _normal(decision: Decision, answers: Answers) -> dict[str, str]:
    by_id = decision.questions_by_id
    return {
        name: by_id[name].normal(given) if name in by_id else given
        for name, given in answers.items()
    }


def _parts(decision: Decision) -> dict[tuple[str, str], Part]:
    return {(part.question, part.answer): part for part in decision.parts}


def _given(names: Iterable[str], answers: Answers) -> tuple[tuple[str, str], ...]:
    return tuple((name, answers[name]) for name in dict.fromkeys(names))


def _collect(matcher: Matcher, answers: Answers) -> Walk:
    decision = matcher.decision
    asked = _given((it.id for it in decision.questions if it.id in answers), answers)
    missing = next((it.id for it in decision.questions if it.id not in answers), "")
    if missing:
        return Walk(asked, missing)
    unknown = unknown_in(decision, answers)
    known = {name: given for name, given in asked if name not in unknown}
    rules = matcher.holding(known) if unknown else matcher.matching(known)
    found = {name for rule in rules if not (unknown and rule.otherwise) for name in rule.gives}
    return Walk(asked, "", tuple(it.id for it in decision.outcomes if it.id in found))


def _by_graph(decision: Decision, graph: Graph, answers: Answers) -> Walk:
    parts = _parts(decision)
    reduced = _Reduced(decision, graph, answers) if decision.rules else None
    asked: list[str] = []
    at = 0
    while graph.steps[at].leads:
        step = graph.steps[at]
        value = _value(decision, parts, step, answers)
        if value is not None:
            asked.append(step.question)
            at = step.leads[value]
            continue
        left = reduced.of(at) if reduced else step
        if left.question:
            return Walk(_given(asked, answers), left.question)
        used = reduced.used if reduced else set()
        asked += [it.id for it in decision.questions if it.id in used]
        return Walk(_given(asked, answers), "", left.outcomes)
    return Walk(_given(asked, answers), "", graph.steps[at].outcomes)


def _value(
    decision: Decision, parts: Mapping[tuple[str, str], Part], step: Step, answers: Answers
) -> int | None:
    if step.question not in answers:
        return None
    part = parts[step.question, step.part]
    return decision.question(step.question).value_in(part, answers[step.question])


def _spread(decision: Decision, graph: Graph, answers: Answers) -> Walk:
    """Walk on where some answers are not known: what is asked next, or what can come out."""
    reached = [graph.steps[at] for at in reach(decision, graph, answers)]
    given = [step.question for step in reached if step.question in answers]
    asked = _given(given, answers)
    open_question = next(
        (step.question for step in reached if step.leads and step.question not in answers), ""
    )
    if open_question:
        return Walk(asked, open_question)
    ends = tuple(dict.fromkeys(step.outcomes for step in reached if not step.leads))
    return Walk(asked, "", ends[0]) if len(ends) == 1 else Walk(asked, "", (), ends)


class _Reduced:
    """What is left of a table's graph once answers out of its order are given."""

    def __init__(self, decision: Decision, graph: Graph, answers: Answers) -> None:
        self._decision = decision
        self._graph = graph
        self._answers = answers
        self._parts = _parts(decision)
        self._worded = frozenset(
            name for outcome in decision.outcomes for name in mentioned(decision, outcome)
        )
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
        given = _value(self._decision, self._parts, step, self._answers)
        if given is not None:
            self.used.add(step.question)
            return self.of(step.leads[given])
        left = [self.of(lead) for lead in step.leads]
        if len(set(left)) == 1 and step.question not in self._worded:
            return left[0]
        ids = tuple(self._steps.setdefault(it, len(self._steps)) for it in left)
        return Step(step.question, (), ids, step.part)


def _graph_paths(decision: Decision, graph: Graph) -> Iterator[Walk]:
    questions = decision.questions_by_id
    stack: list[tuple[int, tuple[tuple[str, str], ...], dict[str, int]]] = [(0, (), {})]
    while stack:
        at, asked, values = stack.pop()
        step = graph.steps[at]
        if not step.leads:
            yield Walk(asked, "", step.outcomes)
            continue
        question = questions[step.question]
        following = []
        for value, lead in enumerate(step.leads):
            now = {**values, step.part: value}
            if graph.steps[lead].question == step.question:
                following.append((lead, asked, now))
            else:
                pair = (question.id, question.given_by(now))
                following.append((lead, (*asked, pair), {}))
        stack += reversed(following)


def _by_rules(matcher: Matcher, answers: Answers) -> Walk:
    """Walk a table whose graph is too large: ask what the rules that are open still ask for."""
    decision = matcher.decision
    known = {name: it for name, it in answers.items() if name in decision.questions_by_id}
    unknown = unknown_in(decision, known)
    asked = _given((it.id for it in decision.questions if it.id in known), known)
    open_rules = matcher.matching({name: it for name, it in asked if name not in unknown})
    gives = tuple(dict.fromkeys(rule.gives for rule in open_rules))
    words = {
        name for row in gives for it in row for name in mentioned(decision, decision.outcome(it))
    }
    for at, factor in enumerate(decision.questions):
        wanted = factor.id in words or any(rule.cells[at] is not None for rule in open_rules)
        if factor.id not in known and wanted:
            return Walk(asked, factor.id)
    if len(gives) > 1 and unknown:
        return Walk(asked, "", (), gives)
    return Walk(asked, "", gives[0] if gives else ())


def _rule_paths(decision: Decision) -> Iterator[Walk]:
    matcher = matcher_of(decision)
    stack: list[dict[str, str]] = [{}]
    while stack:
        answers = stack.pop()
        found = _by_rules(matcher, answers)
        if found.ended:
            yield found
        else:
            values = answers_to(decision.question(found.question))
            stack += reversed([{**answers, found.question: it} for it in values])
