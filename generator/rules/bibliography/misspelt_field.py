"""A field of an entry has a name that nobody knows, and that is almost one.

## What it finds

A field such as `autor`, `yaer` or `punlisher`, where the entry lacks the field that was meant.

## Why it matters

A field of another name is read by nothing: the work comes out without its author or year. Fields
that programs add for themselves, such as `file` or `timestamp`, are left alone.

## Wrong

```bibtex
@book{li2010,
  autor = {Li, C.},
}
```

## Right

```bibtex
@book{li2010,
  author = {Li, C.},
}
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("misspelt-field", Severity.WARNING, fix=Fix.UNSAFE)
