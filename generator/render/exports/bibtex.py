"""Write an entry so that it stands alone: without parents, @strings and sets elsewhere."""

from __future__ import annotations

import re

from generator.model.works import Entry


def to_bibtex(entry: Entry) -> str:
    """Return *entry* as written; with all that it takes from elsewhere, where it takes anything."""
    if not _leans(entry):
        return entry.source.strip() + "\n"
    fields = (f"  {name} = {{{value}}}" for name, value in own_fields(entry).items())
    return f"@{entry.type.value}{{{entry.key.value},\n" + ",\n".join(fields) + "\n}\n"


def own_fields(entry: Entry) -> dict[str, str]:
    """Return the values of *entry*, inherited ones included, less the names of other entries."""
    return {
        name: each.value
        for name, each in entry.fields.items()
        if name not in _BOUND and not name.startswith("related.")
    }


# Private functions

# Fields that name other entries: their contents are inherited already.
_BOUND = frozenset({"crossref", "xdata", "entryset", "related", "relatedtype", "relatedoptions"})
# A value that is no number and stands in neither braces nor quotes, or goes on behind a `#`.
_NAMED = re.compile(r"[\w-]\s*=\s*[A-Za-z][\w+:.-]*\s*[,#}]|[}\"]\s*#")


def _leans(entry: Entry) -> bool:
    bound = not _BOUND.isdisjoint(entry.fields)
    return bound or bool(_NAMED.search(entry.source))
