"""A date that is no day of the calendar, or is written in another order.

## What it finds

A `reviewed` or a change's `date` that is not written as year-month-day with four, two and two
digits, or that names a day that does not exist.

## Why it matters

`03/04/2026` is a day in March to one reader and a day in April to another.

## Wrong

```yaml
reviewed: 31.11.2026
```

## Right

```yaml
reviewed: 2026-11-30
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("malformed-date", Severity.ERROR, fix=Fix.SAFE)
