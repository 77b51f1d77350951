"""The check digit of an ISBN is wrong.

## What it finds

An ISBN that has neither ten nor thirteen digits, or whose last digit does not follow from the
others.

## Why it matters

A digit was mistyped: the number is that of another book or of none.

## Wrong

```bibtex
@book{li2010,
  isbn = {978-0-470-59727-0},
}
```

## Right

```bibtex
@book{li2010,
  isbn = {978-0-470-59726-2},
}
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("bad-isbn", Severity.WARNING)
