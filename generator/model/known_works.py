"""Know works again that a text names without their keys: by author and year, or by title."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.model.works import Reference

LEAST = 8  # characters of a title that is known again in a sentence


class KnownWorks:
    """Works by what a text may call them. Each is asked for once a statement: none goes through all."""

    def __init__(self, references: Mapping[str, Reference]) -> None:
        """Sort *references* by their first authors and years, and by their titles' first words."""
        self._dated: dict[tuple[str, str], list[tuple[str, list[str]]]] = {}
        self._signed: dict[str, dict[str, list[tuple[str, str]]]] = {}
        self._titled: dict[str, list[tuple[str, str]]] = {}
        for key, reference in references.items():
            year, authors = _year(reference), _authors(reference)
            first = next((_plain(it).strip() for it in authors), "")
            if year and authors:
                self._dated.setdefault((year, authors[0]), []).append((key, authors))
            if year and first:
                words = self._signed.setdefault(year, {})
                words.setdefault(first.partition(" ")[0], []).append((key, first))
            if title := _title(reference):
                self._titled.setdefault(title.partition(" ")[0], []).append((key, title))

    def of(self, author: str, year: str) -> list[str]:
        """Return the keys of the works whose first authors are those of *author*, of that year."""
        wanted = author.casefold().split("\n")
        dated = self._dated.get((year[:4], wanted[0]), ())
        return [key for key, authors in dated if authors[: len(wanted)] == wanted]

    def named(self, words: str) -> str:
        """Return the key of the one work that *words* name, "" for none or several.

        A work is named by its title, or by the name of its first author and its year.
        """
        plain = _plain(words)
        each = set(plain.split())
        titled = _found(plain, each, self._titled)
        dated = {
            key
            for year in each & self._signed.keys()
            for key in _found(plain, each, self._signed[year])
        }
        found = titled & dated or titled or dated
        return next(iter(found)) if len(found) == 1 else ""


def known_works(references: Mapping[str, Reference]) -> KnownWorks:
    """Return *references* by what a text may call them; those asked for last are remembered."""
    global _last  # noqa: PLW0603  # one slot, which holds what it is of: no other can be mistaken for it
    if _last is None or _last[0] is not references:
        _last = (references, KnownWorks(references))
    return _last[1]


# Private functions


_last: tuple[Mapping[str, Reference], KnownWorks] | None = None


def _found(plain: str, each: set[str], named: Mapping[str, list[tuple[str, str]]]) -> set[str]:
    """Return the keys of those *named*, by their first words, that stand in *plain*, of the words *each*."""
    candidates = (it for word in each & named.keys() for it in named[word])
    return {key for key, name in candidates if f" {name} " in plain}


def _plain(words: str) -> str:
    return f" {' '.join(_WORD.findall(words.casefold()))} "


_WORD = re.compile(r"[^\W_]+")


def _title(reference: Reference) -> str:
    """Return the main title of *reference*, plain, "" for one too short to be known again."""
    title = str(reference.item.get("title", "")).partition(":")[0]
    plain = _plain(title).strip()
    return plain if " " in plain and len(plain) >= LEAST else ""


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
