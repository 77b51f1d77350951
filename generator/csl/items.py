"""CSL-JSON -> works: every value checked once, so that formatting never meets an odd one.

A value that makes no sense is left out or read as text; nothing raises (CSL-JSON schema 1.0.2).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.csl.dateparse import Date, parse_date

NAME_VARIABLES = frozenset({
    "author", "chair", "collection-editor", "compiler", "composer", "container-author",
    "contributor", "curator", "director", "editor", "editor-translator", "editorial-director",
    "executive-producer", "guest", "host", "illustrator", "interviewer", "narrator", "organizer",
    "original-author", "performer", "producer", "recipient", "reviewed-author", "script-writer",
    "series-creator", "translator",
})  # fmt: skip
DATE_VARIABLES = frozenset({
    "accessed", "available-date", "container", "event-date", "issued", "original-date",
    "submitted",
})  # fmt: skip
_ALIASES = {
    "journalAbbreviation": "container-title-short",
    "shortTitle": "title-short",
    "event": "event-title",
}
# "{:original-date:1900}" or a line "original-date: 1900" in a note: Zotero's way round its form.
_NOTE_FIELD = re.compile(
    r"(?m)\{:(?P<k1>[a-z-]+):\s*(?P<v1>[^{}]*)\}|^(?P<k2>[a-z-]+):[ \t]*(?P<v2>\S.*)$"
)
_TRAILING_PARTICLE = re.compile(r"(?P<given>.*?[\s,])(?P<particle>[^\W\d_A-Z].*)$")
_APOSTROPHES = "'\u2019"


@dataclass(frozen=True, slots=True)
class Name:
    """One name; `literal` for a body or a name that is not split.

    `annotation` is no part of CSL-JSON: what a reference list prints behind the name as it is,
    such as "(Guest Expert)" or "[@APA_Style]".
    """

    family: str = ""
    given: str = ""
    dropping: str = ""
    non_dropping: str = ""
    suffix: str = ""
    comma_suffix: bool = False
    static: bool = False
    literal: str = ""
    annotation: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A work as CSL sees it."""

    key: str
    type: str
    texts: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)
    dates: Mapping[str, Date] = field(default_factory=dict)

    def has(self, variable: str) -> bool:
        """Whether the work has a value for *variable*."""
        return variable in self.texts or variable in self.names or variable in self.dates


def read_items(items: Iterable[Mapping[str, Any]]) -> dict[str, Item]:
    """Return the works by key, in order; of two with the same key the last counts."""
    works: dict[str, Item] = {}
    for raw in items:
        item = read_item(raw)
        works[item.key] = item
    return works


def read_item(raw: Mapping[str, Any]) -> Item:
    """Return one CSL-JSON item as a work."""
    texts: dict[str, str] = {}
    names: dict[str, tuple[Name, ...]] = {}
    dates: dict[str, Date] = {}
    for variable, value in raw.items():
        if variable in {"id", "type"} or value is None:
            continue
        _read_value(str(variable), value, texts, names, dates)
    _read_note(texts, names, dates)
    if "page" in texts:
        texts.setdefault("page-first", _first_page(texts["page"]))
    kind = raw.get("type")
    return Item(
        _text(raw.get("id", "")), kind if isinstance(kind, str) else "", texts, names, dates
    )


def _read_value(
    variable: str,
    value: Any,
    texts: dict[str, str],
    names: dict[str, tuple[Name, ...]],
    dates: dict[str, Date],
) -> None:
    if variable in NAME_VARIABLES:
        if people := read_names(value):
            names[variable] = people
    elif variable in DATE_VARIABLES:
        if date := parse_date(value):
            dates[variable] = date
    elif text := _text(value):
        texts.setdefault(_ALIASES.get(variable, variable), text)
        if variable == "event":
            texts.setdefault("event", text)


def read_names(value: Any) -> tuple[Name, ...]:
    """Return the names of a CSL-JSON name list; what is no name is left out."""
    entries = value if isinstance(value, (list, tuple)) else [value]
    found = (_read_name(entry) for entry in entries)
    return tuple(name for name in found if name is not None)


