"""A citation stands in a heading.

## What it finds

A citation in square brackets within a heading.

## Why it matters

Headings are repeated in the contents, in links and in search results, where a citation can neither
be read nor followed.

## Wrong

```markdown
## Expect slow adoption [@mathaisel2011]
```

## Right

```markdown
## Expect slow adoption

Few people take up a new tool at first [@mathaisel2011].
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("citation-in-heading", Severity.ERROR)
