"""Decisions stand inside each other.

## What it finds

A decision that takes the outcomes of another as its answers, where that one, itself or by others, takes
those of the first.

## Why it matters

Neither could be decided first.

## Wrong

```markdown
## Who leads? {#lead}

Decision: who-decides
```

## Right

```markdown
## Who leads? {#lead}

- The secretary {#secretary}
- Another {#other}
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("circular-decisions", Severity.ERROR)
