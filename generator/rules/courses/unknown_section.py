"""A module has a section that is none of its own, or out of its order.

## What it finds

Below a module of a course, a heading `###` other than `Read`, `Do`, `Discuss`, `Check` and `For the trainer`, one that
stands twice, and one that stands before a section that it should follow.

## Why it matters

What stands in it is not read: it would be missing from the page, from the plan and from every pack.

## Wrong

```markdown
## Small meetings {#small-meetings}

### Reading
- [Keep the meeting small](../cards/small-meetings.md)
```

## Right

```markdown
## Small meetings {#small-meetings}

### Read
- [Keep the meeting small](../cards/small-meetings.md)
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("unknown-section", Severity.ERROR, fix=Fix.UNSAFE)
