"""A bibliography that is named and is not there.

## What it finds

A file under `bibliography` in `mkdocs.yml`, or `references.bib` where none is named, that does
not exist.

## Why it matters

Without it every citation would be unknown.

## Wrong

```text
plugins:
  - playbook:
      bibliography: [refs.bib]
```

## Right

```text
plugins:
  - playbook:
      bibliography: [references.bib]
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("missing-bibliography", Severity.ERROR)
