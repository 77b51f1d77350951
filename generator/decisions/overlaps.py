"""Find the rules of a table that hold for the same combinations."""

from __future__ import annotations

from collections.abc import Iterator

from generator.decisions.cubes import space_of
from generator.decisions.model import Decision, Form, Hit, RuleRow

SHOWN = 50


def overlaps(decision: Decision) -> Iterator[tuple[RuleRow, RuleRow]]:
    """Yield the pairs of rules that should not hold for the same combination, earlier one first.

    In a ``unique`` table that is any two; in a ``collect`` table two of the same outcome of which
    one says no more than the other; in a ``first`` table none. Each rule is named once, with the
    first that it meets; after *SHOWN* pairs the rest is left.
    """
    if not decision.sound or decision.form is not Form.TABLE or decision.hit is Hit.FIRST:
        return
    space = space_of([len(factor.answers) for factor in decision.questions])
    cubes = [space.cube(rule.masks) for rule in decision.rules]
    shown = 0
    for at, rule in enumerate(decision.rules):
        for before, earlier in enumerate(decision.rules[:at]):
            both = cubes[at] & cubes[before]
            if decision.collects:
                same = rule.outcome.value == earlier.outcome.value
                meet = same and both in {cubes[at], cubes[before]}
            else:
                meet = space.meet(cubes[at], cubes[before])
            if meet:
                yield earlier, rule
                shown += 1
                break
        if shown >= SHOWN:
            return


def shared(decision: Decision, one: RuleRow, other: RuleRow) -> str:
    """Say in words the combinations for which both rules hold."""
    parts = []
    for at, factor in enumerate(decision.questions):
        mask = one.masks[at] & other.masks[at]
        if mask != (1 << len(factor.answers)) - 1:
            values = [it.id for place, it in enumerate(factor.answers) if mask >> place & 1]
            parts.append(f"`{factor.id} = {', '.join(values)}`")
    return " and ".join(parts) or "all combinations"
