"""An organisation is written as if it were a person.

## What it finds

An author or editor without braces and without a comma that has a word in it such as "University",
"Institute" or "Lab".

## Why it matters

It is read as given names and a family name: "Media Strategy Lab" becomes "Lab, M. S.". Braces keep
it whole.

## Wrong

```bibtex
@report{lab2020,
  author = {Media Strategy Lab},
}
```

## Right

```bibtex
@report{lab2020,
  author = {{Media Strategy Lab}},
}
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("suspected-organisation", Severity.WARNING, fix=Fix.UNSAFE)
