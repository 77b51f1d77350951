"""A DOI is malformed.

## What it finds

A `doi` that does not consist of `10.`, four to nine digits, a slash and more; or one that has a
space in it. Short DOIs such as `10/d4vb59` or `d4vb59` are allowed.

## Why it matters

The link of the reference would lead nowhere.

## Wrong

```bibtex
@article{li2010,
  doi = {1037/rev0000126},
}
```

## Right

```bibtex
@article{li2010,
  doi = {10.1037/rev0000126},
}
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("bad-doi", Severity.WARNING)
