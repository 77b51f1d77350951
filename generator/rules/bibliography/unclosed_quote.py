"""A quotation mark around a value is never closed.

## What it finds

A value that begins with `"` and has no closing `"` on its line, or before the entry ends. The value
is taken up to the next field.

## Why it matters

The value would run on into the fields after it, and these would be lost.

## Wrong

```bibtex
@book{li2010,
  author = "Li, C.,
  title  = "Open Leadership",
}
```

## Right

```bibtex
@book{li2010,
  author = "Li, C.",
  title  = "Open Leadership",
}
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("unclosed-quote", Severity.ERROR)
