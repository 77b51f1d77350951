"""A key that front matter or an entry of a YAML file needs and does not have.

## What it finds

A sheet without one of the keys that its kind needs, such as a card without `summary` or `owner`,
or an entry of the glossary without a definition. In `kb/decisions/` a decision needs what a card
needs; elsewhere its title is enough.

## Why it matters

Readers meet a card by its title and summary, and turn to its owner when it is wrong; a review
that is not dated is never due.

## Wrong

```yaml
---
title: Goals first
status: published
---
```

## Right

```yaml
---
title: Goals first
summary: Let the goals of the business decide what kind of project it is.
status: published
roles: [secretary]
owner: secretary
reviewed: 2026-11-22
review: 12 months
---
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("missing-key", Severity.ERROR)
