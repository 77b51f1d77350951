"""A row of a table does not fit its columns.

## What it finds

A row with more or fewer cells than the table has columns, a column that stands twice, or a cell that must not
be empty and is.

## Why it matters

It cannot be told which cell belongs to which column.

## Wrong

```markdown
| budget | people | outcome |
|---|---|---|
| secretary | secretary-leads |
```

## Right

```markdown
| budget | people | outcome |
|---|---|---|
| secretary | - | secretary-leads |
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("decision-uneven-row", Severity.ERROR)
