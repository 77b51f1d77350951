# ruff: noqa: RUF001  # because: typographic signs are what this module reads and writes
"""Say what an entry is a reprint, a review or a comment of (biblatex's ``related``)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from generator.load.bib.latex import plain_text
from generator.load.bib.names import read_names
from generator.load.bib.titles import read_title
from generator.model.works import Entry, Field

PREFIX = "related."
_CARRIED = [
    "author",
    "author+an:role",
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

_PARTS = ("article", "chapter", "episode", "essay", "poem", "song", "story")
_ROLE = re.compile(r"(?P<index>\d*)\s*=\s*\"?(?P<roles>[^;\"]+)\"?")


def _review(entry: Entry) -> dict[str, Any]:
    title = read_title(entry.get(f"{PREFIX}title"), entry.get(f"{PREFIX}subtitle"))
    words = plain_text(entry.get("relatedstring"))
    if words.lower().endswith(_PARTS):  # a part of a whole stands in quotation marks
        title = f'<span class="nodecor">“{title}”</span>'
    found: dict[str, Any] = {"reviewed-title": title}
    if words.lower().startswith("review of the "):
        found["reviewed-genre"] = words[len("Review of the ") :]
    if entry.get(f"{PREFIX}author"):
        roles = roles_of(entry.get(f"{PREFIX}author+an:role"))
        found["reviewed-author"] = [
            {**name, "annotation": f", {' & '.join(_short(roles[at]))}"} if at in roles else name
            for at, name in enumerate(read_names(entry.get(f"{PREFIX}author")), start=1)
        ]
    return found


def roles_of(written: str) -> dict[int, list[str]]:
    """Return the roles of the people in a list by their place, from ``1=writer,director; 2=...``."""
    return {
        int(match["index"]): [role.strip() for role in match["roles"].split(",")]
        for match in _ROLE.finditer(written)
        if match["index"]
    }


def _short(roles: Sequence[str]) -> list[str]:
    """Return roles as a review has them behind a name: ``Writer``, ``Dir.``."""
    return ["Dir." if role.lower() == "director" else role.capitalize() for role in roles]


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
