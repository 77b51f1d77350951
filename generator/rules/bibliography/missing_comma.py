"""A comma is missing in a bibliography entry.

## What it finds

A field or a key that the next field follows without a comma between them. The entry is read as if
the comma were there.

## Why it matters

BibTeX programs take the rest of the line, or the rest of the entry, for part of the value before
it.

## Wrong

```bibtex
@book{li2010,
  author = {Li, C.}
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

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("missing-comma", Severity.ERROR, fix=Fix.SAFE)
