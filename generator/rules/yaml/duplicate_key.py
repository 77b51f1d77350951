"""A key of front matter or of a YAML file that is written twice.

## What it finds

Two equal keys at the same level. The first one is read.

## Why it matters

Only one of the two values can hold, and which one is not for a program to decide.

## Wrong

```yaml
owner: secretary
reviewed: 2026-11-22
owner: cmo
```

## Right

```yaml
owner: secretary
reviewed: 2026-11-22
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("duplicate-key", Severity.ERROR, fix=Fix.UNSAFE)
