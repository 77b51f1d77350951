"""An alias is the name of something else.

## What it finds

An entry of `aliases:` that is the id of a page of the same kind, or that another page has among its
aliases too.

## Why it matters

An alias is an address that a page had before: whoever comes there is sent on to the page. An
address can lead to one place only.

## Wrong

```yaml
# kb/cards/lost-listeners.md, while kb/cards/end-on-time.md is there
aliases: [end-on-time]
```

## Right

```yaml
# kb/cards/end-on-time.md, once lost-listeners.md is gone
aliases: [lost-listeners]
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("alias-clash", Severity.ERROR)
