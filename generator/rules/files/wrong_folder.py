"""A file of one kind lies in the folder of another.

## What it finds

A card, decision or resource that lies in a folder of `kb/` for other things, or in `docs/`. What it is shows
in its front matter and headings: a card has `## Guidance`, a decision `# Questions` or `# Factors`, a
resource says who provides it.

## Why it matters

The folder says what a file is. In the wrong one it would be read as what it is not, and nearly all of it would
seem wrong.

## Wrong

```text
docs/answer-in-a-day.md
```

## Right

```text
kb/cards/answer-in-a-day.md
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("wrong-folder", Severity.ERROR)
