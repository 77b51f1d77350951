"""A tension, role or resource names a statement that does not exist.

## What it finds

A side of a tension in `kb/tensions.yml`, or an entry of `said-by` in the front matter of a role or
resource, that is not `card#statement`: the id of a card, and the `id:` from the marginal note of
one of its statements.

## Why it matters

A tension is shown at both of its statements. With one side missing there is nothing to show, so the
tension is left out. What a role or resource rests on is shown with the marks of the statements that
say so; without them it is shown as editorial.

## Wrong

```yaml
between: [small-meetings#all-resource, costs-of-few#more-work]
```

## Right

```yaml
between: [small-meetings#all-resources, costs-of-few#more-work]
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("unknown-statement", Severity.ERROR, fix=Fix.UNSAFE)
