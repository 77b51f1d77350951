"""Follow the ways through a tree as they can really be answered, and make its graph of them.

Where arrows have conditions, a question has a step for each of the pasts that still make a
difference behind it: of the answers before, only whether the clauses hold that are still to come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import TypeAlias

from generator.model.clauses import NONE, Clause, joined
from generator.model.decisions import WHICH, Arrow, DeadEnd, Decision, Graph, Question, Step, Survey

LIMIT = 20_000  # steps of a tree's graph

# A place on a way: a question, the clauses that hold, and of several answers how many were gone
# through, which of those that matter were chosen, and the first of all; or outcomes at an end.
_Place: TypeAlias = tuple[str, int, int, frozenset[str], str]
_End: TypeAlias = tuple[str, ...]
_Key: TypeAlias = _Place | _End


def survey_tree(decision: Decision) -> tuple[Graph | None, Survey]:
    """Return the graph of the tree *decision* and what was seen on its ways.

    There is no graph where there is a cycle, or no end.
    """
    if not any(_arrows(it) for it in decision.questions) or not decision.start:
        return None, Survey()
    ways = _Ways(decision)
    if not ways.follow():
        return None, Survey(too_large=True)
    cycle = find_cycle(decision) if not ways.conditional else ways.cycle()
    survey = Survey(cycle, tuple(ways.dead_ends()), frozenset(ways.taken))
    return (None if cycle else ways.graph()), survey


def find_cycle(decision: Decision) -> tuple[str, ...]:
    """Return the ids of questions that lead round to the first of them, () where there are none.

    Conditions are left aside: what they rule out is seen by `survey_tree`.
    """
    if decision.survey is not None and decision.survey.cycle:
        return decision.survey.cycle
    if any(arrow.when for it in decision.questions for arrow in _arrows(it)):
        return ()
    leads = {it.id: [to for arrow in _arrows(it) for to in _to(arrow)] for it in decision.questions}
    return _round(leads, (decision.start, *leads))


# Private functions


def _arrows(question: Question) -> Iterator[Arrow]:
    yield from question.arrows
    for answer in question.answers:
        yield from answer.arrows


def _to(arrow: Arrow) -> tuple[str, ...]:
    return tuple(name.value for name in arrow.targets)


def _round(leads: Mapping[str, Sequence[str]], starts: Iterable[str]) -> tuple[str, ...]:
    done: set[str] = set()
    for start in starts:
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


@dataclass(frozen=True, slots=True)
class _Clauses:
    """The clauses of a tree's arrows, each a bit."""

    bits: Mapping[Clause, int]
    of_question: Mapping[str, Sequence[Clause]]
    ahead: Mapping[str, int]  # those that are asked at a question or behind it

    def rows(self, arrow: Arrow) -> list[int]:
        """Return the rows of the condition of *arrow* as sets of clauses."""
        rows = arrow.when.rows if arrow.when else ()
        return [reduce(or_, (self.bits[it] for it in row), 0) for row in rows]


def _clauses_of(decision: Decision) -> _Clauses:
    bits: dict[Clause, int] = {}
    of_question: dict[str, list[Clause]] = {}
    own: dict[str, int] = {}
    for question in decision.questions:
        conditions = [arrow.when for arrow in _arrows(question) if arrow.when]
        own[question.id] = 0
        for clause in (it for condition in conditions for it in condition.clauses):
            if clause not in bits:
                bits[clause] = 1 << len(bits)
                of_question.setdefault(clause.question, []).append(clause)
            own[question.id] |= bits[clause]
    return _Clauses(bits, of_question, _ahead(decision, own))


def _ahead(decision: Decision, own: Mapping[str, int]) -> dict[str, int]:
    """Return the clauses asked at each question or anywhere behind it."""
    ahead = dict(own)
    changed = bool(any(own.values()))
    while changed:
        changed = False
        for question in reversed(decision.questions):
            more = (ahead.get(name, 0) for it in _arrows(question) for name in _to(it))
            found = reduce(or_, more, ahead[question.id])
            changed |= found != ahead[question.id]
            ahead[question.id] = found
    return ahead


