"""A range of pages is not written with two hyphens.

## What it finds

`pages` with one hyphen between two numbers, or with three. It is read as a range all the same.

## Why it matters

`--` is the sign of a range in BibTeX; a single hyphen is also part of page numbers such as "A-12".

## Wrong

```bibtex
@article{li2010,
  pages = {26-33},
}
```

## Right

```bibtex
@article{li2010,
  pages = {26--33},
}
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("page-dash", Severity.INFO, fix=Fix.SAFE)
