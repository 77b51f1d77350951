"""The activities of a module take longer than the module.

## What it finds

A module whose activities have more `Minutes:` together than the module has.

## Why it matters

The plan cannot be kept: the last activity, or the break, falls out in class.

## Wrong

```markdown
## Small meetings {#small-meetings}

Minutes: 10

### Do
#### Draw the box {#draw}
Minutes: 15
```

## Right

```markdown
## Small meetings {#small-meetings}

Minutes: 30

### Do
#### Draw the box {#draw}
Minutes: 15
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.courses import Course
from generator.words.phrases import phrase

RULE = Rule("minutes-exceeded", Severity.WARNING)


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a finding for each module that is shorter than its activities."""
    for module in course.modules:
        needed = sum(activity.minutes for activity in module.activities)
        if module.minutes and needed > module.minutes:
            yield RULE.at(
                module.minutes_span or module.span,
                phrase(
                    "the activities take %(needed)s minutes, the module %(minutes)s",
                    needed=needed,
                    minutes=module.minutes,
                ),
                help=phrase("give the module more minutes, or the activities fewer"),
            )
