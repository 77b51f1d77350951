"""Write a CSL-JSON item as RIS, the format that every reference manager imports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.render.exports.fields import dates, names, plain

Item = Mapping[str, Any]


def to_ris(item: Item) -> str:
    r"""Return *item* as one RIS record: lines ``TG  - value`` that end in ``\r\n``.

    The tags are those of the RIS format specification that Zotero, EndNote and Mendeley share.
    """
    lines = [("TY", _TYPES.get(str(item.get("type", "")), "GEN")), *_fields(item), ("ER", "")]
    return "".join(f"{tag}  - {_one_line(value)}\r\n" for tag, value in lines)


# Private functions

_TYPES: Mapping[str, str] = {
    "article": "UNPB",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "broadcast": "VIDEO",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "graphic": "ART",
    "interview": "PCOMM",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "UNPB",
    "map": "MAP",
    "motion_picture": "MPCT",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "personal_communication": "PCOMM",
    "report": "RPRT",
    "software": "COMP",
    "song": "SOUND",
    "speech": "SLIDE",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
_NAMES = (
    ("author", "AU"),
    ("director", "AU"),
    ("host", "AU"),
    ("editor", "ED"),
    ("translator", "A4"),
    ("collection-editor", "A3"),
)
_TEXTS = (
    ("title", "TI"),
    ("title-short", "ST"),
    ("container-title", "T2"),
    ("volume-title", "T3"),
    ("container-title-short", "J2"),
    ("event-title", "C3"),
    ("collection-title", "T3"),
    ("volume", "VL"),
    ("issue", "IS"),
    ("edition", "ET"),
    ("publisher", "PB"),
    ("publisher-place", "CY"),
    ("DOI", "DO"),
    ("URL", "UR"),
    ("language", "LA"),
    ("abstract", "AB"),
    ("note", "N1"),
)
# Of a paper programs read the conference as the second title, and its proceedings apart; where
# these came out has a tag of its own.
_OF_PAPERS: Mapping[str, str] = {"event-title": "T2", "container-title": "C3"}
_PLACE_OF_PAPERS: Mapping[str, str] = {"publisher-place": "C1"}
# Types of which programs read the kind of work; Zotero takes it for the DOI of an article.
_WITH_GENRE = frozenset({
    "graphic", "interview", "manuscript", "map", "personal_communication", "report", "speech",
    "thesis", "webpage",
})  # fmt: skip
_PERIODICALS = frozenset({"article-journal", "article-magazine", "article-newspaper"})
_NUMBERED = frozenset({"patent", "report"})
_SPACES = re.compile(r"\s+")


def _one_line(value: str) -> str:
    return _SPACES.sub(" ", value).strip()


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    for variable, tag in _NAMES:
        for name in names(item, variable):
            yield tag, name
    yield from _dates(item)
    tags: Mapping[str, str] = {}
    if item.get("type") == "paper-conference":
        tags = {**_PLACE_OF_PAPERS, **(_OF_PAPERS if item.get("event-title") else {})}
    for variable, tag in _TEXTS:
        value = plain(item.get(variable))
        if value:
            yield tags.get(variable, tag), value
    yield from _numbers(item)
    yield from _pages(item)
    for word in plain(item.get("keyword")).split(","):
        if word.strip():
            yield "KW", word
    if item.get("id"):
        yield "ID", str(item["id"])


def _numbers(item: Item) -> Iterator[tuple[str, str]]:
    """Yield the numbers of a work, under the tags that programs look for in its type.

    `SN` stands once: of a second such line programs make a note, of the first the number.
    """
    kind, number = item.get("type"), plain(item.get("number"))
    names = ("ISSN", "ISBN") if kind in _PERIODICALS else ("ISBN", "ISSN")
    standing = [(name, value) for name in names if (value := plain(item.get(name)))]
    if number and kind in _NUMBERED:
        standing.insert(0, ("", number))
    elif number:
        yield ("C7" if kind == "article-journal" else "M1"), number
    for at, (name, value) in enumerate(standing):
        yield ("N1", f"{name} {value}") if at else ("SN", value)
    if kind in _WITH_GENRE and (genre := plain(item.get("genre"))):
        yield "M3", genre
    if version := plain(item.get("version")):
        yield "ET", version


def _dates(item: Item) -> Iterator[tuple[str, str]]:
    issued = dates(item, "issued")
    if issued:
        yield "PY", f"{issued[0]:04}" if issued[0] > 0 else str(issued[0])
        yield "DA", "/".join(_padded(issued))
    accessed = dates(item, "accessed")
    if accessed:
        yield "Y2", "/".join(_padded(accessed))


def _padded(parts: tuple[int, ...]) -> list[str]:
    """Return year, month, day and an empty last part, as RIS wants it: ``2013/03/19/``."""
    shown = [f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:3])]
    return [*shown, *([""] * (4 - len(shown)))]


def _pages(item: Item) -> Iterator[tuple[str, str]]:
    first, dash, last = plain(item.get("page")).partition("-")
    if first:
        yield "SP", first
    if dash and last:
        yield "EP", last
