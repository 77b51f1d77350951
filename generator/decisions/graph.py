"""Compile a decision into a graph to walk: a tree as it is, a table into its reduced questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import and_

from generator.decisions.matching import RuleSets, owners_of, rule_sets
from generator.decisions.speech import mentioned
from generator.decisions.trees import find_cycle
from generator.model.decisions import WHICH, Decision, Form, Graph, Part, Question, RuleRow, Step

__all__ = ["LIMIT", "compile_graph", "compile_rules", "compile_sets", "find_cycle"]

LIMIT = 8_000  # steps of a table's graph; above it the table is walked rule by rule

Gives = Sequence[tuple[str, ...]]  # the outcomes of each cube


def compile_graph(decision: Decision) -> Graph | None:
    """Return the graph of the table *decision*, None if it collects or grows too large.

    It asks, in the order of its factors, only what can still change an outcome or its words.
    """
    if not decision.questions or decision.collects or decision.form is Form.TREE:
        return None
    wanted = {it.id: mentioned(decision, it) for it in decision.outcomes}
    return compile_rules(decision.questions, decision.rules, wanted=wanted)


def compile_rules(
    factors: Sequence[Question],
    rules: Sequence[RuleRow],
    limit: int = LIMIT,
    wanted: Mapping[str, frozenset[str]] | None = None,
) -> Graph | None:
    """Return the reduced graph of a table whose first matching rule counts; None above *limit*.

    *wanted* has for each outcome the factors that its words depend on.
    """
    ranked = sorted(rules, key=lambda rule: rule.otherwise)
    parts = [part for factor in factors for part in factor.parts]
    gives = [rule.gives for rule in owners_of(ranked)]
    return compile_sets(parts, rule_sets(factors, ranked), gives, limit, wanted)


def compile_sets(
    parts: Sequence[Part],
    sets: RuleSets,
    gives: Gives,
    limit: int,
    wanted: Mapping[str, frozenset[str]] | None = None,
) -> Graph | None:
    """Do the same for cubes that are known by their sets and, in their order, their outcomes."""
    try:
        return _Table(parts, sets, gives, limit, wanted or {}).compile()
    except _TooLargeError:
        return None


# Private functions


class _TooLargeError(Exception):
    """There are more steps than anybody would walk."""


class _Table:
    """Make the reduced graph of rules: equal steps once, a question with one result never.

    All parts of a question are asked together or not at all, so that an answer is whole.
    """

    def __init__(
        self,
        parts: Sequence[Part],
        sets: RuleSets,
        gives: Gives,
        limit: int,
        wanted: Mapping[str, frozenset[str]],
    ) -> None:
        self._parts = parts
        self._sets = sets
        self._gives = gives
        self._limit = limit
        self._steps: dict[Step, int] = {}
        self._known: dict[tuple[int, int], int] = {}
        self._asked: dict[tuple[int, int, bool], tuple[int, frozenset[int]]] = {}
        self._every = (1 << len(gives)) - 1
        self._settled = _settled(sets, self._every)
        self._ends = _ends(parts)
        self._worded = [_worded(part.question, gives, wanted) for part in parts]
        self._words_behind = _behind(self._worded)
        self._telling = [
            _telling(sets[at : self._ends[at]], self._every) | self._worded[at]
            for at in range(len(parts))
        ]
        self._alike = _alike(gives)

    def compile(self) -> Graph:
        start = self._step(0, self._every)
        return Graph(tuple(_from_start(list(self._steps), start)))

    def _step(self, level: int, alive: int) -> int:
        """Return the step for the cubes *alive* once the parts before *level* are answered."""
        first = alive & self._settled[level]
        if first:
            alive &= ((first & -first) << 1) - 1
        while level < len(self._parts) and not alive & self._telling[level]:
            level = self._ends[level]
        key = (level, alive)
        if key in self._known:
            return self._known[key]
        words = alive & self._words_behind[level]
        gives = self._only(alive)
        if not alive or (first and gives is not None and not words) or level == len(self._parts):
            return self._intern(Step(outcomes=gives or ()))
        self._known[key] = self._question(level, alive)
        return self._known[key]

    def _cut(self, level: int, alive: int) -> int:
        """Return *alive* up to the first cube that surely holds."""
        first = alive & self._settled[level]
        return alive & ((first & -first) << 1) - 1 if first else alive

    def _question(self, level: int, alive: int) -> int:
        if not self._parts[level].answer:
            return self._whole(level, alive)
        at, exits = self._ask(level, alive, self._ends[level], clean=True)
        if len(exits) == 1 and not alive & self._worded[level]:
            return next(iter(exits))
        return at

    def _whole(self, level: int, alive: int) -> int:
        """Do so for a question of one part."""
        leads = tuple(self._step(level + 1, alive & held) for held in self._sets[level])
        if leads.count(leads[0]) == len(leads) and not alive & self._worded[level]:
            return leads[0]
        return self._intern(Step(question=self._parts[level].question, leads=leads))

    def _ask(self, level: int, alive: int, end: int, *, clean: bool) -> tuple[int, frozenset[int]]:
        """Return the step of the part at *level*, and up to two of the steps behind its question.

        *clean*: none of several answers was chosen so far.
        """
        if level == end:
            step = self._step(level, alive)
            return step, frozenset({step})
        part = self._parts[level]
        if part.answer == WHICH and not clean:
            return self._ask(level + 1, alive, end, clean=False)
        alive = self._cut(level, alive)
        key = (level, alive, clean)
        if key not in self._asked:
            self._asked[key] = self._led(part, level, alive, end, clean=clean)
        return self._asked[key]

    def _led(
        self, part: Part, level: int, alive: int, end: int, *, clean: bool
    ) -> tuple[int, frozenset[int]]:
        leads: list[int] = []
        exits: set[int] = set()
        for value, held in enumerate(self._sets[level]):
            none = clean and (value == 1 or part.answer == WHICH)
            lead, behind = self._ask(level + 1, alive & held, end, clean=none)
            leads.append(lead)
            exits |= behind
        step = Step(question=part.question, part=part.answer, leads=tuple(leads))
        return self._intern(step), frozenset(sorted(exits)[:2])

    def _only(self, alive: int) -> tuple[str, ...] | None:
        """Return the outcomes that all the cubes *alive* share, None where they do not."""
        if not alive:
            return None
        first = (alive & -alive).bit_length() - 1
        return None if alive & ~self._alike[first] else self._gives[first]

    def _intern(self, step: Step) -> int:
        if len(self._known) > self._limit or len(self._asked) > 4 * self._limit:
            raise _TooLargeError
        return self._steps.setdefault(step, len(self._steps))


def _ends(parts: Sequence[Part]) -> list[int]:
    """Return for each part where the next question begins."""
    ends = [len(parts)] * len(parts)
    for at in range(len(parts) - 2, -1, -1):
        same = parts[at].question == parts[at + 1].question
        ends[at] = ends[at + 1] if same else at + 1
    return ends


def _behind(sets: Sequence[int]) -> list[int]:
    """Return for each level the cubes in any of *sets* from there on."""
    found = [0]
    for own in reversed(sets):
        found.append(found[-1] | own)
    return found[::-1]


def _telling(sets: RuleSets, every: int) -> int:
    """Return the cubes that some value of the parts *sets* rules out."""
    held = every
    for own in sets:
        held = reduce(and_, own, held)
    return every & ~held


def _alike(gives: Gives) -> list[int]:
    """Return for each cube those that give the same."""
    found: dict[tuple[str, ...], int] = {}
    for at, own in enumerate(gives):
        found[own] = found.get(own, 0) | 1 << at
    return [found[own] for own in gives]


def _worded(question: str, gives: Gives, wanted: Mapping[str, frozenset[str]]) -> int:
    """Return the cubes with an outcome whose words depend on *question*."""
    if not any(question in names for names in wanted.values()):
        return 0
    bits = (
        1 << at
        for at, names in enumerate(gives)
        if any(question in wanted.get(name, ()) for name in names)
    )
    return sum(bits)


def _settled(sets: RuleSets, every: int) -> list[int]:
    """Return for each level the cubes that ask for nothing from that level on."""
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
        Step(
            steps[old].question,
            steps[old].outcomes,
            tuple(index[lead] for lead in steps[old].leads),
            steps[old].part,
        )
        for old in order
    ]
