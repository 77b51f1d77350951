"""A decision has a section that its kind does not have.

## What it finds

A heading of the first level other than Questions, Outcomes and Tests in a tree, or Factors, Outcomes, Rules
and Tests in a table; the same section twice.

## Why it matters

What stands below it is not read.

## Wrong

```markdown
# Question

## Is there a chair? {#chair}
```

## Right

```markdown
# Questions

## Is there a chair? {#chair}
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("decision-unknown-section", Severity.ERROR, fix=Fix.UNSAFE)
