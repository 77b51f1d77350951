"""A decision is of a kind that there is not.

## What it finds

`kind:` other than `tree` and `table`, or `hit:` other than `unique`, `first` and `collect`.

## Why it matters

The kind says how the file is read: as questions that lead on, or as rules.

## Wrong

```yaml
kind: matrix
```

## Right

```yaml
kind: table
hit: unique
```
"""

from generator.diagnostics import Rule, Severity

RULE = Rule("decision-unknown-form", Severity.ERROR)
