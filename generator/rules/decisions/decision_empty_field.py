"""A field of a decision says nothing.

## What it finds

A line such as `Do:` with nothing behind the colon; an answer, a question or an outcome that is an id
without words, such as `- {#yes}`.

## Why it matters

Its author meant to say something there, and readers would find an empty line.

## Wrong

```markdown
Do:
Cards: purpose-first
```

## Right

```markdown
Do: Set the goals together.
Cards: purpose-first
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("decision-empty-field", Severity.WARNING)
