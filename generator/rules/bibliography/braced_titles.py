"""All titles of a bibliography stand in double braces.

## What it finds

A file in which every title is written `{{...}}`, as some programs export them. The inner braces are
left out of account, for the whole file.

## Why it matters

Braces protect capitals. Where they stand around everything they protect nothing in particular, and
no style could set the title in sentence case.

## Wrong

```bibtex
@book{li2010,
  title = {{Open Leadership}},
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

RULE = Rule("braced-titles", Severity.WARNING, fix=Fix.SAFE)
