"""A field that may stand once stands twice.

## What it finds

Any field but `Do:` and `Caution:` twice in one question, answer or outcome.

## Why it matters

Only the first would count.

## Wrong

```markdown
Cards: prepared-chair
Cards: minute-takers
```

## Right

```markdown
Cards: prepared-chair, minute-takers
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("decision-repeated-field", Severity.ERROR)
