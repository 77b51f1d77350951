"""A module of a course says not what it is for.

## What it finds

A module without the line `Aim:`.

## Why it matters

The aim is what a learner can do afterwards. Trainers choose modules by it, learners judge the time by it, and packs
show it first.

## Wrong

```markdown
## Small meetings {#small-meetings}

Minutes: 45
```

## Right

```markdown
## Small meetings {#small-meetings}

Minutes: 45
Aim: Say what small meetings make possible, and what they cost.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.courses import Course
from generator.words.phrases import phrase

RULE = Rule("module-without-aim", Severity.ERROR)


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a finding for each module without an aim."""
    for module in course.modules:
        if not module.aim.source:
            message = phrase("the module `%(module)s` has no aim", module=module.id or module.title)
            help = phrase("write `Aim:` and what learners can do afterwards")
            yield RULE.at(module.span, message, help=help)
