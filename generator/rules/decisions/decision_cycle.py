"""Questions of a tree lead round in a circle.

## What it finds

A question whose answers lead, through others, back to it. The circle is printed.

## Why it matters

A reader could walk it for ever and never get an answer.

## Wrong

```markdown
## Is it new? {#stage}

- Yes {#new} -> parts
- No {#mature} -> ready

## Which parts succeeded? {#parts}

- Some {#some} -> stage
- None {#none} -> let-go
```

## Right

```markdown
## Is it new? {#stage}

- Yes {#new} -> parts
- No {#mature} -> ready

## Which parts succeeded? {#parts}

- Some {#some} -> split
- None {#none} -> let-go
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.decisions.graph import find_cycle
from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.decisions import Decision, Form

RULE = Rule("decision-cycle", Severity.ERROR)


def check(decision: Decision) -> Iterator[Diagnostic]:
    """Yield a finding for the first circle of a tree."""
    if not decision.sound or decision.form is not Form.TREE:
        return
    cycle = find_cycle(decision)
    if cycle:
        last = decision.question(cycle[-1])
        back = next(it for it in last.answers if it.target and it.target.value == cycle[0])
        yield RULE.at(
            back.target.span if back.target else back.span,
            "the questions lead in a circle: " + " -> ".join((*cycle, cycle[0])),
            help=f"let the answer `{back.id}` of `{last.id}` lead somewhere else",
        )
