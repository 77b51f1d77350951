"""The calendar has no such day or month.

## What it finds

30 February, month 13, a month that is none in any language, day 45, and the like, in any date of an
entry; a time that ends before it begins.

## Why it matters

What does not exist is left out: the work prints with its year alone, or with its month alone, and
nobody sees that something was meant.

## Wrong

```bibtex
@article{li2010,
  date = {2010-02-30},
}
```

## Right

```bibtex
@article{li2010,
  date = {2010-02-28},
}
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("impossible-date", Severity.WARNING)
