"""Read what a module has to read: a list of links, each with what it is read for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from generator.load.courses.lists import Item, cut_list, say_stray
from generator.load.decisions.findings import Reading as Found
from generator.load.decisions.lines import Line
from generator.model.courses import Pin, Reading
from generator.model.decisions import Prose
from generator.model.text import MarginalNote, Name
from generator.rules.courses import course_bad_value, course_stray_text
from generator.words.phrases import phrase

# The day, and the first eight hexadecimal digits of the card's digest.
SEEN = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2}) +(?P<edition>[0-9a-f]{8})", re.ASCII)


def read_readings(found: Found, lines: Sequence[Line]) -> tuple[Prose, tuple[Reading, ...]]:
    """Return what stands above the list, and its readings."""
    above, items, below = cut_list(lines)
    say_stray(found, below, "readings")
    readings = tuple(it for item in items for it in _reading(found, item))
    return found.prose_of(above), readings


# Private functions


def _reading(found: Found, item: Item) -> Iterator[Reading]:
    since = len(found.allowances)
    line = found.prose(item.start, item.end)
    found.widen(since, item.lines[0], item.lines[-1])
    span = found.text.span(item.start, max(item.end, item.start + 1))
    document = line.document
    links = [it for it in document.links if not it.image] if document else []
    if not document or not links:
        help = phrase("begin it with a link, such as `[The title](../cards/id.md): what for`")
        message = phrase("this point of what to read has no link")
        found.fault(course_stray_text.RULE, found.span(item.lines[0]), message, help)
        return
    end = min([note.start for note in document.notes], default=item.end)
    why = _why(found, links[0].end, max(end, links[0].end))
    yield Reading(line, links[0], why, span, _pin(found, document.notes))


def _why(found: Found, start: int, end: int) -> Prose:
    """Return the words behind the link; they are part of the line and parsed there already."""
    words = found.text.content[start:end]
    lead = len(words) - len(words.lstrip(" \t\n:.,;\u2013-"))
    begin, stop = start + lead, start + len(words.rstrip())
    if begin >= stop:
        return Prose()
    quiet = Found(found.text)  # what is wrong with these words is said of the line
    return quiet.prose(begin, stop)


def _pin(found: Found, notes: Sequence[MarginalNote]) -> Pin | None:
    values = [value for note in notes for name, value in note.pairs if name.value == "seen"]
    return _read_pin(found, values[0]) if values else None


def _read_pin(found: Found, value: Name) -> Pin | None:
    match = SEEN.fullmatch(value.value)
    try:
        day = date.fromisoformat(match["day"]) if match else None
    except ValueError:
        day = None
    if match and day:
        return Pin(day, match["edition"], value.span)
    help = phrase("take it out, and run `playbook review`, which writes it")
    message = phrase(
        "`seen` cannot be `%(value)s`, only a day and an edition", value=value.value[:40]
    )
    found.fault(course_bad_value.RULE, value.span, message, help)
    return None
