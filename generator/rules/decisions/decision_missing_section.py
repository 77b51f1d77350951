"""A decision lacks a part that it cannot do without.

## What it finds

A tree without questions, a table without factors or rules, either without outcomes; a table of rules without
the column `outcome`, a table of tests without `answers`.

## Why it matters

There is nothing to ask, or nothing to answer.

## Wrong

```markdown
# Rules

| chair | basis |
|---|---|
| yes | source |
```

## Right

```markdown
# Rules

| chair | outcome | basis |
|---|---|---|
| yes | ready | source |
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("decision-missing-section", Severity.ERROR)
