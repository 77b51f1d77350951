"""A rule or a test names an answer that the question does not have.

## What it finds

A word in a factor's column, or behind `=` in a test, that is no id of an answer to that question.

## Why it matters

The rule would never fire, the test could not be walked.

## Wrong

```markdown
| budget | outcome |
|---|---|
| cfo | secretary-leads |
```

## Right

```markdown
| budget | outcome |
|---|---|
| secretary | secretary-leads |
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("decision-unknown-value", Severity.ERROR, fix=Fix.UNSAFE)
