"""A citation stands in the text of a link.

## What it finds

A citation in square brackets within the text of a link.

## Why it matters

A citation is a link of its own, to its reference. A link within a link works in no browser.

## Wrong

```markdown
See [small meetings [@li2010]](small-meetings.md).
```

## Right

```markdown
See [small meetings](small-meetings.md) [@li2010].
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("citation-in-link", Severity.ERROR)
