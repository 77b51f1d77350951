"""A file or folder that nothing reads.

## What it finds

In `kb/`: folders other than cards, courses, decisions, resources, roles, sources and images,
folders within those, files of another kind. In `docs/`: files that are neither Markdown nor
pictures. A `README.md` in `kb/` and names that begin with a dot are left alone.

## Why it matters

Somebody put it there to be read. In a folder named `card` it never would be.

## Wrong

```text
kb/card/chair.md
```

## Right

```text
kb/cards/chair.md
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("stray-file", Severity.WARNING)
