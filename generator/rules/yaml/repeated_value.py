"""A value that stands twice in one list.

## What it finds

Two equal texts in a list of front matter or of a YAML file.

## Why it matters

One of the two is superfluous, or was meant to be another.

## Wrong

```yaml
roles: [secretary, cmo, secretary]
```

## Right

```yaml
roles: [secretary, cmo]
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("repeated-value", Severity.WARNING, fix=Fix.SAFE)
