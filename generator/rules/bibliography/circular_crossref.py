"""Entries inherit from each other in a circle.

## What it finds

`crossref` or `xdata` that leads back to the entry itself, at once or through others.

## Why it matters

It can not be said which of the entries has a field to give. The circle is cut: the entry keeps what
it says itself.

## Wrong

```bibtex
@book{one,
  crossref = {two},
}
@book{two,
  crossref = {one},
}
```

## Right

```bibtex
@book{one,
  title = {Leading},
}
@book{two,
  crossref = {one},
}
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("circular-crossref", Severity.ERROR)
