"""Hold works: a .bib entry as written, and the reference that is cited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.findings.diagnostics import Span
from generator.model.text import Name


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a .bib entry: name in lower case, value with @strings expanded, LaTeX kept."""

    name: Name
    value: str
    span: Span  # of the value, without its braces or quotes


@dataclass(frozen=True, slots=True)
class Entry:
    """A .bib entry as written; ``fields`` by lower-case name, inherited ones included."""

    type: Name
    key: Name
    fields: Mapping[str, Field]
    span: Span
    source: str  # the entry's own text, as written, for the BibTeX download

    def get(self, name: str, default: str = "") -> str:
        """Return the value of field *name*, or *default*."""
        found = self.fields.get(name)
        return found.value if found else default


@dataclass(frozen=True, slots=True)
class Reference:
    """A work, ready to be cited: the entry as written and its CSL-JSON item."""

    key: str
    slug: str
    entry: Entry
    item: Mapping[str, object]
    incomplete: bool
    acknowledged: bool  # a stub that says of itself that it is incomplete
    former: tuple[str, ...] = ()  # the slugs of the keys that it had before, which lead on
