"""Text between bibliography entries looks like an entry.

## What it finds

A type, a brace, a key and a field, without the `@` that begins an entry.

## Why it matters

Text between entries counts as a comment: the entry is not read.

## Wrong

```bibtex
book{li2010,
  title = {Open Leadership},
}
```

## Right

```bibtex
@book{li2010,
  title = {Open Leadership},
}
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("stray-text", Severity.WARNING, fix=Fix.UNSAFE)
