"""A finding is allowed that does not arise.

## What it finds

An `allow:` comment in whose block no finding of its rule is found.

## Why it matters

What it allowed has been mended, or has moved away from it. Left in place it would hide the next
finding of that rule.

## Wrong

```markdown
## Guidance
<!-- allow: heading-jump: the form that is quoted here has these levels -->
```

## Right

```markdown
## Guidance
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("unused-allowance", Severity.WARNING, fix=Fix.SAFE)
