"""Explain an entry: its CSL-JSON, and which field on which line each part of it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.findings.diagnostics import Diagnostic, Span
from generator.load.bib.mapping import sources, to_csl
from generator.model.works import Entry


@dataclass(frozen=True, slots=True)
class Origin:
    """A CSL variable, its value, and the fields that it was made of with their places."""

    variable: str
    value: Any
    fields: tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What became of an entry; ``unused`` are the fields that no variable takes."""

    entry: Entry
    item: Mapping[str, Any]
    origins: tuple[Origin, ...]
    unused: tuple[str, ...]
    findings: tuple[Diagnostic, ...]


def explain(entry: Entry) -> Explanation:
    """Return what `playbook bib explain KEY` prints of a joined *entry*."""
    item, findings = to_csl(entry)
    named = {"id": (), "type": (), **sources(entry)}
    origins = tuple(
        Origin(variable, value, tuple(_places(entry, named.get(variable, ()))))
        for variable, value in item.items()
    )
    used = {name for names in named.values() for name in names}
    unused = tuple(name for name in entry.fields if name not in used)
    return Explanation(entry, item, origins, unused, findings)


# Private functions


def _places(entry: Entry, names: tuple[str, ...]) -> list[tuple[str, Span]]:
    return [(name, entry.fields[name].span) for name in names if name in entry.fields]
