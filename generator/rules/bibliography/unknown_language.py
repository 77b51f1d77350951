"""The language of an entry is none that is known.

## What it finds

A `langid` or `hyphenation` that is neither a name of biblatex nor a tag such as `de` or `pt-BR`; and
a `language` that is almost one.

## Why it matters

The language decides how the title is written and read aloud: which words keep their capitals, which
quotation marks it has. A name that nobody knows says nothing, and the work passes as foreign.

## Wrong

```bibtex
@book{li2010,
  langid = {germann},
}
```

## Right

```bibtex
@book{li2010,
  langid = {german},
}
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("unknown-language", Severity.WARNING, fix=Fix.UNSAFE)
