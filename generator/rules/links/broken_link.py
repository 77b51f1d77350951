"""A link leads to a file that is not there.

## What it finds

A link to a path that is no file of `kb/` or `docs/`. The path counts from the file that the link
stands in, just as on a forge.

## Why it matters

The reader would meet "page not found". The link would be dead on the forge too.

## Wrong

```markdown
<!-- in kb/cards/minute-takers.md -->
Talk to the [chair](chair.md).
```

## Right

```markdown
<!-- in kb/cards/minute-takers.md -->
Talk to the [chair](../roles/chair.md).
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("broken-link", Severity.ERROR, fix=Fix.UNSAFE)
