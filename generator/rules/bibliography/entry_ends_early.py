"""A bibliography entry ends before its fields do.

## What it finds

A closing brace too many: it ends the entry, and more fields follow outside. These are read as part
of the entry. Also an `@string` or `@preamble` that cannot be read to its end.

## Why it matters

The fields behind the brace belong to no entry: programs drop them in silence.

## Wrong

```bibtex
@book{li2010,
  title = {Open Leadership}},
  date  = {2010},
}
```

## Right

```bibtex
@book{li2010,
  title = {Open Leadership},
  date  = {2010},
}
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("entry-ends-early", Severity.ERROR, fix=Fix.UNSAFE)
