"""A question has one option alone.

## What it finds

A question of a course with a list of one option.

## Why it matters

There is nothing to choose.

## Wrong

```markdown
- [x] Every resource of the business
```

## Right

```markdown
- [ ] Those of the IT department
- [x] Every resource of the business
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.courses import Course
from generator.words.phrases import phrase

RULE = Rule("single-option", Severity.ERROR)


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a finding for each question with nothing to choose."""
    for question in course.questions:
        if len(question.options) == 1:
            yield RULE.at(
                question.options[0].span,
                phrase(
                    "the question `%(question)s` has one option",
                    question=question.id or question.title,
                ),
                help=phrase("write another, or take the list away to make it an open question"),
            )
