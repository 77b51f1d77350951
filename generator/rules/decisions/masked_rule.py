"""A rule never fires, because the rules above it hold for all that it holds for.

## What it finds

In a table with `hit: first`, a rule for which no combination is left.

## Why it matters

Its advice is never given. Most often it should stand higher up.

## Wrong

```markdown
| budget | people | outcome |
|---|---|---|
| cio | - | cio-leads |
| - | - | split |
| even | even | equal-partners |
```

## Right

```markdown
| budget | people | outcome |
|---|---|---|
| cio | - | cio-leads |
| even | even | equal-partners |
| - | - | split |
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.decisions.cubes import gaps, space_of
from generator.findings.diagnostics import Diagnostic, Note, Rule, Severity
from generator.model.decisions import Decision, Form, Hit

RULE = Rule("masked-rule", Severity.ERROR)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for each rule that those above it leave nothing to."""
    if not decision.sound or decision.form is not Form.TABLE or decision.hit is not Hit.FIRST:
        return
    space = space_of([len(factor.answers) for factor in decision.questions])
    cubes = [space.cube(rule.masks) for rule in decision.rules]
    for at, rule in enumerate(decision.rules):
        left = next(gaps(space, cubes[at], cubes[:at]), None)
        if left is None:
            cover = next((it for it in range(at) if cubes[at] & cubes[it] == cubes[at]), None)
            yield RULE.at(
                rule.span,
                f"rule {rule.number} never fires: the rules above it hold wherever it does",
                help="move it up, or take it out",
                notes=[]
                if cover is None
                else [Note(decision.rules[cover].span, f"rule {cover + 1} alone covers it")],
            )
