"""A line looks like a field and is none.

## What it finds

In a block of fields, a line with a name that is not known there, or one that goes on over its line. Questions
have `Hint:` and `Why:`, answers `Because:`, outcomes `Short:`, `Do:`, `Caution:`, `Basis:`, `Cards:` and `Next:`.

## Why it matters

What it says would be lost, or be shown as part of the text.

## Wrong

```markdown
Bases: gap
Cards: devoted-sponsor
```

## Right

```markdown
Basis: gap
Cards: devoted-sponsor
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("decision-unknown-field", Severity.ERROR)
