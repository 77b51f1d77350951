"""A statement claims a basis that does not exist.

## What it finds

A marginal note `basis:` with another value than `uncited` or `editorial`. That a statement is cited
is never written down: it is so when it cites.

## Why it matters

Readers see what each statement rests on. A basis that nobody knows tells them nothing.

## Wrong

```markdown
Write the numbers down before the launch. <!-- basis: opinion -->
```

## Right

```markdown
Write the numbers down before the launch. <!-- basis: editorial -->
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("unknown-basis", Severity.ERROR)
