"""Two bibliography entries seem to be one work.

## What it finds

Two entries with different keys and the same DOI, or with the same title, authors and date.

## Why it matters

The work would stand twice in the list of references, told apart by letters ("2010a", "2010b").

## Wrong

```bibtex
@article{li2010,
  doi = {10.1037/rev0000126},
}
@article{li2010again,
  doi = {10.1037/REV0000126},
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

RULE = Rule("same-work-twice", Severity.WARNING)
