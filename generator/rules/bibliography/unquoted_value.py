"""A value of several words stands without braces.

## What it finds

A value that is neither a number nor the name of an `@string`, and has no braces or quotation marks
around it. It is read as if it had.

## Why it matters

Most BibTeX programs keep the first word or nothing at all.

## Wrong

```bibtex
@book{li2010,
  title = Open Leadership,
}
```

## Right

```bibtex
@book{li2010,
  title = {Open Leadership},
}
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("unquoted-value", Severity.ERROR, fix=Fix.SAFE)