@dataclass(slots=True)
class _Ways:
    decision: Decision
    taken: set[tuple[int, int]] = field(default_factory=set)
    leads: dict[_Key, list[_Key]] = field(default_factory=dict)
    came: dict[_Key, tuple[_Key, int]] = field(default_factory=dict)
    lost: list[tuple[_Place, str]] = field(default_factory=list)
    clauses: _Clauses = field(init=False)
    conditional: bool = field(init=False)
    rows: dict[tuple[int, int], list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.clauses = _clauses_of(self.decision)
        self.conditional = bool(self.clauses.bits)

    def follow(self) -> bool:
        """Follow all ways; return whether they came to an end."""
        start = self._enter(self.decision.start, self._nothing())
        stack: list[_Key] = [start]
        while stack:
            key = stack.pop()
            if key in self.leads or not _is_place(key):
                continue
            self.leads[key] = self._leads(key)
            for value, lead in enumerate(self.leads[key]):
                if lead != start:
                    self.came.setdefault(lead, (key, value))
            stack += reversed(self.leads[key])
            if len(self.leads) > LIMIT:
                return False
        return True

    def graph(self) -> Graph:
        """Return the ways as a graph."""
        start = self._enter(self.decision.start, self._nothing())
        order = _order(self.leads, start)
        index = {key: at for at, key in enumerate(order)}
        return Graph(tuple(self._step(key, index) for key in order))

    def cycle(self) -> tuple[str, ...]:
        """Return a row of questions that can really be answered and that leads round."""
        names = {key: f"{at}" for at, key in enumerate(self.leads)}
        keys = {name: key for key, name in names.items()}
        leads = {
            names[key]: [names[it] for it in found if it in names]
            for key, found in self.leads.items()
        }
        found = _round(leads, leads)
        if found:
            return tuple(dict.fromkeys(str(keys[name][0]) for name in found))
        return self._twice()

    def dead_ends(self) -> Iterator[DeadEnd]:
        """Yield the answers that lead nowhere, each with the answers before it."""
        seen: set[tuple[str, str]] = set()
        for place, given in self.lost:
            if (place[0], given) not in seen:
                seen.add((place[0], given))
                yield DeadEnd(place[0], given, tuple(self._before(place)))

    # Private functions

    def _nothing(self) -> int:
        """Return the clauses that hold as long as nothing is answered."""
        return sum(bit for clause, bit in self.clauses.bits.items() if clause.negated)

    def _enter(self, name: str, held: int) -> _Place:
        return name, held & self.clauses.ahead.get(name, 0), 0, frozenset(), ""

    def _leads(self, place: _Key) -> list[_Key]:
        name, _, at, _, _ = _as_place(place)
        question = self.decision.question(name)
        if not question.several:
            return [self._behind(_as_place(place), it.id, it.id) for it in question.answers]
        return [self._part(_as_place(place), question, at, value) for value in self._values(place)]

    def _values(self, place: _Key) -> range:
        name, _, at, _, _ = _as_place(place)
        return range(self.decision.question(name).parts[at].size)

    def _part(self, place: _Place, question: Question, at: int, value: int) -> _Key:
        """Return what follows once the part *at* of several answers has *value*."""
        name, held, _, chosen, first = place
        part = question.parts[at]
        if part.answer == WHICH:
            alone = question.alone[value].id
            return self._behind(place, alone, alone)
        if value == 0:
            chosen = chosen | {part.answer} if self._matters(part.answer, name) else chosen
            first = first or part.answer
        last = at + 1 == len(question.parts) or (
            question.parts[at + 1].answer == WHICH and bool(first)
        )
        if not last:
            return name, held, at + 1, chosen, first
        given = first or (question.alone[0].id if question.alone else NONE)
        return self._behind((name, held, at, chosen, first), joined(chosen or {given}), given)

    def _matters(self, answer: str, question: str) -> bool:
        clauses = self.clauses.of_question.get(question, ())
        return any(name == answer for it in clauses for term in it.terms for name, _ in term)

    def _behind(self, place: _Place, given: str, first: str) -> _Key:
        """Return where the answer *given* leads; of several, *first* was chosen first."""
        name, held = place[0], place[1]
        question = self.decision.question(name)
        for clause in self.clauses.of_question.get(name, ()):
            bit = self.clauses.bits[clause]
            held = held | bit if clause.holds(given) else held & ~bit
        chosen = question.answer(first)
        for arrow in (*question.arrows, *(chosen.arrows if chosen else ())):
            if self._open(arrow, held):
                self.taken.add((arrow.span.line, arrow.span.column))
                targets = _to(arrow)
                asked = targets[0] in self.decision.questions_by_id
                return self._enter(targets[0], held) if asked else ("=", *targets)
        self.lost.append((place, given))
        return ("=",)

    def _open(self, arrow: Arrow, held: int) -> bool:
        if arrow.when is None:
            return True
        place = (arrow.span.line, arrow.span.column)
        if place not in self.rows:
            self.rows[place] = self.clauses.rows(arrow)
        return any(row & held == row for row in self.rows[place])

    def _step(self, key: _Key, index: Mapping[_Key, int]) -> Step:
        if not _is_place(key):
            return Step(outcomes=tuple(str(it) for it in key[1:]))
        name, _, at, _, _ = _as_place(key)
        leads = tuple(index[lead] for lead in self.leads[key])
        return Step(name, (), leads, self.decision.question(name).parts[at].answer)

    def _twice(self) -> tuple[str, ...]:
        """Return a question that can be asked again behind itself."""
        order = _order(self.leads, self._enter(self.decision.start, self._nothing()))
        bits = {question.id: 1 << at for at, question in enumerate(self.decision.questions)}
        behind: dict[_Key, int] = {}
        for key in reversed(order):
            if not _is_place(key):
                behind[key] = 0
                continue
            name = _as_place(key)[0]
            behind[key] = 0
            for lead in self.leads[key]:
                own = _is_place(lead) and (_as_place(lead)[0] != name or _as_place(lead)[2] == 0)
                behind[key] |= behind[lead] | (bits[_as_place(lead)[0]] if own else 0)
            if behind[key] & bits[name] and _as_place(key)[2] == 0:
                return (name,)
        return ()

    def _before(self, place: _Place) -> Iterator[tuple[str, str]]:
        """Yield the answers on a way to *place*, the last one first."""
        found: dict[str, dict[str, int]] = {}
        key: _Key = place
        while key in self.came:
            key, value = self.came[key]
            name, _, at, _, _ = _as_place(key)
            part = self.decision.question(name).parts[at]
            found.setdefault(name, {})[part.answer] = value
        whole = [(it, values) for it, values in found.items() if it != place[0]]
        for name, values in reversed(whole):
            yield name, self.decision.question(name).given_by(values)


def _is_place(key: _Key) -> bool:
    return key[0] != "="


def _as_place(key: _Key) -> _Place:
    return key  # type: ignore[return-value]  # a key that does not begin with "=" is a place


def _order(leads: Mapping[_Key, Sequence[_Key]], start: _Key) -> list[_Key]:
    """Return what is reached from *start*, each before all that it leads to."""
    finished: list[_Key] = []
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
