# ruff: noqa: RUF001  # because: typographic signs are what this module reads and writes
"""Say what an entry is a reprint, a review or a comment of (biblatex's ``related``)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from generator.load.bib.latex import plain_text
from generator.load.bib.names import read_names
from generator.load.bib.titles import read_title
from generator.model.works import Entry, Field

PREFIX = "related."
_CARRIED = [
    "author",
    "editor",
    "translator",
    "title",
    "subtitle",
    "journaltitle",
    "journal",
    "volume",
    "number",
    "pages",
    "publisher",
    "date",
    "year",
    "doi",
    "url",
]


def related_fields(entry: Entry, find: Callable[[str], Entry | None]) -> Mapping[str, Field]:
    """Return the fields of the work that *entry* names as related, under ``related.NAME``."""
    key = entry.get("related").split(",")[0].strip()
    other = find(key) if key else None
    if other is None:
        return {}
    return {PREFIX + name: other.fields[name] for name in _CARRIED if name in other.fields}


def related_csl(entry: Entry) -> dict[str, Any]:
    """Return the CSL variables that the related work fills."""
    kind = entry.get("relatedtype")
    if not kind or not entry.get(f"{PREFIX}title"):
        return {}
    if kind == "reviewof":
        return _review(entry)
    title = read_title(entry.get(f"{PREFIX}title"), entry.get(f"{PREFIX}subtitle"))
    if kind == "commenton":
        words = plain_text(entry.get("relatedstring")) or "Comment on"
        return {"genre": f"{words} “{title}”"}
    if kind in {"reprintfrom", "reprintof"}:
        return {"references": _reprint(entry, title)}
    return {}


# Private functions


def _review(entry: Entry) -> dict[str, Any]:
    title = read_title(entry.get(f"{PREFIX}title"), entry.get(f"{PREFIX}subtitle"))
    words = plain_text(entry.get("relatedstring"))
    found: dict[str, Any] = {"reviewed-title": title}
    if words.lower().startswith("review of the "):
        found["reviewed-genre"] = words[len("Review of the ") :]
    if entry.get(f"{PREFIX}author"):
        found["reviewed-author"] = read_names(entry.get(f"{PREFIX}author"))
    return found


def _reprint(entry: Entry, title: str) -> str:
    """Return ``Reprinted from "Title," 1981, Journal, 51[3], 391-402, https://...``."""

    def value(name: str) -> str:
        return plain_text(entry.get(PREFIX + name))

    journal = value("journaltitle") or value("journal")
    year = (value("date") or value("year"))[:4]
    pages = value("pages").replace("--", "–")
    doi = value("doi")
    address = f"https://doi.org/{doi}" if doi else value("url")
    if journal:
        issue = f"[{value('number')}]" if value("number") else ""
        volume = f"<i>{value('volume')}</i>{issue}" if value("volume") else ""
        parts = [f"Reprinted from “{title},” {year}", f"<i>{journal}</i>", volume, pages, address]
    else:
        by = _people(entry)
        named = f"pp. {pages}" if "–" in pages else f"p. {pages}" if pages else ""
        parts = [f"Reprinted from <i>{title}</i>", named, by, year, value("publisher"), address]
    return ", ".join(part for part in parts if part)


def _people(entry: Entry) -> str:
    names = read_names(entry.get(f"{PREFIX}author") or entry.get(f"{PREFIX}editor"))
    shown = " & ".join(
        f"{_initials(name.get('given', ''))} {name.get('family') or name.get('literal', '')}".strip()
        for name in names
    )
    role = "" if entry.get(f"{PREFIX}author") else ", Ed." if len(names) == 1 else ", Eds."
    return f"by {shown}{role}" if shown else ""


def _initials(given: str) -> str:
    return " ".join(f"{word[0]}." for word in given.replace("-", " ").split())
