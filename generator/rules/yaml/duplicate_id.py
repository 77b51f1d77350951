"""An id that two entries of one file have.

## What it finds

Two terms, tensions, facets, values of a facet or statements of a source document with the same
`id`. The first one is read.

## Why it matters

The id is an address and the name that others use. It can lead to one of the two alone.

## Wrong

```yaml
terms:
  - id: secretary
    term: Chief Information Officer
  - id: secretary
    term: Chief Innovation Officer
```

## Right

```yaml
terms:
  - id: secretary
    term: Chief Information Officer
  - id: chief-innovation-officer
    term: Chief Innovation Officer
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("duplicate-id", Severity.ERROR)
