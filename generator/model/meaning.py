"""Tell what a value of the model says, whatever place in its file it stands at."""

from __future__ import annotations

from collections.abc import Container, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from enum import Enum

from generator.findings.diagnostics import Edit, Span, Text
from generator.model.playbook import Playbook
from generator.model.text import Event

# Where a value stands, and what is its text as written: neither is what it says.
_PLACES = frozenset(
    "first_line front graph last_line outline place places sections source starts".split()
)
_OFFSETS = frozenset({"start", "end"})


def meanings(playbook: Playbook, paths: Container[str]) -> dict[str, object]:
    """Return what each Markdown file of *playbook* at *paths* says, by its path."""
    found: dict[str, list[object]] = {}
    decisions = ((decision.text.path, decision) for decision in playbook.decisions.values())
    courses = ((course.text.path, course) for course in playbook.courses.values())
    sheets = ((sheet.path, sheet) for sheet in playbook.all_sheets())
    for path, value in (*sheets, *decisions, *courses):
        if path in paths:
            found.setdefault(path, []).append(meaning(value))
    return dict(found)


def meaning(value: object) -> object:
    """Return *value* without places, with the white space of its words evened out.

    Two values have equal meanings if readers cannot tell one from the other.
    """
    if isinstance(value, (Span, Text, Edit)):
        return None
    if isinstance(value, Event):
        return value.kind, _exact(value.value)
    names = _names(value)
    if names:
        said = (name for name in names if not _is_offset(value, name))
        return tuple((name, meaning(getattr(value, name))) for name in said)
    return _plain(value)


# Private functions


def _names(value: object) -> tuple[str, ...]:
    if is_dataclass(value):
        return tuple(it.name for it in fields(value) if it.name not in _PLACES)
    named: tuple[str, ...] = getattr(value, "_fields", ())
    return tuple(name for name in named if name not in _PLACES)


def _is_offset(value: object, name: str) -> bool:
    return name in _OFFSETS and isinstance(getattr(value, name), int)


def _plain(value: object) -> object:
    match value:
        case Enum():
            return value
        case str():
            return " ".join(value.split())
        case Mapping():
            return {key: meaning(it) for key, it in value.items()}
        case AbstractSet():
            return frozenset(meaning(it) for it in value)
        case tuple() | list():
            return tuple(meaning(it) for it in value)
        case _:
            return value


def _exact(value: object) -> object:
    """Return the value of an event as it is, for white space in code counts.

    Only a line end at its end does not: the last line of a file may have none.
    """
    if isinstance(value, str):
        return value.rstrip("\n")
    return meaning(value) if is_dataclass(value) else value
