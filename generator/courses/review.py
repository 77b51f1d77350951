"""Go through the cards of a course: which changed since, and the text with new stamps."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.courses.editions import card_of, edition_of_card
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
