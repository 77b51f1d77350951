"""The type of an entry is unknown, and almost a known one.

## What it finds

A type such as `@artcle` or `@inproceeding`.

## Why it matters

What an entry is decides how it prints: an unknown type prints as a document of some kind, without
journal, volume and pages.

## Wrong

```bibtex
@artcle{zhu2013,
  journal = {Nature},
}
```

## Right

```bibtex
@article{zhu2013,
  journal = {Nature},
}
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("misspelt-type", Severity.WARNING, fix=Fix.UNSAFE)
