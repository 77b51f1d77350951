"""A field of a course has a value that it cannot have.

## What it finds

`Minutes:` and `Break:` that are no whole number of minutes from 1 to 600; `seen:` that is no day and edition; an id with
other characters than small letters, digits and single hyphens; an id that two things of one course have.

## Why it matters

The plan could not be reckoned, the change not be noticed, the address not be written.

## Wrong

```markdown
Minutes: three quarters of an hour
```

## Right

```markdown
Minutes: 45
```
"""

from generator.findings.diagnostics import Fix, Rule, Severity

RULE = Rule("course-bad-value", Severity.ERROR, fix=Fix.UNSAFE)
