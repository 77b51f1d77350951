"""Names are joined by something other than "and".

## What it finds

Authors, editors or translators with a semicolon, `&`, "und" or "et al." between or behind them, or
with commas alone.

## Why it matters

BibTeX divides names at the word "and" and nowhere else, in files of every language. "Li, C.; Zhu,
A." is read as one person with a long family name, and prints as one.

## Wrong

```bibtex
@book{li2010,
  author = {Li, C.; Zhu, A. et al.},
}
```

## Right

```bibtex
@book{li2010,
  author = {Li, C. and Zhu, A. and others},
}
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("joined-names", Severity.ERROR, fix=Fix.UNSAFE)
