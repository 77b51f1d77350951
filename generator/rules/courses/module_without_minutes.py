"""A module of a course says not how long it takes.

## What it finds

A module without the line `Minutes:`.

## Why it matters

The trainer's plan has clock times: without the minutes of one module it is wrong for all that follow.

## Wrong

```markdown
## Small meetings {#small-meetings}

Aim: Say what small meetings make possible.
```

## Right

```markdown
## Small meetings {#small-meetings}

Minutes: 45
Aim: Say what small meetings make possible.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.courses import Course
from generator.words.phrases import phrase

RULE = Rule("module-without-minutes", Severity.ERROR)


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a finding for each module without minutes, unless they are there and faulty."""
    for module in course.modules:
        if not module.minutes and module.minutes_span is None:
            message = phrase(
                "the module `%(module)s` has no minutes", module=module.id or module.title
            )
            yield RULE.at(module.span, message, help=phrase("write `Minutes:` and a whole number"))
