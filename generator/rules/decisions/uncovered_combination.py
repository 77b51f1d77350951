"""A table has no rule for some combination of values.

## What it finds

Combinations of values that no rule holds for. They are merged: each finding tells a set of them, with
the factors that matter alone.

## Why it matters

A reader who gives these answers gets no advice.

## Wrong

```markdown
| budget | people | outcome |
|---|---|---|
| other | other | other-leads |
| cio | - | cio-leads |
```

## Right

```markdown
| budget | people | outcome |
|---|---|---|
| other | other | other-leads |
| other | cio | split |
| cio | - | cio-leads |
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.decisions.cubes import Space, merged_gaps, space_of
from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision, Form

RULE = Rule("uncovered-combination", Severity.ERROR)
SHOWN = 8


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each merged set of combinations without a rule."""
    if not decision.sound or decision.form is not Form.TABLE:
        return
    space = space_of([len(factor.answers) for factor in decision.questions])
    missing = merged_gaps(space, [space.cube(rule.masks) for rule in decision.rules])
    span = decision.sections["Rules"]
    for cube in missing[:SHOWN]:
        yield RULE.at(
            span,
            f"{_words(decision, space, cube)}: no rule",
            help="add a rule for it, of basis `gap` where the sources do not settle it",
        )
    if len(missing) > SHOWN:
        more = len(missing) - SHOWN
        yield RULE.at(
            span,
            f"{more} more sets of combinations, at least, have no rule",
            help="add rules, with `-` where any value will do",
        )


# Private functions


def _words(decision: Decision, space: Space, cube: int) -> str:
    parts = []
    for at, factor in enumerate(decision.questions):
        if not space.free(cube, at):
            values = ", ".join(factor.answers[value].id for value in space.values(cube, at))
            parts.append(f"`{factor.id} = {values}`")
    if not parts:
        return "all combinations"
    return " with ".join([parts[0], " and ".join(parts[1:])] if parts[1:] else parts)
