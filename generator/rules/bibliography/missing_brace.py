"""An entry begins without its brace.

## What it finds

An `@`, a type, a key and fields, and no `{` between type and key.

## Why it matters

BibTeX passes over the whole entry without a word, and every citation of it stays empty. Here it is
read as if the brace were there.

## Wrong

```bibtex
@book li2010,
  author = {Li, C.},
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

RULE = Rule("missing-brace", Severity.ERROR, fix=Fix.SAFE)
