"""A bibliography entry lacks fields that its type needs.

## What it finds

An article without a journal, a chapter without a book, a thesis without a school, and so on. A title
that is missing is found by `incomplete-reference`. An entry with `keywords = {incomplete}` says so
itself and is passed over.

## Why it matters

The reference would print with holes in it, and a reader might not find the work.

## Wrong

```bibtex
@article{li2010,
  author = {Li, C.},
  title  = {Leading in the open},
  date   = {2010},
}
```

## Right

```bibtex
@article{li2010,
  author       = {Li, C.},
  title        = {Leading in the open},
  journaltitle = {Journal of Management},
  date         = {2010},
}
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("missing-fields", Severity.WARNING)
