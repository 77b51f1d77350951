"""A question rests on no statement.

## What it finds

A question of a course without `Said-by:`.

## Why it matters

What is asked must be what the playbook says. The basis is quoted beside the answer, and it is how you hear that a card
now says something else.

## Wrong

```markdown
#### What do small meetings make possible? {#resources}
- [ ] Those of the IT department
- [x] Every resource of the business
```

## Right

```markdown
#### What do small meetings make possible? {#resources}
- [ ] Those of the IT department
- [x] Every resource of the business

Said-by: small-meetings#all-resources
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.courses import Course
from generator.words.phrases import phrase

RULE = Rule("question-without-basis", Severity.ERROR)


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a finding for each question that names no statement; an unknown one is found already."""
    for question in course.questions:
        if not question.said_by:
            yield RULE.at(
                question.span,
                phrase(
                    "the question `%(question)s` says not what it rests on",
                    question=question.id or question.title,
                ),
                help=phrase("write `Said-by:` and a statement, as `card#statement`"),
            )
