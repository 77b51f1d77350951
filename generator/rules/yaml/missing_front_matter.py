"""A sheet of `kb/` that does not begin with front matter.

## What it finds

A Markdown file in `kb/` whose first line is not `---`.

## Why it matters

Title, summary, roles and owner stand in the front matter. Without it a sheet is text of nobody in
particular.

## Wrong

```markdown
## Guidance

- Let goals decide.
```

## Right

```markdown
---
title: Goals first
...
---
## Guidance

- Let goals decide.
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("missing-front-matter", Severity.ERROR)
