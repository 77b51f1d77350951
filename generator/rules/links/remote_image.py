"""An image lies on another host.

## What it finds

`![...](https://...)`, and any other image whose address names a host.

## Why it matters

The other host would learn who reads which page, could change the picture, and could take it away.
A page needs nothing from outside.

## Wrong

```markdown
![The cycle of an experiment](https://example.org/cycle.png)
```

## Right

```markdown
![The cycle of an experiment](../images/cycle.png)
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("remote-image", Severity.ERROR)
