"""Find the rules of a table that hold for the same combinations."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator.decisions.matching import RuleSets, meeting, numbers, rule_sets
from generator.model.decisions import Decision, Form, Hit, RuleRow

SHOWN = 50


def overlaps(decision: Decision) -> Iterator[tuple[RuleRow, RuleRow]]:
    """Yield the pairs of rules that should not hold for the same combination, earlier one first.

    In a ``unique`` table that is any two; in a ``collect`` table two of the same outcome of which
    one says no more than the other; in a ``first`` table none. Each rule is named once, with the
    first that it meets; after *SHOWN* pairs the rest is left.
    """
    if not decision.sound or decision.form is not Form.TABLE or decision.hit is Hit.FIRST:
        return
    sets = rule_sets(decision.questions, decision.rules)
    pairs = (_first_met(decision, sets, at) for at in range(len(decision.rules)))
    yield from islice((pair for pair in pairs if pair), SHOWN)


def shared(decision: Decision, one: RuleRow, other: RuleRow) -> str:
    """Say in words the combinations for which both rules hold."""
    parts = []
    for at, factor in enumerate(decision.questions):
        mask = one.masks[at] & other.masks[at]
        if mask != (1 << len(factor.answers)) - 1:
            values = [it.id for place, it in enumerate(factor.answers) if mask >> place & 1]
            parts.append(f"`{factor.id} = {', '.join(values)}`")
    return " and ".join(parts) or "all combinations"


# Private functions


def _first_met(decision: Decision, sets: RuleSets, at: int) -> tuple[RuleRow, RuleRow] | None:
    """Return the rule at the place *at* behind the first that it meets, None if it meets none."""
    rule = decision.rules[at]
    before = meeting(sets, rule.masks) & (1 << at) - 1
    for number in numbers(before):
        earlier = decision.rules[number]
        if not decision.collects or _says_no_more(rule, earlier):
            return earlier, rule
    return None


def _says_no_more(one: RuleRow, other: RuleRow) -> bool:
    """Tell whether one of two rules holds wherever the other does, for the same outcome."""
    both = tuple(mask & more for mask, more in zip(one.masks, other.masks, strict=True))
    return one.outcome.value == other.outcome.value and both in {one.masks, other.masks}
