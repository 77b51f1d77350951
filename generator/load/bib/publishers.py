"""Map who published a work, and where; the place of an event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.load.bib.names import split_names
from generator.load.bib.types import SERVERS, ssrn_number
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

    biblatex divides at every ``and``; firms such as "Taylor and Francis" are kept whole, and so are
    bodies such as "Department of Health and Human Services".
    """
    return "; ".join(bodies(work, name))


def bodies(work: Work, name: str) -> list[str]:
    """Return the names in a field that is a list of them."""
    value = work.entry.get(name)
    if not _LIST_FIELDS.search(value):
        return [work.text(name)]
    parts = split_names(value)
    several = _are_places if name in _PLACES else _are_several
    if len(parts) < 2 or (work.type not in MEDIA and not several(parts)):
        return [work.text(name)]
    return [decode_text(part) for part in parts]


def is_author(work: Work, name: str) -> bool:
    """Say whether *name* is all the authors or editors: then it is not named twice."""
    people = work.item.get("author") or work.item.get("editor") or []
    if len(people) > 1 and name:
        return "; ".join(each.get("literal", "") for each in people) == name
    if not people:
        return False
    who = people[0].get("literal") or people[0].get("family", "")
    if "given" in people[0]:
        who = f"{people[0]['given']} {who}"
    return bool(name) and who.casefold() == name.casefold()


def is_source(work: Work) -> bool:
    """Say whether ``howpublished`` names who published a work: not where, when or how it is read."""
    return not _NO_SOURCE.match(work.plain("howpublished")) and not _is_address_or_state(work)


# Private functions

_NO_SOURCE = re.compile(
    r"\W*(?:available|internet|on-?line|electronic|url|web\s?(?:site|page)|www|website|accessed|retrieved)\b|\W*$",
    re.IGNORECASE,
)

_LIST_FIELDS = re.compile(r"\s+and\s+", re.IGNORECASE)
# What the names of bodies end with: another one may follow.
_BODIES = frozenset(
    """academy association books college company corporation council editions films foundation gmbh inc inc.
    institute ltd ltd. press publications publishers publishing records society studios university verlag""".split()
)
_BEGIN_BODIES = ("institute of ", "ministry of ", "universität ", "université ", "university of ")
_PLACES = frozenset({"location", "address", "venue"})
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
    if ssrn_number(work.entry):
        work.put("publisher", "SSRN", work.first("journaltitle", "journal"))


def _is_address_or_state(work: Work) -> bool:
    value = work.plain("howpublished")
    state = STATES.get(value.lower(), "")
    if state:
        work.put("status", state, "howpublished")
    return bool(state or URL.search(value) or ACCESSED.search(value))


def _are_places(parts: Sequence[str]) -> bool:
    return any(" " in part for part in parts)


def _are_several(parts: Sequence[str]) -> bool:
    """Say whether *parts* are bodies of their own, by how those at an ``and`` end or begin."""
    names = [decode_text(part).lower() for part in parts]
    whole = all(
        " " in name or part.startswith("{") for name, part in zip(names, parts, strict=True)
    )
    if names[-1].startswith(_BEGIN_BODIES):
        return True
    behind = _ends_as_body(names[-1].partition(",")[0])
    return whole and (behind or all(map(_ends_as_body, names[:-1])))


def _ends_as_body(name: str) -> bool:
    return name.replace("-", " ").rpartition(" ")[2] in _BODIES
