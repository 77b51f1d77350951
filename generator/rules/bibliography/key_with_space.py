"""The key of a bibliography entry has a space in it.

## What it finds

A key of more than one word. The entry is kept under its key as written.

## Why it matters

`[@li 2010]` cites the key `li`. Only the form `@{li 2010}` would reach the entry, and other BibTeX
programs reject it.

## Wrong

```bibtex
@book{li 2010,
  title = {Open Leadership},
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

RULE = Rule("key-with-space", Severity.ERROR, fix=Fix.UNSAFE)
