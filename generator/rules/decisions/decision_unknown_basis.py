"""An outcome or a rule rests on something that there is no word for.

## What it finds

A `Basis:`, or a word in the column `basis`, other than `source`, `uncited`, `inferred`, `gap` and `pointer`.

## Why it matters

The basis is shown beside the advice; readers know these five.

## Wrong

```markdown
Basis: guess
```

## Right

```markdown
Basis: inferred
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("decision-unknown-basis", Severity.ERROR)
