"""A card says something else than when a course was last gone through.

## What it finds

A reading of a course with `seen:` whose card has another edition now: a statement came, went, was reworded, or rests on
something else. The notes list the changes that the card tells of since that day.

## Why it matters

Slides, activities and questions may still say what the card said before.

## Wrong

```markdown
- [Keep the meeting small](../cards/small-meetings.md) <!-- seen: 2026-01-12 5f3a9c1e -->
```

## Right

```markdown
- [Keep the meeting small](../cards/small-meetings.md) <!-- seen: 2026-11-29 0b7e44d2 -->
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.courses.editions import card_of, edition_of_card
from generator.findings.diagnostics import Diagnostic, Note, Rule, Severity
from generator.model.courses import Course, Pin
from generator.model.playbook import Playbook
from generator.model.sheets import Change, Sheet
from generator.words.phrases import phrase

RULE = Rule("changed-since-seen", Severity.WARNING)


def check(course: Course, playbook: Playbook) -> Iterator[Diagnostic]:
    """Yield a finding for each reading whose card has changed since.

    Of a card in which a name leads nowhere, that is told alone: it may be all that changed.
    """
    wrong = {it.span.path for it in playbook.lost}
    for _, reading in course.readings():
        card = card_of(reading, course, playbook)
        if (
            card
            and card.path not in wrong
            and reading.pin
            and edition_of_card(card) != reading.pin.edition
        ):
            yield _finding(reading.pin, card)


# Private functions


def _finding(pin: Pin, card: Sheet) -> Diagnostic:
    message = phrase(
        "the card `%(card)s` has changed since %(day)s", card=card.id, day=pin.day.isoformat()
    )
    notes = [Note(card.at("changes", at), _words(it)) for at, it in _since(card, pin)]
    help = phrase("go through the module, then run `playbook review`")
    return RULE.at(pin.span, message, help=help, notes=notes)


def _since(card: Sheet, pin: Pin) -> Iterator[tuple[int, Change]]:
    for at, change in enumerate(card.meta.changes):
        if change.date > pin.day:
            yield at, change


def _words(change: Change) -> str:
    day = change.date.isoformat()
    if change.meaning:
        return phrase("%(day)s: %(words)s; the advice itself changed", day=day, words=change.words)
    return f"{day}: {change.words}"
