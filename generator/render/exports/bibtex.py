"""Write an entry so that it stands alone: without parents, @strings and sets elsewhere."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from generator.model.works import Entry


def to_bibtex(entry: Entry, there: Container[str] = ()) -> str:
    """Return *entry* as written; with all that it takes from elsewhere, where it takes anything.

    A review or a reprint brings along what it is of, unless that is *there* in the same file.
    """
    if not _leans(entry):
        return entry.source.strip() + "\n"
    fields = own_fields(entry)
    key = entry.get("related").split(",")[0].strip()
    other = {
        name.removeprefix(_RELATED): each.value
        for name, each in entry.fields.items()
        if name.startswith(_RELATED)
    }
    if other:
        fields |= {name: entry.get(name) for name in _KIND if name in entry.fields}
        fields["related"] = key
    own = _written(entry.type.value, entry.key.value, fields)
    return own + "\n" + _written("misc", key, other) if other and key not in there else own


def own_fields(entry: Entry) -> dict[str, str]:
    """Return the values of *entry*, inherited ones included, less the names of other entries."""
    return {
        name: each.value
        for name, each in entry.fields.items()
        if name not in _BOUND and not name.startswith("related.")
    }


# Private functions

_RELATED = "related."
_KIND = ("relatedtype", "relatedstring")


def _written(kind: str, key: str, fields: Mapping[str, str]) -> str:
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@{kind}{{{key},\n{lines}\n}}\n"


# Fields that name other entries: their contents are inherited already.
_BOUND = frozenset({"crossref", "xdata", "entryset", "related", "relatedtype", "relatedoptions"})
# A value that is no number and stands in neither braces nor quotes, or goes on behind a `#`.
_NAMED = re.compile(r"[\w-]\s*=\s*[A-Za-z][\w+:.-]*\s*[,#}]|[}\"]\s*#")


def _leans(entry: Entry) -> bool:
    bound = not _BOUND.isdisjoint(entry.fields)
    return bound or bool(_NAMED.search(entry.source))
