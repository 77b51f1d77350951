"""A brace of a bibliography entry is never closed.

## What it finds

The opening brace of an entry or of a value that has no closing one before the next entry begins.
The place is that of the opening brace. What can be read of the entry is kept, and so are the
entries after it.

## Why it matters

Programs that go by the braces alone lose this entry, the next one, or all that follow.

## Wrong

```bibtex
@book{li2010,
  author = {Li, C.},
  title  = {Open Leadership},

@book{wollan2010,
  author = {Wollan, R.},
}
```

## Right

```bibtex
@book{li2010,
  author = {Li, C.},
  title  = {Open Leadership},
}

@book{wollan2010,
  author = {Wollan, R.},
}
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("unclosed-brace", Severity.ERROR)
