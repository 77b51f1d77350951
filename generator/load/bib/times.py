"""Map the dates of an entry: when it came out, was first published, read, held."""

from __future__ import annotations

import re

from generator.load.bib.dates import (
    CslDate,
    read_day_first,
    read_edtf,
    read_open_start,
    read_year_month,
)
from generator.load.bib.work import ACCESSED, STATES, Work


def put_dates(work: Work) -> None:
    """Fill the dates, or the state of a work that has none yet."""
    issued = _date(work, "date", "year", "month", "day")
    state = STATES.get(
        (work.first("pubstate") and work.plain("pubstate")).lower(), work.plain("pubstate")
    )
    year = work.plain("year").lower()
    if issued is None and year in STATES:
        state = state or STATES[year]
    elif issued is None and year and not year.startswith(("n.d", "s.d", "o.j")):
        issued = _loose(work.plain("year"))
    if issued is None and not year and work.entry.get("date"):
        issued = _loose(work.plain("date"))
    work.put("issued", issued, work.first("date", "year"), work.first("month"))
    ahead = state == "advance online publication"
    if issued is None or (ahead and work.type != "article"):  # a preprint is never more than that
        work.put("status", state, "pubstate")
    work.put(
        "accessed", _date(work, "urldate") or _noted_access(work), work.first("urldate", "note")
    )
    work.put("event-date", _date(work, "eventdate"), "eventdate")
    work.put(
        "original-date", _date(work, "origdate", "origyear"), work.first("origdate", "origyear")
    )


# Private functions


def _date(work: Work, name: str, year: str = "", month: str = "", day: str = "") -> CslDate | None:
    value = work.entry.get(name)
    if value:
        found = read_edtf(value) or read_day_first(value) or read_open_start(value)
        return found or (_loose(value) if name != "date" else None)
    if year and work.entry.get(year):
        return read_year_month(
            work.plain(year), work.plain(month) if month else "", work.plain(day) if day else ""
        )
    return None


def _loose(value: str) -> CslDate | None:
    """Read a date in words, such as ``March 19, 2013``; keep it literally where that fails."""
    years = re.findall(r"\b\d{4}\b", value)
    if len(years) == 1:
        rest = value.replace(years[0], " ")
        if any(char.isalpha() for char in rest):
            found = read_year_month(years[0], re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", rest))
            if found and len(found["date-parts"][0]) > 1:
                return found
    return {"literal": value.strip()} if value.strip() else None


def _noted_access(work: Work) -> CslDate | None:
    """Find the day of access that some programs write into ``note`` or ``howpublished``."""
    for name in ("note", "howpublished"):
        match = ACCESSED.search(work.entry.get(name))
        if match:
            written = match["date"]
            found = read_edtf(written) or read_day_first(written) or _loose(written)
            return None if found is None or "literal" in found else found
    return None
