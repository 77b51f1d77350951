"""A table of rules or a test names a question that is not there.

## What it finds

A column of `# Rules` that is no factor, a column of `# Tests` other than `case`, `answers` and `expect`, or a
question in a test's answers that the decision does not ask.

## Why it matters

The rule or the test would say nothing.

## Wrong

```markdown
| bugdet | outcome |
|---|---|
| secretary | secretary-leads |
```

## Right

```markdown
| budget | outcome |
|---|---|
| secretary | secretary-leads |
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("decision-unknown-question", Severity.ERROR, fix=Fix.UNSAFE)
