"""What stands in `url` is no address.

## What it finds

A `url` without `https://`, one that is a DOI or another number, and one that leads nowhere: without
a host, to a name that can be no host, to `localhost`, or with a password in it.

## Why it matters

A browser takes "www.example.org" for a page of this site, and the link leads nowhere. A DOI has a
field of its own, from which its address is made.

## Wrong

```bibtex
@online{li2010,
  url = {www.example.org},
}
```

## Right

```bibtex
@online{li2010,
  url = {https://www.example.org},
}
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("bad-address", Severity.WARNING, fix=Fix.UNSAFE)
