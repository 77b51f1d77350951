"""Two things of a decision have the same id.

## What it finds

The same id of two questions or outcomes, of two answers of one question, or a former id (`formerly=`) that is
in use again.

## Why it matters

An answer, a rule or an address that names it could mean either.

## Wrong

```markdown
## Keep going {#go}

## Let it go {#go}
```

## Right

```markdown
## Keep going {#keep-going}

## Let it go {#let-go}
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("decision-duplicate-id", Severity.ERROR)
