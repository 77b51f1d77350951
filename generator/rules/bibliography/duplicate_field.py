"""A field stands twice in a bibliography entry.

## What it finds

A field name that the entry has used before, whatever its case. The first one counts.

## Why it matters

One of the two values is lost, and programs differ in which.

## Wrong

```bibtex
@book{li2010,
  title = {Open Leadership},
  title = {Leadership},
}
```

## Right

```bibtex
@book{li2010,
  title = {Open Leadership},
}
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("duplicate-field", Severity.ERROR)
