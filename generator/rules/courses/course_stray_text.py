"""Text of a course stands where nothing reads it.

## What it finds

In `### Read`, a point of the list without a link to read; text below a list where only the list is read; braces behind a
heading that say something else than `#id` and `formerly=old-id`; and headings at a level that a course does not have
there.

## Why it matters

It would be on no page and in no pack, and nobody would notice.

## Wrong

```markdown
### Read
- The card on small meetings
```

## Right

```markdown
### Read
- [Keep the meeting small](../cards/small-meetings.md): what it makes possible
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("course-stray-text", Severity.ERROR)
