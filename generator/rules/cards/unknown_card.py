"""A card is named that does not exist.

## What it finds

The id of a card in `related:`, `replaced-by:` or `read-first:`, or among the `cards:` of a term, where there is no
file of that name in `kb/cards/`.

## Why it matters

The name would lead nowhere: the relation, the successor or the link is left out of the page.

## Wrong

```yaml
related:
  supports:
    trial-and-lern: late ends are what the first trials meet
```

## Right

```yaml
related:
  supports:
    trial-and-let-go: late ends are what the first trials meet
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("unknown-card", Severity.ERROR, fix=Fix.UNSAFE)
