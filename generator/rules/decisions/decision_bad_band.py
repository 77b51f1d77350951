"""A band of numbers or dates cannot be read.

## What it finds

An answer to a question of numbers or dates without a band, a band or a `Range:` that is none, one in which
nothing lies, and bands, `Unit:` or `Range:` where neither numbers nor dates are asked for. `Unknown:` says `yes`
or `no`.

## Why it matters

A number that a reader gives could not be told from another.

## Wrong

```markdown
## How many people will use it? {#people .number}

- Fewer than 50 {#few 50}
```

## Right

```markdown
## How many people will use it? {#people .number}

- Fewer than 50 {#few <50}
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("decision-bad-band", Severity.ERROR)
