"""A link to another site leads there by a redirect that is for good.

## What it finds

An outside address whose host says that it moved permanently, and where to. `playbook links` finds
it, as it alone asks other hosts; `playbook check` does not.

## Why it matters

Redirects are kept for a few years. The new address can be written today, by whoever sees it.

## Wrong

```markdown
See [the standard](http://example.org/standard).
```

## Right

```markdown
See [the standard](https://www.example.org/standard/).
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("moved-link", Severity.INFO)
