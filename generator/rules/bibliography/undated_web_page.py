"""A web page has neither a date nor a day of access.

## What it finds

An `@online` entry without `date`, `year` and `urldate`.

## Why it matters

A page without a date may change: a reader must know when it said what the playbook says.

## Wrong

```bibtex
@online{craig,
  author = {Craig, D.},
  title  = {Pros and cons of outsourcing},
  url    = {https://example.org/pros-and-cons},
}
```

## Right

```bibtex
@online{craig,
  author  = {Craig, D.},
  title   = {Pros and cons of outsourcing},
  url     = {https://example.org/pros-and-cons},
  urldate = {2026-03-19},
}
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("undated-web-page", Severity.WARNING)
