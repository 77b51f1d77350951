"""A tension names a statement that does not exist.

## What it finds

A side of a tension in `kb/tensions.yml` that is not `card#statement`: the id of a card, and the
`id:` from the marginal note of one of its statements.

## Why it matters

A tension is shown at both of its statements. With one side missing there is nothing to show, so the
tension is left out.

## Wrong

```yaml
between: [open-leadership#all-resource, open-leadership-costs#more-work]
```

## Right

```yaml
between: [open-leadership#all-resources, open-leadership-costs#more-work]
```
"""

from generator.diagnostics import Rule, Severity

RULE = Rule("unknown-statement", Severity.ERROR)
