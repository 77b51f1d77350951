"""A bibliography entry stands twice.

## What it finds

A second entry with the same key, type and fields as an earlier one, in the same file or in another
one.

## Why it matters

Whoever corrects one of the two does not know of the other.

## Wrong

```bibtex
@book{li2010,
  title = {Open Leadership},
}
@book{li2010,
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

RULE = Rule("repeated-entry", Severity.WARNING, fix=Fix.SAFE)
