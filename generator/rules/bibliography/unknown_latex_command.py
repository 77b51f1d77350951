r"""A field has a LaTeX command that is not known.

## What it finds

A command that is not in the list of those that print a letter, a symbol or a style. Its argument is
kept, the command itself prints nothing.

## Why it matters

A letter may be missing in a name or a title, and readers would see it on every page that cites the
work.

## Wrong

```bibtex
@book{li2010,
  title = {\mystyle{Open} Leadership},
}
```

## Right

```bibtex
@book{li2010,
  title = {Open Leadership},
}
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("unknown-latex-command", Severity.WARNING)
