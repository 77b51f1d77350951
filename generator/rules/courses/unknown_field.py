"""A line of a course looks like a field and is none.

## What it finds

A `Name: value` line with a name that is not known there, and one that stands twice.
A module has `Minutes:`, `Break:` and `Aim:`, an activity `Minutes:`, a question `Because:` and `Said-by:`, an option
`Because:`.

## Why it matters

What it says would be lost, or be shown as part of the text.

## Wrong

```markdown
## Small meetings {#small-meetings}

Duration: 45
```

## Right

```markdown
## Small meetings {#small-meetings}

Minutes: 45
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("unknown-field", Severity.ERROR, fix=Fix.UNSAFE)
