"""An option of a question has no box.

## What it finds

In the list of a question of a course, a point that begins with neither `[ ]` nor `[x]`.

## Why it matters

Whether it is right is not said: it can be neither shown nor scored.

## Wrong

```markdown
- Every resource of the business
```

## Right

```markdown
- [x] Every resource of the business
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("option-without-box", Severity.ERROR)
