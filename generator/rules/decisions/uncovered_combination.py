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
| secretary | - | secretary-leads |
```

## Right

```markdown
| budget | people | outcome |
|---|---|---|
| other | other | other-leads |
| other | secretary | split |
| secretary | - | secretary-leads |
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.decisions.conditions import condition_texts, space_in
from generator.decisions.cubes import Space, merged_gaps
from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision, Form
from generator.words.phrases import all_of, phrase

RULE = Rule("uncovered-combination", Severity.ERROR)
SHOWN = 8


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each merged set of combinations without a rule."""
    if not decision.sound or decision.form is not Form.TABLE:
        return
    space = space_in(decision)
    cubes = [space.cube(cube) for rule in decision.rules for cube in rule.cubes]
    missing = merged_gaps(space, cubes)
    span = decision.sections["Rules"]
    for cube in missing[:SHOWN]:
        yield RULE.at(
            span,
            phrase("%(decision)s: no rule", decision=_words(decision, space, cube)),
            help=phrase("add a rule for it, of basis `gap` where the sources do not settle it"),
        )
    if len(missing) > SHOWN:
        more = len(missing) - SHOWN
        yield RULE.at(
            span,
            phrase("%(more)s more sets of combinations, at least, have no rule", more=more),
            help=phrase("add rules, with `-` where any value will do"),
        )


# Private functions


def _words(decision: Decision, space: Space, cube: int) -> str:
    parts = condition_texts(decision, space, cube)
    if not parts:
        return phrase("all combinations")
    if not parts[1:]:
        return parts[0]
    return phrase("%(first)s with %(rest)s", first=parts[0], rest=all_of(parts[1:]))
