"""Compile a decision into a graph to walk: a tree as it is, a table into its reduced questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import and_

from generator.decisions.matching import RuleSets, rule_sets
from generator.model.decisions import Decision, Form, Graph, Question, RuleRow, Step

LIMIT = 8_000  # steps of a table's graph; above it the table is walked rule by rule


def compile_graph(decision: Decision) -> Graph | None:
    """Return the graph of *decision*, None if it has a cycle, collects, or grows too large.

    A table's graph asks, in the order of its factors, only what can still change the outcome.
    """
    if not decision.questions or decision.collects:
        return None
    if decision.form is Form.TREE:
        return _tree(decision)
    return compile_rules(decision.questions, decision.rules)


def find_cycle(decision: Decision) -> tuple[str, ...]:
    """Return the ids of questions that lead round to the first of them, () where there are none."""
    leads = _leads(decision)
    done: set[str] = set()
    for start in (decision.start, *leads):
        path: list[str] = []
        stack = [iter([start])]
        while stack:
            name = next(stack[-1], None)
            if name is None:
                stack.pop()
                done.update(path[-1:])
                path = path[:-1]
            elif name in path:
                return tuple(path[path.index(name) :])
            elif name in leads and name not in done:
                path.append(name)
                stack.append(iter(leads[name]))
    return ()


def compile_rules(
    factors: Sequence[Question], rules: Sequence[RuleRow], limit: int = LIMIT
) -> Graph | None:
    """Return the reduced graph of a table whose first matching rule counts; None above *limit*."""
    names, outcomes = [it.id for it in factors], [rule.outcome.value for rule in rules]
    return compile_sets(names, rule_sets(factors, rules), outcomes, limit)


def compile_sets(
    factors: Sequence[str], sets: RuleSets, outcomes: Sequence[str], limit: int
) -> Graph | None:
    """Do the same for rules that are known by their sets and, in their order, their outcomes."""
    return _Table(factors, sets, outcomes, limit).compile()


# Private functions: trees


def _leads(decision: Decision) -> dict[str, list[str]]:
    return {
        question.id: [answer.target.value for answer in question.answers if answer.target]
        for question in decision.questions
    }


def _tree(decision: Decision) -> Graph | None:
    if find_cycle(decision):
        return None
    order = _order(_leads(decision), decision.start)
    index = {name: at for at, name in enumerate(order)}
    questions = {question.id: question for question in decision.questions}
    steps = []
    for name in order:
        if name in questions:
            targets = [it.target.value for it in questions[name].answers if it.target]
            steps.append(Step(question=name, leads=tuple(index[target] for target in targets)))
        else:
            steps.append(Step(outcome=name))
    return Graph(tuple(steps))


def _order(leads: Mapping[str, Sequence[str]], start: str) -> list[str]:
    """Return what is reached from *start*, each before all that it leads to."""
    finished: list[str] = []
    seen = {start}
    stack = [(start, iter(leads.get(start, ())))]
    while stack:
        name, rest = stack[-1]
        following = next((it for it in rest if it not in seen), None)
        if following is None:
            finished.append(name)
            stack.pop()
        else:
            seen.add(following)
            stack.append((following, iter(leads.get(following, ()))))
    return finished[::-1]


# Private functions: tables


class _Table:
    """Make the reduced graph of rules: equal steps once, a question with one result never."""

    def __init__(
        self, factors: Sequence[str], sets: RuleSets, outcomes: Sequence[str], limit: int
    ) -> None:
        self._factors = factors
        self._sets = sets
        self._outcomes = outcomes
        self._limit = limit
        self._steps: dict[Step, int] = {}
        self._known: dict[tuple[int, int], int] = {}
        self._every = (1 << len(outcomes)) - 1
        self._settled = _settled(sets, self._every)

    def compile(self) -> Graph | None:
        start = self._step(0, self._every)
        return None if start < 0 else Graph(tuple(_from_start(list(self._steps), start)))

    def _step(self, level: int, alive: int) -> int:
        """Return the step for the rules *alive* once the factors before *level* are answered.

        It is -1 once there are too many.
        """
        first = alive & self._settled[level]
        if first:
            lowest = first & -first
            alive &= (lowest << 1) - 1
        outcome = self._only_outcome(alive)
        if not alive or (first and outcome):
            return self._intern(Step(outcome=outcome))
        while all(alive & it == alive for it in self._sets[level]):
            level += 1
        key = (level, alive)
        if key not in self._known:
            self._known[key] = self._ask(level, alive)
        return self._known[key]

    def _ask(self, level: int, alive: int) -> int:
        leads: list[int] = []
        for held in self._sets[level]:
            leads.append(self._step(level + 1, alive & held))
            if leads[-1] < 0 or len(self._known) > self._limit:
                return -1
        if len(set(leads)) == 1:
            return leads[0]
        return self._intern(Step(question=self._factors[level], leads=tuple(leads)))

    def _only_outcome(self, alive: int) -> str:
        """Return the outcome that all the rules *alive* share, or ""."""
        found = ""
        while alive:
            lowest = alive & -alive
            outcome = self._outcomes[lowest.bit_length() - 1]
            if found and outcome != found:
                return ""
            found, alive = outcome, alive ^ lowest
        return found

    def _intern(self, step: Step) -> int:
        return self._steps.setdefault(step, len(self._steps))


def _settled(sets: RuleSets, every: int) -> list[int]:
    """Return for each level the rules that ask for nothing from that level on."""
    found = [every]
    for held in reversed(sets):
        found.append(reduce(and_, held, found[-1]))
    return found[::-1]


def _from_start(steps: Sequence[Step], start: int) -> list[Step]:
    """Return *steps*, made from the last to the first, in the order in which they are walked."""
    reached = {start}
    for at in range(start, -1, -1):
        if at in reached:
            reached.update(steps[at].leads)
    order = sorted(reached, reverse=True)
    index = {old: new for new, old in enumerate(order)}
    return [
        Step(steps[old].question, steps[old].outcome, tuple(index[it] for it in steps[old].leads))
        for old in order
    ]
