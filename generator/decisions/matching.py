"""Find the rules of a table that answers leave open: sets of rules are numbers with a bit for each."""

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
    """A decision with the set of its rules that hold for each answer, by question and answer."""

    decision: Decision
    holding: Mapping[str, Mapping[str, int]]

    def matching(self, answers: Mapping[str, str]) -> tuple[RuleRow, ...]:
        """Return the rules that *answers* leave open, in their order, up to one that surely holds.

        With all answers given these are the rules that match: for `unique` and `first` just one.
        """
        return tuple(self._matching(answers))

    # Private functions

    def _matching(self, answers: Mapping[str, str]) -> Iterator[RuleRow]:
        left = (1 << len(self.decision.rules)) - 1
        for name, given in answers.items():
            left &= self.holding[name][given]
        for number in numbers(left):
            rule = self.decision.rules[number]
            yield rule
            if not self.decision.collects and self._surely_holds(rule, answers):
                return

    def _surely_holds(self, rule: RuleRow, answers: Mapping[str, str]) -> bool:
        return all(
            factor.id in answers or mask == (1 << len(factor.answers)) - 1
            for factor, mask in zip(self.decision.questions, rule.masks, strict=True)
        )


def matcher_of(decision: Decision) -> Matcher:
    """Return the matcher of *decision*."""
    sets = rule_sets(decision.questions, decision.rules)
    return Matcher(
        decision,
        {
            factor.id: dict(zip((it.id for it in factor.answers), held, strict=True))
            for factor, held in zip(decision.questions, sets, strict=True)
        },
    )


def rule_sets(factors: Sequence[Question], rules: Sequence[RuleRow]) -> RuleSets:
    """Return for each of *factors*, for each of its values, the set of *rules* that hold for it."""
    return tuple(
        _sets_of([rule.masks[at] for rule in rules], len(factor.answers))
        for at, factor in enumerate(factors)
    )


def meeting(sets: RuleSets, masks: Sequence[int]) -> int:
    """Return the set of rules that hold for a combination of the values *masks* of each factor."""
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
