"""A card of a course has not been gone through.

## What it finds

A reading of a course that leads to a card and has no `seen:`.

## Why it matters

When the card changes, nobody is told that the course may be out of date.

## Wrong

```markdown
- [Keep the meeting small](../cards/small-meetings.md)
```

## Right

```markdown
- [Keep the meeting small](../cards/small-meetings.md) <!-- seen: 2026-11-29 0b7e44d2 -->
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.courses.editions import card_of
from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.courses import Course, Reading
from generator.model.playbook import Playbook
from generator.words.phrases import phrase

RULE = Rule("never-seen", Severity.INFO)


def check(course: Course, playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each reading of a card that has no pin."""
    for _, reading in course.readings():
        card = card_of(reading, course, playbook)
        if card and not reading.pin and "seen" not in _noted(reading):
            message = phrase(
                "the card `%(card)s` was never gone through for this course", card=card.id
            )
            yield RULE.at(
                reading.span, message, help=phrase("run `playbook review` when you have read it")
            )


# Private functions


def _noted(reading: Reading) -> set[str]:
    notes = reading.line.document.notes if reading.line.document else ()
    return {name.value for note in notes for name, _ in note.pairs}
