"""A line looks like a field and is none.

## What it finds

In a block of fields, a line with a name that is not known there, or one that goes on over its line. Questions
have `Hint:`, `Why:`, `Unit:`, `Range:`, `Unknown:` and `Decision:`, answers `Because:` and `Note:`, outcomes `Short:`, `Do:`,
`Caution:`, `Basis:`, `Cards:`, `Next:`, `When:`, `Use:` and `Instead-of:`, pieces `Do:`, `Caution:`, `When:` and `Use:`.

## Why it matters

What it says would be lost, or be shown as part of the text.

## Wrong

```markdown
Bases: gap
Cards: prepared-chair
```

## Right

```markdown
Basis: gap
Cards: prepared-chair
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("decision-unknown-field", Severity.ERROR, fix=Fix.UNSAFE)
