"""A name holds a title or a degree.

## What it finds

"Dr.", "Prof.", "PhD" and the like in the name of an author, editor or translator.

## Why it matters

It is read as a part of the name: "Prof. Karl Marx" prints as "Marx, P. K.", and "Li, C., PhD" has a
family name "Li" and the suffix "C.". Reference lists name no titles.

## Wrong

```bibtex
@book{marx1867,
  author = {Prof. Dr. Karl Marx},
}
```

## Right

```bibtex
@book{marx1867,
  author = {Karl Marx},
}
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("title-in-name", Severity.WARNING, fix=Fix.UNSAFE)
