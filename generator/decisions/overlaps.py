"""Find the rules of a table that hold for the same combinations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import islice
from operator import or_

from generator.decisions.conditions import condition_texts
from generator.decisions.cubes import space_of
from generator.decisions.matching import RuleSets, meeting, numbers, owners_of, rule_sets
from generator.model.decisions import Decision, Form, Hit, RuleRow
from generator.words.phrases import all_of, phrase

SHOWN = 50


def overlaps(decision: Decision) -> Iterator[tuple[RuleRow, RuleRow]]:
    """Yield the pairs of rules that should not hold for the same combination, earlier one first.

    In a ``unique`` table that is any two; in a ``collect`` table two of the same outcome of which
    one says no more than the other; in a ``first`` table none. Each rule is named once, with the
    first that it meets; after *SHOWN* pairs the rest is left.
    """
    if not decision.sound or decision.form is not Form.TABLE or decision.hit is Hit.FIRST:
        return
    rules = [rule for rule in decision.rules if not rule.otherwise]
    owners = list(owners_of(rules))
    sets = rule_sets(decision.questions, rules)
    found = (_first_met(decision, sets, owners, rule) for rule in rules)
    yield from islice((pair for pair in found if pair), SHOWN)


def shared(decision: Decision, one: RuleRow, other: RuleRow) -> str:
    """Say in words the combinations for which both rules hold."""
    space = space_of([part.size for part in decision.parts])
    both = [
        space.cube(cube) & space.cube(more)
        for cube in one.cubes
        for more in other.cubes
        if space.meet(space.cube(cube), space.cube(more))
    ]
    parts = condition_texts(decision, space, both[0])
    return all_of(parts) if parts else phrase("all combinations")


# Private functions


def _first_met(
    decision: Decision, sets: RuleSets, owners: Sequence[RuleRow], rule: RuleRow
) -> tuple[RuleRow, RuleRow] | None:
    """Return *rule* behind the first that it meets, None if it meets none."""
    own = owners.index(rule)
    met = reduce(or_, (meeting(sets, cube) for cube in rule.cubes)) & (1 << own) - 1
    for number in numbers(met):
        earlier = owners[number]
        if not decision.collects or _says_no_more(rule, earlier):
            return earlier, rule
    return None


def _says_no_more(one: RuleRow, other: RuleRow) -> bool:
    """Tell whether one of two rules holds wherever the other does, for the same outcomes."""
    if set(one.gives) != set(other.gives):
        return False
    return _within(one, other) or _within(other, one)


def _within(one: RuleRow, other: RuleRow) -> bool:
    """Tell whether each cube of *one* lies in a cube of *other*."""
    return all(
        any(all(m & more == m for m, more in zip(cube, wide, strict=True)) for wide in other.cubes)
        for cube in one.cubes
    )
