"""A DOI is written as a web address.

## What it finds

A `doi` that begins with `https://doi.org/`, another address or `doi:`. The part before `10.` is taken
off.

## Why it matters

Other programs put `https://doi.org/` before it once more, and the link is broken.

## Wrong

```bibtex
@article{li2010,
  doi = {https://doi.org/10.1037/rev0000126},
}
```

## Right

```bibtex
@article{li2010,
  doi = {10.1037/rev0000126},
}
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("doi-as-url", Severity.INFO, fix=Fix.SAFE)
