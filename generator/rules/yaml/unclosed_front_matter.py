"""Front matter that begins and never ends.

## What it finds

A first line `---` without a second one. The front matter is then read up to the first heading.

## Why it matters

A forge shows the whole sheet as one table or as broken text, and a program can only guess where
the text begins.

## Wrong

```markdown
---
title: Goals first

## Guidance
```

## Right

```markdown
---
title: Goals first
---

## Guidance
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("unclosed-front-matter", Severity.ERROR)
