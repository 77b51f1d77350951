"""A rule is named that does not exist.

## What it finds

The id of a rule in an `allow:` comment that no rule has.

## Why it matters

The comment does nothing. `playbook explain` lists all rules.

## Wrong

```markdown
<!-- allow: heading-jmup: the form that is quoted here has these levels -->
```

## Right

```markdown
<!-- allow: heading-jump: the form that is quoted here has these levels -->
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("unknown-rule", Severity.WARNING, fix=Fix.UNSAFE)
