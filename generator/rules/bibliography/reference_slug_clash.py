"""Two references have the same address.

## What it finds

Two keys of the bibliography that are the same once they are written as an address: in lower case,
in ASCII letters and digits, with hyphens for the rest.

## Why it matters

Each reference has a page of its own, at `references/<key>/`. Two pages cannot stand at one
address, and a number behind it would move from one to the other when a third one comes.

## Wrong

```bibtex
@book{who/2020, title = {One report}, date = {2020}}
@book{who:2020, title = {Another report}, date = {2020}}
```

## Right

```bibtex
@book{who/2020a, title = {One report}, date = {2020}}
@book{who/2020b, title = {Another report}, date = {2020}}
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("reference-slug-clash", Severity.ERROR)
