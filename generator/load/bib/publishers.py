"""Map who published a work, and where; the place of an event."""

from __future__ import annotations

import re

from generator.load.bib.names import split_names
from generator.load.bib.types import SERVERS
from generator.load.bib.work import ACCESSED, ARXIV, MEDIA, STATES, URL, Work, decode_text


def put_publisher(work: Work) -> None:
    """Fill publisher, archive and place, and the event that a work was part of."""
    site = work.entry.type.value == "misc" and "container-title" in work.origins
    if work.type == "webpage" or site:
        work.put("event-title", work.text("eventtitle"), "eventtitle")
        return
    if work.type == "thesis":
        work.copy("publisher", "institution", "school", "publisher")
        if work.first("institution", "school"):
            work.copy("archive", "publisher")
    elif work.type in _PICTURES and work.first("publisher") and work.first("location", "address"):
        place = work.first("location", "address")
        work.put(
            "publisher", f"{work.plain(place)}, {listed(work, 'publisher')}", place, "publisher"
        )
    elif work.type == "manuscript":
        parts = [
            work.text(name) for name in ("venue", "institution", "publisher") if work.first(name)
        ]
        work.put("publisher", ", ".join(parts), work.first("institution", "venue"))
    elif work.type == "article":
        _put_server(work)
    else:
        name = work.first("publisher", "institution", "organization", "school", "howpublished")
        if name and not (name == "howpublished" and _is_address_or_state(work)):
            publisher = listed(work, name)
            if not is_author(work, publisher):
                work.put("publisher", publisher, name)
    _put_place(work)
    work.copy("event-title", "eventtitle")
    work.copy("event-place", "venue") if work.type != "manuscript" else None


def listed(work: Work, name: str) -> str:
    """Return a field that is a list of names, joined by semicolons.

    biblatex divides at every ``and``; firms such as "Taylor and Francis" are kept whole.
    """
    value = work.entry.get(name)
    if not _LIST_FIELDS.search(value):
        return work.text(name)
    parts = split_names(value)
    if len(parts) < 2 or (work.type not in MEDIA and _is_firm(parts)):
        return work.text(name)
    return "; ".join(decode_text(part) for part in parts)


def is_author(work: Work, name: str) -> bool:
    """Say whether *name* is the only author or editor: then it is not named twice."""
    people = work.item.get("author") or work.item.get("editor") or []
    if len(people) != 1:
        return False
    who = people[0].get("literal") or people[0].get("family", "")
    if "given" in people[0]:
        who = f"{people[0]['given']} {who}"
    return bool(name) and who.casefold() == name.casefold()


# Private functions

_LIST_FIELDS = re.compile(r"\s+and\s+", re.IGNORECASE)
_FIRM = re.compile(
    r"(?:\S*\s+)?(?:sons?|co|co\.|company|brothers|bros\.?|partners)\b", re.IGNORECASE
)
_PICTURES = frozenset({"graphic", "map"})


def _put_place(work: Work) -> None:
    place = work.first("location", "address")
    if work.type == "paper-conference" and {"location", "address"} <= work.entry.fields.keys():
        # The ACM's habit: the publisher's address, and the location of the conference.
        place = "address"
        work.copy("event-place", "venue", "location")
    if (
        place
        and "publisher-place" not in work.item
        and place not in work.origins.get("publisher", ())
    ):
        work.put("publisher-place", listed(work, place), place)


def _put_server(work: Work) -> None:
    """Name the server of a preprint: as it is written, else by its kind of number."""
    name = work.first("publisher", "organization", "institution", "howpublished")
    if name and not (name == "howpublished" and _is_address_or_state(work)):
        work.put("publisher", listed(work, name), name)
    kind = work.plain("eprinttype") or work.plain("archiveprefix")
    work.put("publisher", SERVERS.get(kind.lower(), kind), work.first("eprinttype"))
    if ARXIV.fullmatch(work.plain("eprint")):
        work.put("publisher", "arXiv", "eprint")


def _is_address_or_state(work: Work) -> bool:
    value = work.plain("howpublished")
    state = STATES.get(value.lower(), "")
    if state:
        work.put("status", state, "howpublished")
    return bool(state or URL.search(value) or ACCESSED.search(value))


def _is_firm(parts: list[str]) -> bool:
    return all(" " not in part for part in parts) or bool(_FIRM.match(parts[-1]))
