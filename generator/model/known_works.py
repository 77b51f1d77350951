"""Know works again that a text names without their keys: by author and year, or by title."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.model.works import Reference

LEAST = 8  # characters of a title that is known again in a sentence


def works_of(author: str, year: str, references: Mapping[str, Reference]) -> list[str]:
    """Return the keys of the works whose first authors are those of *author*, of that year."""
    wanted = author.casefold().split("\n")
    return [
        key
        for key, reference in references.items()
        if _year(reference) == year[:4] and _authors(reference)[: len(wanted)] == wanted
    ]


def named_work(words: str, references: Mapping[str, Reference]) -> str:
    """Return the key of the one work that *words* name, "" for none or several.

    A work is named by its title, or by the name of its first author and its year.
    """
    plain = _plain(words)
    titled = {key for key, it in references.items() if f" {_title(it)} " in plain and _title(it)}
    dated = {
        key
        for key, it in references.items()
        if _year(it) and f" {_year(it)} " in plain and f" {_first(it)} " in plain
    }
    found = titled & dated or titled or dated
    return next(iter(found)) if len(found) == 1 else ""


# Private functions


def _plain(words: str) -> str:
    return f" {' '.join(_WORD.findall(words.casefold()))} "


_WORD = re.compile(r"[^\W_]+")


def _title(reference: Reference) -> str:
    """Return the main title of *reference*, plain, "" for one too short to be known again."""
    title = str(reference.item.get("title", "")).partition(":")[0]
    plain = _plain(title).strip()
    return plain if " " in plain and len(plain) >= LEAST else ""


def _first(reference: Reference) -> str:
    """Return the name of the first author of *reference*, plain; no author: a sign that none has."""
    return next((_plain(it).strip() for it in _authors(reference)), "") or "\0"


def _year(reference: Reference) -> str:
    issued = reference.item.get("issued")
    days = issued.get("date-parts") if isinstance(issued, Mapping) else None
    first = days[0] if isinstance(days, Sequence) and days else None
    return str(first[0]) if isinstance(first, Sequence) and first else ""


def _authors(reference: Reference) -> list[str]:
    people = reference.item.get("author") or reference.item.get("editor")
    names = people if isinstance(people, Sequence) else ()
    return [_family(name).casefold() for name in names if isinstance(name, Mapping)]


def _family(name: Mapping[str, str]) -> str:
    family = name.get("literal") or name.get("family", "")
    return f"{name.get('non-dropping-particle', '')} {family}".strip()
