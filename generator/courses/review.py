"""Go through the cards of a course: which changed since, and the text with new stamps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.courses.editions import card_of, edition_of_card
from generator.findings.diagnostics import Edit, Span
from generator.model.courses import Course, Pin, Reading
from generator.model.playbook import Playbook
from generator.model.sheets import Change, Sheet


@dataclass(frozen=True, slots=True)
class Seen:
    """A card of a course, the edition that it has now, and when it was last gone through.

    ``end`` is where the words of the reading end in the file: a new note stands there. ``changes``
    are those that the card tells of since that day, the oldest first.
    """

    card: Sheet
    edition: str
    pin: Pin | None
    end: int
    changes: tuple[Change, ...] = ()

    @property
    def changed(self) -> bool:
        """Tell whether the card is another than the one that was gone through."""
        return self.pin is None or self.pin.edition != self.edition


def review_course(course: Course, playbook: Playbook) -> tuple[Seen, ...]:
    """Return each card that *course* reads, in its order."""
    made = []
    for _, reading in course.readings():
        card = card_of(reading, course, playbook)
        if card:
            made.append(_seen(reading, card))
    return tuple(made)


def stamped(text: str, seen: Iterable[Seen], day: date) -> str:
    """Return the course's *text* with the note ``seen:`` of *day* behind each card.

    A card that has not changed keeps its note, so that a second review writes nothing.
    """
    for it in sorted(seen, key=lambda it: it.end, reverse=True):
        if not it.changed:
            continue
        stamp = f"seen: {day.isoformat()} {it.edition}"
        note = NOTE.match(text, it.end)
        if note:
            text = f"{text[: note.start('pair')]}{stamp}{text[note.end('pair') :]}"
        else:
            text = f"{text[: it.end]} <!-- {stamp} -->{text[it.end :]}"
    return text


def restamped(before: Playbook, after: Playbook) -> Iterator[Edit]:
    """Yield the edits of courses by which what was gone through stays so, *after* a new name.

    A work's key is part of a card's edition: called otherwise, it makes another edition of a card
    that says the same.
    """
    for name in before.courses.keys() & after.courses.keys():
        old, new = before.courses[name], after.courses[name]
        for (_, was), (_, now) in zip(old.readings(), new.readings(), strict=False):
            cards = card_of(was, old, before), card_of(now, new, after)
            if not (was.pin and now.pin and cards[0] and cards[1]):
                continue
            editions = [edition_of_card(it) for it in cards if it]
            if was.pin.edition == now.pin.edition == editions[0] != editions[1]:
                yield Edit(_edition_of(new, now.pin), editions[1])


# Private functions

# The note behind a reading: what stands before its pair `seen`, and the pair.
NOTE = re.compile(r"\s*<!--(?:[^>]*?;)?\s*(?P<pair>seen:[^;>]*?)\s*(?=;|-->)")


def _seen(reading: Reading, card: Sheet) -> Seen:
    document = reading.line.document
    notes = document.notes if document else ()
    end = min((note.start for note in notes), default=reading.line.end)
    end = reading.line.start + len(reading.line.source[: end - reading.line.start].rstrip())
    pin = reading.pin
    since = tuple(
        sorted(
            (it for it in card.meta.changes if pin is None or it.date > pin.day),
            key=lambda it: (it.date, it.words),
        )
    )
    return Seen(card, edition_of_card(card), pin, end, since if pin else ())


def _edition_of(course: Course, pin: Pin) -> Span:
    """Return the place of the edition in the note of *pin*."""
    text, span = course.text, pin.span
    start = text.content.index(pin.edition, text.offset(span.line, span.column))
    return text.span(start, start + len(pin.edition))
