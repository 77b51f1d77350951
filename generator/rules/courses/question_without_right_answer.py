"""No option of a question is right.

## What it finds

A question with options of which none has `[x]`; a question of true or false that has both.

## Why it matters

Nobody can pass it, and some learning systems refuse the whole quiz.

## Wrong

```markdown
- [ ] Those of the IT department
- [ ] Every resource of the business
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
from generator.model.courses import Course, Sort
from generator.words.phrases import phrase

RULE = Rule("question-without-right-answer", Severity.ERROR)


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a finding for each question whose options hold no answer."""
    for question in course.questions:
        name = question.id or question.title
        if question.options and not question.right:
            message = phrase("no option of the question `%(name)s` is right", name=name)
            yield RULE.at(
                question.span, message, help=phrase("write `[x]` before each right option")
            )
        elif question.sort is Sort.TRUTH and len(question.right) > 1:
            message = phrase("`%(name)s` cannot be both true and false", name=name)
            yield RULE.at(question.span, message, help=phrase("leave one `[x]`"))
