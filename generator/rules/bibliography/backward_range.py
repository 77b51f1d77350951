"""A range ends before it begins.

## What it finds

Pages, volumes and issues of an entry whose second number is smaller than the first, such as `33--26`,
and such numbers in a citation: `[@li2010, pp. 33-26]`. Roman numerals count too, as in `pp. xx-ix`.
A shortened end is understood: `128--9` ends at 129.

## Why it matters

It prints as it stands, and whoever looks the place up finds nothing there. Often a digit is missing.

## Wrong

```bibtex
@article{li2010,
  pages = {33--26},
}
```

## Right

```bibtex
@article{li2010,
  pages = {26--33},
}
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("backward-range", Severity.WARNING)
