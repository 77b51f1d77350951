"""A module of a course has nothing in it.

## What it finds

A module that has nothing to read, to do, to discuss or to check. Trainer's notes alone are none.

## Why it matters

Learners who open it find a title. A pack with an empty module does not import everywhere.

## Wrong

```markdown
## Small meetings {#small-meetings}

Minutes: 45
Aim: Say what small meetings make possible.
```

## Right

```markdown
## Small meetings {#small-meetings}

Minutes: 45
Aim: Say what small meetings make possible.

### Read
- [Keep the meeting small](../cards/small-meetings.md)
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.courses import Course
from generator.words.phrases import phrase

RULE = Rule("module-without-content", Severity.ERROR)


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a finding for each module without content."""
    for module in course.modules:
        full = module.readings or module.activities or module.discussions or module.questions
        texts = (module.doing_text, module.discussing_text)
        if not full and not any(text.source for text in texts):
            yield RULE.at(
                module.span,
                phrase("the module `%(module)s` has no content", module=module.id or module.title),
                help=phrase("write one of `### Read`, `### Do`, `### Discuss` and `### Check`"),
            )
