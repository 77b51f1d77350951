"""Two files whose names are the same, or look the same.

## What it finds

Names in one folder that differ in case alone, in how accents are stored, in letters of another
script, or in `0` and `o`, `1` and `l`, `rn` and `m`.

## Why it matters

On many systems the two are one file; and readers cannot tell the two addresses apart.

## Wrong

```text
kb/cards/chair.md
kb/cards/Chair.md
```

## Right

```text
kb/cards/chair.md
kb/cards/chair-tasks.md
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("colliding-name", Severity.ERROR)
