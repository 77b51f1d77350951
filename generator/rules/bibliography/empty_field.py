"""A field that an entry prints has nothing in it.

## What it finds

An author, an editor, a date or a publisher whose field is empty, `{}`, or a space of LaTeX alone, where
no other field gives it; a name in a list that is empty, or has no family name; and a field of any name
with nothing behind its equals sign.

## Why it matters

The work prints as if nobody had written it, or without a date, and looks complete. A field without a
value is one that somebody meant to fill in.

## Wrong

```bibtex
@book{li2010,
  author = {},
  title  = {Open Leadership},
  year   = {2010},
}
```

## Right

```bibtex
@book{li2010,
  author = {Li, Charlene},
  title  = {Open Leadership},
  year   = {2010},
}
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("empty-field", Severity.WARNING)
