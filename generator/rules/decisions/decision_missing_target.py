"""An answer of a tree leads nowhere.

## What it finds

An answer without `->` and the id of a question or an outcome.

## Why it matters

A reader who gives it would stand before nothing.

## Wrong

```markdown
- Yes {#yes}
```

## Right

```markdown
- Yes {#yes} -> ready
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("decision-missing-target", Severity.ERROR, fix=Fix.UNSAFE)
