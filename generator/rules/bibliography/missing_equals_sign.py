"""A field of a bibliography entry has no equals sign, or another sign in its place.

## What it finds

A field such as `title: {...}`, `title {...}` or `title := {...}`, and a name of a field with nothing behind
it. The entry is read as if the equals sign were there.

## Why it matters

In YAML and JSON a colon stands there, in BibTeX nothing but `=`: programs pass over the field, or over the
whole entry.

## Wrong

```bibtex
@book{li2010,
  title: {Open Leadership},
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

RULE = Rule("missing-equals-sign", Severity.ERROR, fix=Fix.SAFE)
