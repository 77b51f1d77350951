"""Say an entry in the types and fields that BibTeX itself knows, for styles older than biblatex."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.model.works import Entry
from generator.render.exports.bibtex import own_fields

Pair = tuple[str, str]

# What BibTeX calls a type of biblatex; any other that it does not know is `misc`.
_TYPES: Mapping[str, str] = {
    "bookinbook": "inbook",
    "collection": "book",
    "inreference": "incollection",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "proceedings",
    "mvreference": "book",
    "reference": "book",
    "report": "techreport",
    "suppbook": "inbook",
    "suppcollection": "incollection",
    "suppperiodical": "article",
}
_OWN = frozenset(
    "article book booklet inbook incollection inproceedings conference manual mastersthesis misc"
    " phdthesis proceedings techreport unpublished".split()
)
_FIELDS: Mapping[str, str] = {
    "journaltitle": "journal",
    "location": "address",
    "annotation": "annote",
    "hyphenation": "language",
    "langid": "language",
}
_THESES = frozenset({"bathesis", "candthesis", "mastersthesis", "mathesis", "phdthesis"})
_YEARS = re.compile(r"(?P<first>\d{4})/(?P<last>\d{4})")
_MASTERS = re.compile(r"mathesis|master", re.IGNORECASE)
_DAY = re.compile(r"(?P<year>-?\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?")
_JOINED = ("subtitle", "titleaddon", "booksubtitle", "journalsubtitle", "date", "type")
_DATED = frozenset({"year", "month", "day"})  # a date says all of it
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def to_classic(entry: Entry) -> str:
    """Return *entry* in the types and fields of BibTeX, standing alone."""
    kind = _type(entry)
    lines: dict[str, str] = {}
    for name, value in _fields(entry, kind):
        lines.setdefault(name, value)
    fields = ",\n".join(f"  {name} = {value}" for name, value in lines.items())
    return f"@{kind}{{{entry.key.value},\n{fields}\n}}\n"


# Private functions


def _type(entry: Entry) -> str:
    written = entry.type.value.lower()
    if written == "thesis":
        return "mastersthesis" if _MASTERS.search(entry.get("type")) else "phdthesis"
    return written if written in _OWN else _TYPES.get(written, "misc")


def _fields(entry: Entry, kind: str) -> Iterator[Pair]:
    """Yield each field with its value in braces; of two with one name the first counts."""
    fields = own_fields(entry)
    for name, value in fields.items():
        if name in _JOINED or (name in _DATED and fields.get("date")):
            continue
        said = _FIELDS.get(name, name)
        if name == "institution" and kind.endswith("thesis"):
            said = "school"
        elif name == "maintitle" and "series" not in fields:
            said = "series"
        yield said, f"{{{_whole(fields, name, value)}}}"
    said = fields.get("type", "")
    if kind != "misc" and said and not (kind.endswith("thesis") and said.lower() in _THESES):
        yield "type", f"{{{said}}}"
    yield from _date(fields.get("date", ""))


def _whole(fields: Mapping[str, str], name: str, value: str) -> str:
    """Return a title with its subtitle behind a colon, which begins with a capital."""
    behind = {"title": "subtitle", "booktitle": "booksubtitle", "journaltitle": "journalsubtitle"}
    subtitle = fields.get(behind.get(name, ""), "")
    return f"{value}: {subtitle[:1].upper()}{subtitle[1:]}" if subtitle else value


def _date(date: str) -> Iterator[Pair]:
    """Yield year and month of the beginning; a date of another form goes along as the year."""
    if years := _YEARS.fullmatch(date.strip()):
        yield "year", f"{{{years['first']}--{years['last']}}}"
        return
    found = _DAY.match(date)
    if found is None:
        if date:
            yield "year", f"{{{date}}}"
        return
    yield "year", f"{{{found['year']}}}"
    if found["month"] and 1 <= int(found["month"]) <= len(_MONTHS):
        month = _MONTHS[int(found["month"]) - 1]
        yield "month", f'"{int(found["day"])}~" # {month}' if found["day"] else month
