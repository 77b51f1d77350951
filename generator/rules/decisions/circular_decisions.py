"""Decisions stand inside each other.

## What it finds

A decision that takes the outcomes of another as its answers, where that one, itself or by others, takes
those of the first.

## Why it matters

Neither could be decided first.

## Wrong

```markdown
## Who leads? {#lead}

Decision: who-leads
```

## Right

```markdown
## Who leads? {#lead}

- The CIO {#cio}
- Another {#other}
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("circular-decisions", Severity.ERROR)