def _read_name(entry: Any) -> Name | None:
    if isinstance(entry, str):
        return Name(literal=entry) if entry.strip() else None
    if not isinstance(entry, Mapping):
        return None
    literal = _text(entry.get("literal"))
    family, given = _text(entry.get("family")), _text(entry.get("given"))
    note = _text(entry.get("annotation"))
    if literal or not (family or given):
        return Name(literal=literal, annotation=note) if literal else None
    if _truth(entry.get("isInstitution")) and not given:
        return Name(literal=family)
    family, non_dropping = _leading_particle(family, _text(entry.get("non-dropping-particle")))
    given, dropping = _given_particle(given, _text(entry.get("dropping-particle")))
    given, suffix, comma = _given_suffix(given, _text(entry.get("suffix")))
    return Name(
        family,
        given,
        dropping,
        non_dropping,
        suffix,
        comma or _truth(entry.get("comma-suffix")),
        _truth(entry.get("static-ordering")),
        annotation=note,
    )


def _leading_particle(family: str, particle: str) -> tuple[str, str]:
    """Split "van der Berg" and "d'Aubignac"; a family name in quotes stays whole."""
    if family.startswith('"') and family.endswith('"') and len(family) > 2:
        return family[1:-1], particle
    if particle:
        return family, particle
    words = family.split(" ")
    count = 0
    while count < len(words) - 1 and _is_particle(words[count]):
        count += 1
    rest = " ".join(words[count:])
    found = " ".join(words[:count])
    if found.endswith(("'", "\u2019")):
        found += " "  # "de' Medici" keeps its space, "d'Aubignac" has none
    for mark in "'\u2019-":
        head, apostrophe, tail = rest.partition(mark)
        if apostrophe and head and head.islower() and tail and len(head) <= 4:
            return tail, f"{found} {head}{mark}".strip()
    return (rest, found) if rest else (family, "")


def _is_particle(word: str) -> bool:
    letters = word.lstrip(_APOSTROPHES)
    return bool(letters) and letters[0].islower() and letters[0].isalpha()


def _given_particle(given: str, particle: str) -> tuple[str, str]:
    """Split "Alexander de": lower-case words at the end of the given names."""
    if particle or " " not in given:
        return given, particle
    head, comma, tail = given.partition(",")
    words = head.split(" ")
    count = 0
    while (
        count < len(words) - 1 and _is_particle(words[-1 - count]) and words[-1 - count][-1:] != "."
    ):
        count += 1
    if not count:
        return given, particle
    return " ".join(words[:-count]) + comma + tail, " ".join(words[-count:])


def _given_suffix(given: str, suffix: str) -> tuple[str, str, bool]:
    """Split "John, Jr." and "John,! Jr." (the mark forces a comma)."""
    head, comma, tail = given.partition(",")
    tail = tail.strip()
    if not comma or suffix:
        return given, suffix, False
    if tail.startswith("!"):
        return head, tail[1:].strip(), True
    return head, tail, False


def _read_note(
    texts: dict[str, str], names: dict[str, tuple[Name, ...]], dates: dict[str, Date]
) -> None:
    for found in _NOTE_FIELD.finditer(texts.get("note", "")):
        variable = found["k1"] or found["k2"]
        value = (found["v1"] or found["v2"] or "").strip()
        if variable in NAME_VARIABLES:
            family, _, given = value.partition("||")
            person = {"family": family.strip(), "given": given.strip()}
            extra = read_names(person if given else {"literal": value})
            names[variable] = (*names.get(variable, ()), *extra)
        elif variable in DATE_VARIABLES:
            if date := parse_date({"raw": value}):
                dates[variable] = date
        elif variable not in texts and variable not in {"type", "id"}:
            texts[variable] = value


def _first_page(pages: str) -> str:
    return re.split(r"\s*[&,\u2013\u2014-]", pages, maxsplit=1)[0].strip() or pages


def _text(value: Any) -> str:
    """Return a value as text: numbers as digits, lists joined, anything else as nothing."""
    if isinstance(value, str):
        return value if value.strip() else ""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, (list, tuple)):
        return ", ".join(filter(None, map(_text, value)))
    return ""


def _truth(value: Any) -> bool:
    return (
        value not in {None, False, "", "0", "false"}
        if isinstance(value, (str, int, bool))
        else False
    )
