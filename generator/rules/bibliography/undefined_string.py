"""A value is a name that no `@string` defines.

## What it finds

A value of one word without braces that is neither a number, nor a month, nor the name of an
`@string` above it. The word itself is taken.

## Why it matters

BibTeX takes an unknown name for nothing, so that the field is empty.

## Wrong

```bibtex
@article{li2010,
  journal = jasp,
}
```

## Right

```bibtex
@string{jasp = {Journal of Applied Social Psychology}}

@article{li2010,
  journal = jasp,
}
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("undefined-string", Severity.ERROR, fix=Fix.UNSAFE)
