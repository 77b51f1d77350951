"""A decision inside another gives more than one answer.

## What it finds

A `Decision:` whose decision can give several outcomes at once, under a question that takes one answer.

## Why it matters

Nobody could say which of the outcomes is the answer.

## Wrong

```markdown
## What is missing? {#missing}

Decision: room-ready
```

## Right

```markdown
## What is missing? {#missing .several}

Decision: room-ready
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("decision-bad-inner", Severity.ERROR)
