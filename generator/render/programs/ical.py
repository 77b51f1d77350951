"""Write the reviews that are due as a calendar (RFC 5545), to which calendar programs subscribe.

All days are those that authors wrote, the day of writing too: the same playbook gives the same
bytes. An event keeps its id when the review moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from generator.kinds import Kind
from generator.model.playbook import Target
from generator.model.sheets import Sheet
from generator.model.site import Asset
from generator.render.addresses import address_of, canonical
from generator.render.desk import Edition
from generator.render.health import reviews

CALENDAR = "freshness.ics"
PRODUCT = "-//evidence-playbook//freshness//EN"
WIDTH = 75  # the most octets of a line, by section 3.1
# Characters that a text cannot have, by the rule TSAFE-CHAR of section 3.3.11.
FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
MEANT = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def assets(edition: Edition) -> Iterator[Asset]:
    """Yield the calendar, where a page is due some day."""
    due = reviews(edition)
    if due:
        yield Asset(CALENDAR, calendar(edition, due))


def calendar(edition: Edition, due: tuple[Sheet, ...]) -> str:
    """Return the calendar of the reviews of *due*: an event of one day each."""
    name = edition.gettext("%(site)s: reviews", site=edition.settings.site_name)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{text(name)}",
        *(line for sheet in due for line in _event(edition, sheet)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines)


def text(words: str) -> str:
    """Return *words* as a value of the type TEXT."""
    return FORBIDDEN.sub("", words).translate(MEANT)


def folded(line: str) -> str:
    """Return *line* broken so that no part has more octets than are allowed, nor half a letter."""
    if len(line.encode()) <= WIDTH:
        return line
    parts = [""]
    for letter in line:
        if len((parts[-1] + letter).encode()) > WIDTH:
            parts.append(" ")
        parts[-1] += letter
    return "\r\n".join(parts)


# Private functions


def _event(edition: Edition, sheet: Sheet) -> Iterator[str]:
    address = address_of(Target(sheet.kind, sheet.id), edition.playbook.references)
    url = canonical(edition.settings.site_url, address)
    if not sheet.due or not sheet.meta.reviewed:
        return
    words = edition.gettext(
        "Read it again, then run: %(command)s", command=f"playbook review {sheet.id}"
    )
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(NAMESPACE_URL, url or f'{edition.settings.site_name}/{address}')}"
    yield f"DTSTAMP:{_date(sheet.meta.reviewed)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_date(sheet.due)}"  # and no end: it is that day
    yield f"SUMMARY:{text(edition.gettext('Review: %(page)s', page=sheet.title))}"
    yield f"DESCRIPTION:{text(words)}"
    if sheet.meta.owner:
        yield f"CATEGORIES:{text(_owner(edition, sheet.meta.owner))}"
    if url:
        yield f"URL:{url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _date(day: date) -> str:
    return day.isoformat().replace("-", "")


def _owner(edition: Edition, owner: str) -> str:
    role = Target(Kind.ROLE, owner)
    return edition.title(role) if edition.shows(role) else owner
