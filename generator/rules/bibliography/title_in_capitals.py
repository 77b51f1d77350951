"""A title is written in capitals.

## What it finds

A title of several words in which every letter is a capital.

## Why it matters

Nobody can tell acronyms from words there, so no style can set the title rightly.

## Wrong

```bibtex
@book{li2010,
  title = {OPEN LEADERSHIP},
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

RULE = Rule("title-in-capitals", Severity.WARNING)
