"""A bibliography entry has no key.

## What it finds

An entry whose first word after the brace is a field, or nothing.

## Why it matters

A work without a key cannot be cited. The entry is left out.

## Wrong

```bibtex
@book{
  author = {Li, C.},
  title  = {Open Leadership},
}
```

## Right

```bibtex
@book{li2010,
  author = {Li, C.},
  title  = {Open Leadership},
}
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("entry-without-key", Severity.ERROR)
