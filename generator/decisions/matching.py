"""Find the rules of a table that answers leave open: sets of rules are numbers with a bit for each.

A rule that takes one thing *or* another of several answers has more cubes than one; the bits are
then those of all cubes, in the order of the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TypeAlias

from generator.model.decisions import Decision, Question, RuleRow

RuleSets: TypeAlias = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Matcher:
    """A decision with the set of its cubes that hold for each value of each part."""

    decision: Decision
    sets: RuleSets
    owners: tuple[RuleRow, ...]  # the rule of each cube

    def matching(self, answers: Mapping[str, str]) -> tuple[RuleRow, ...]:
        """Return the rules that *answers* leave open, in their order, up to one that surely holds.

        With all answers given these are the rules that match: for `unique` and `first` just one.
        """
        return tuple(self._matching(answers))

    def holding(self, answers: Mapping[str, str]) -> tuple[RuleRow, ...]:
        """Return those of the rules left open that hold whatever the other answers are."""
        return tuple(it for it in self.matching(answers) if self._surely_holds(it, answers))

    # Private functions

    def _matching(self, answers: Mapping[str, str]) -> Iterator[RuleRow]:
        last: RuleRow | None = None
        for number in numbers(self._left(answers)):
            rule = self.owners[number]
            if rule is last or (rule.otherwise and last is not None and self._settled(answers)):
                continue
            last = rule
            yield rule
            if not self.decision.collects and self._surely_holds(rule, answers):
                return

    def _left(self, answers: Mapping[str, str]) -> int:
        left = (1 << len(self.owners)) - 1
        for part, held in zip(self.decision.parts, self.sets, strict=True):
            if part.question in answers:
                question = self.decision.question(part.question)
                value = question.value_in(part, answers[part.question])
                left &= held[value] if value is not None else -1
        return left

    def _settled(self, answers: Mapping[str, str]) -> bool:
        return all(question.id in answers for question in self.decision.questions)

    def _surely_holds(self, rule: RuleRow, answers: Mapping[str, str]) -> bool:
        pairs = zip(self.decision.questions, rule.cells, strict=True)
        return all(cell is None or factor.id in answers for factor, cell in pairs)


def matcher_of(decision: Decision) -> Matcher:
    """Return the matcher of *decision*."""
    ranked = decision.ranked
    sets = rule_sets(decision.questions, ranked)
    return Matcher(decision, sets, tuple(owners_of(ranked)))


def rule_sets(factors: Sequence[Question], rules: Sequence[RuleRow]) -> RuleSets:
    """Return for each part of *factors*, for each of its values, the set of cubes that hold for it."""
    cubes = [cube for rule in rules for cube in rule.cubes]
    parts = [part for factor in factors for part in factor.parts]
    return tuple(_sets_of([cube[at] for cube in cubes], part.size) for at, part in enumerate(parts))


def owners_of(rules: Iterable[RuleRow]) -> Iterator[RuleRow]:
    """Yield the rule of each cube of *rules*."""
    return (rule for rule in rules for _ in rule.cubes)


def meeting(sets: RuleSets, masks: Sequence[int]) -> int:
    """Return the set of cubes that hold for a combination of the values *masks* of each part."""
    found = -1
    for held, mask in zip(sets, masks, strict=True):
        found &= _either(rules for value, rules in enumerate(held) if mask >> value & 1)
    return found


def numbers(rules: int) -> Iterator[int]:
    """Yield the places in the table of a set of *rules*, counted from 0."""
    while rules:
        lowest = rules & -rules
        yield lowest.bit_length() - 1
        rules ^= lowest


# Private functions


def _sets_of(masks: Sequence[int], size: int) -> tuple[int, ...]:
    every = (1 << size) - 1
    free = 0  # rules that hold for any value: most cells of a table say so
    held = [0] * size
    for number, mask in enumerate(masks):
        if mask == every:
            free |= 1 << number
            continue
        for value in range(size):
            if mask >> value & 1:
                held[value] |= 1 << number
    return tuple(it | free for it in held)


def _either(sets: Iterable[int]) -> int:
    return reduce(or_, sets, 0)
