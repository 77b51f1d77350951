"""A field stands inside a paragraph.

## What it finds

A line such as `Basis: gap` right below a line of text.

## Why it matters

Markdown joins the two, and so do we: it is shown as words and sets nothing.

## Wrong

```markdown
The sources do not settle it.
Basis: gap
```

## Right

```markdown
The sources do not settle it.

Basis: gap
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("decision-buried-field", Severity.WARNING, fix=Fix.UNSAFE)
