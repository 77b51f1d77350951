"""An alias is the name of something else.

## What it finds

An entry of `aliases:` that is the id of a page of the same kind, or that another page has among its
aliases too.

## Why it matters

An alias is an address that a page had before: whoever comes there is sent on to the page. An
address can lead to one place only.

## Wrong

```yaml
# kb/cards/slow-start.md, while kb/cards/expect-slow-adoption.md is there
aliases: [expect-slow-adoption]
```

## Right

```yaml
# kb/cards/expect-slow-adoption.md, once slow-start.md is gone
aliases: [slow-start]
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("alias-clash", Severity.ERROR)
