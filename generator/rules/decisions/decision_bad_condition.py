"""A condition cannot be read.

## What it finds

A condition behind `When:` or `if`, or a cell of a rule, that asks nothing, joins answers that cannot be given
together, or has `not` behind an answer that is wanted; and a `When:` that governs nothing.

## Why it matters

What depends on it would be said to nobody, or to everybody.

## Wrong

```markdown
When: budget=

The money is the secretary's.
```

## Right

```markdown
When: budget=secretary

The money is the secretary's.
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("decision-bad-condition", Severity.ERROR)
