"""An entry inherits from an entry that does not exist.

## What it finds

A key in `crossref` or `xdata` that no entry has.

## Why it matters

The fields that the entry should inherit, such as the title of the book, are missing from the
reference.

## Wrong

```bibtex
@incollection{li2010,
  title    = {Leading},
  crossref = {handbok},
}
```

## Right

```bibtex
@incollection{li2010,
  title    = {Leading},
  crossref = {handbook},
}

@collection{handbook,
  title = {A Handbook},
}
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("missing-crossref", Severity.ERROR)
