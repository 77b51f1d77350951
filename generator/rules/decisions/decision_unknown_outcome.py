"""A rule or a test names an outcome that is not there.

## What it finds

A word in the column `outcome` or `expect` that is no id below `# Outcomes`.

## Why it matters

The rule would lead nowhere, the test could not pass.

## Wrong

```markdown
| budget | outcome |
|---|---|
| secretary | secretary-lead |
```

## Right

```markdown
| budget | outcome |
|---|---|
| secretary | secretary-leads |
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("decision-unknown-outcome", Severity.ERROR, fix=Fix.UNSAFE)
