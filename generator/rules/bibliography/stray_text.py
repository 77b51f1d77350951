"""Text between bibliography entries looks like an entry, or text within one is no field.

## What it finds

What an entry begins with, and something is amiss: a type and a brace without the `@`, an `@` and a
type without a brace, another sign than `@`. Braces on a line of their own that belong to no entry. And
words between the fields of an entry that are none, and a `#` that joins nothing.

## Why it matters

Text between entries counts as a comment: the entry is not read. A lone brace often is the end of an
entry that ended too early. A comment of your own is safe behind `%`.

## Wrong

```bibtex
book{li2010,
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

RULE = Rule("stray-text", Severity.WARNING, fix=Fix.UNSAFE)
