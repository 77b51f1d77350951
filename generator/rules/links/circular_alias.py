"""Two addresses lead to each other, or one to itself.

## What it finds

A sheet with its own id among its `aliases`; two sheets each of which names the id of the other; a statement, a heading,
a module or a question that was `formerly` what it is.

## Why it matters

A former address leads to the present one. Here none of the two is the former one.

## Wrong

```yaml
# kb/cards/minute-takers.md
aliases: [minute-takers]
```

## Right

```yaml
# kb/cards/minute-takers.md
aliases: [ambassadors]
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("circular-alias", Severity.ERROR)
