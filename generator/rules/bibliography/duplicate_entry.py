"""Two different bibliography entries have the same key.

## What it finds

A second entry with a key that is in use, in the same file or in another one, where the two do not
say the same. The first one counts.

## Why it matters

A citation of the key would name one work or the other by chance.

## Wrong

```bibtex
@book{li2010,
  title = {Open Leadership},
}
@article{li2010,
  title = {Leading in the open},
}
```

## Right

```bibtex
@book{li2010a,
  title = {Open Leadership},
}
@article{li2010b,
  title = {Leading in the open},
}
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("duplicate-entry", Severity.ERROR)
