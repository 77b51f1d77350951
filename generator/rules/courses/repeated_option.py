"""Two options of a question say the same.

## What it finds

Options of one question with the same words, letter case and spaces left aside.

## Why it matters

One of the two is scored wrong, and learning systems that tell options by their words mix them up.

## Wrong

```markdown
- [ ] Every resource
- [x] Every resource
```

## Right

```markdown
- [ ] The IT department
- [x] Every resource
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Note, Rule, Severity, Span
from generator.model.courses import Course
from generator.words.phrases import phrase

RULE = Rule("repeated-option", Severity.ERROR)


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a finding for each option that stands above already."""
    for question in course.questions:
        first: dict[str, Span] = {}
        for option in question.options:
            words = " ".join(option.words.source.casefold().split())
            if words in first:
                message = phrase(
                    "the option `%(option)s` stands twice", option=option.words.source[:60]
                )
                note = Note(first[words], phrase("first used here"))
                yield RULE.at(option.span, message, help=phrase("say another thing"), notes=[note])
            first.setdefault(words, option.span)
