# because: typographic signs are what this module reads
"""Read what Wikipedia offers as BibTeX of an article: an entry of an encyclopedia."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.load.bib.latex import plain_text
from generator.model.works import Entry


def without_export_habits(entry: Entry) -> Entry:
    """Return an article of Wikipedia as such: the encyclopedia holds it, and nobody wrote it."""
    title = entry.fields.get("title")
    if title is None or "ikipedia" not in title.value or "booktitle" in entry.fields:
        return entry
    shown = _SUFFIX.fullmatch(title.value)
    if shown is None:
        return entry
    author = plain_text(entry.get("author")).strip().lower()
    fields = {
        name: it for name, it in entry.fields.items() if name != "author" or author not in _NOBODY
    }
    fields["title"] = replace(title, value=shown["title"])
    fields["booktitle"] = replace(title, value="Wikipedia")
    return replace(entry, type=entry.type._replace(value="inreference"), fields=fields)


# Private functions

_NOBODY = frozenset({"wikipedia contributors", "wikipedia", "wikipedia-autoren"})
_SUFFIX = re.compile(
    r"(?P<title>.+?)\s*(?:-{1,3}|\u2013|\u2014)\s*\{?Wikip[eé]dia\}?(?:\{,\}|,)?\s*[^{}]*",
    re.DOTALL | re.IGNORECASE,
)
