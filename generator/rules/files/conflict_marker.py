"""Marks of a merge that nobody finished stand in a file.

## What it finds

Lines that begin with `<<<<<<<` and, below them, `>>>>>>>`: what git writes into a file when two people have changed the
same lines. One of these alone, or `|||||||`, too. In a block of code it may be an example: `<!-- allow: conflict-marker:
why -->` below the block says so.

## Why it matters

Both versions, and the marks, would be published.

## Wrong

```markdown
<<<<<<< HEAD
- Answer within a day [@li2010].
=======
- Answer within two days [@li2010].
>>>>>>> their-branch
```

## Right

```markdown
- Answer within a day [@li2010].
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("conflict-marker", Severity.ERROR)
