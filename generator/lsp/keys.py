"""Offer keys and values where YAML is written: in front matter, and in the lists of kb/."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.kinds import Kind
from generator.load.schema import schema
from generator.lsp.offers import Offer, Place, offer_sheets, offer_statements
from generator.lsp.words import named_work
from generator.model.playbook import Playbook
from generator.resolve.mentions import ROLE_KEYS
from generator.words.phrases import phrase

_KEY = re.compile(r"^(?P<part>[a-z-]*)$")
_VALUE = re.compile(r"^(?P<key>[a-z-]+):\s+(?:\[(?:[^\]]*,)?\s*)?(?P<part>[^\s,\[\]]*)$")
_BELOW = re.compile(r"^(?P<indent>\s+)(?:-\s+)?(?P<part>[^\s:]*)$")
_YAML_VALUE = re.compile(
    r"^\s*(?:-\s+)?(?P<key>[a-z-]+):\s+(?:\[(?:[^\]]*,)?\s*)?(?P<part>[^\s,\[\]]*)$"
)
_NAMED = re.compile(r"^(?P<indent>\s*)(?P<key>[a-z-]+):")


def offer_front_matter(place: Place, playbook: Playbook, kind: Kind) -> Iterator[Offer]:
    """Offer keys at the begin of a line, else the values of the key that is above."""
    known = schema(kind.value, tuple(playbook.facets.values()))["properties"]
    key, value, below = (it.match(place.before) for it in (_KEY, _VALUE, _BELOW))
    if key:
        written = {it["key"] for it in map(_NAMED.match, place.above) if it and not it["indent"]}
        for name in known.keys() - written:
            detail = known[name].get("description", "")
            yield Offer(f"{name}: ", detail, len(key["part"]), "property")
    elif value:
        yield from _values((value["key"],), len(value["part"]), known, playbook, kind)
    elif below:
        path = _path_above(place, len(below["indent"]))
        yield from _values(path, len(below["part"]), known, playbook, kind)


def offer_in_yaml(place: Place, playbook: Playbook) -> Iterator[Offer]:
    """Offer names in glossary.yml and tensions.yml, where the key says what is named."""
    value, below = _YAML_VALUE.match(place.before), _BELOW.match(place.before)
    part = value or below
    if part is None:
        return
    above = _path_above(place, len(below["indent"])) if below else ("",)
    key = value["key"] if value else above[-1] if above else ""
    length = len(part["part"])
    if key == "cards":
        yield from offer_sheets(playbook, Kind.CARD, length)
    elif key == "role":
        yield from offer_sheets(playbook, Kind.ROLE, length)
    elif key == "between":
        yield from offer_statements(playbook, length)
    elif key == "cites":
        for name, reference in playbook.references.items():
            yield Offer(name, named_work(reference), length, "reference")


# Private functions


def _path_above(place: Place, indent: int) -> tuple[str, ...]:
    """Return the keys that the line stands below, the outermost first."""
    path: list[str] = []
    for line in reversed(place.above):
        found = _NAMED.match(line)
        if found and len(found["indent"]) < indent:
            path.insert(0, found["key"])
            indent = len(found["indent"])
        if indent == 0:
            break
    return tuple(path)


def _values(
    path: tuple[str, ...], length: int, known: Mapping[str, Any], playbook: Playbook, kind: Kind
) -> Iterator[Offer]:
    key = path[0] if path else ""
    if key in ROLE_KEYS:
        yield from offer_sheets(playbook, Kind.ROLE, length)
    elif key == "replaced-by" or (key == "related" and len(path) == 2):
        yield from offer_sheets(playbook, kind, length)
    elif key == "related":
        names = ("supports", "qualifies", "contrasts", "requires")
        yield from (
            Offer(f"{it}:", phrase("other cards, each with why"), length, "property")
            for it in names
        )
    elif key == "read-first":
        yield from offer_sheets(playbook, Kind.CARD, length)
    elif key == "said-by":
        yield from offer_statements(playbook, length)
    else:
        yield from _enumerated(known.get(key, {}), length)


def _enumerated(described: Mapping[str, Any], length: int) -> Iterator[Offer]:
    """Offer the values that a schema lists: of an enum, or of a facet with their titles."""
    listed: Iterable[Any] = described.get("enum", ())
    if "$ref" in described:
        listed = _STATUS.get(described["$ref"], ())
    yield from (Offer(str(value), "", length) for value in listed)
    for each in described.get("items", {}).get("oneOf", ()):
        yield Offer(each["const"], each["title"], length, words=f"{each['const']} {each['title']}")


_STATUS = {"#/$defs/Status": ("draft", "published", "retired")}
