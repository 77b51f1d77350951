"""Compute the index from A to Z: every title, term, abbreviation and synonym."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.kinds import INDEX, KINDS, Kind
from generator.model.playbook import Target
from generator.model.sheets import Sheet, Status
from generator.render.addresses import ABOUT, path_of
from generator.render.desk import Desk, Edition, sheet_title
from generator.render.frames import Frame, Link, View

INDEXED = tuple(kind for kind, traits in KINDS.items() if traits.in_index)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the index and where it leads: the kind of each page, and the link.

    ``shown``: the word is printed, since it is not the title of all these pages.
    """

    word: str
    shown: bool
    targets: tuple[tuple[str, Link], ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The words that begin with a letter; ``id`` is its anchor."""

    id: str
    letter: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class IndexFacts:
    """What the index prints."""

    letters: tuple[Letter, ...]


def views(edition: Edition) -> Iterator[View]:
    """Yield the index."""
    desk = edition.at(path_of(INDEX))
    spelt: dict[str, str] = {}
    found: dict[str, dict[Target, None]] = {}
    for word, target in _words(edition):
        spelt.setdefault(word.casefold(), word)
        found.setdefault(word.casefold(), {})[target] = None
    words = [
        _word(desk, spelt[key], targets)
        for key, targets in sorted(found.items(), key=lambda pair: (order(pair[0]), pair[0]))
    ]
    letters = tuple(_letters(words, desk.gettext("Figures and signs")))
    frame = Frame(
        INDEX,
        "about",
        desk.gettext("A to Z"),
        desk.gettext("Every page and every word of the playbook, from A to Z."),
        desk.crumbs((ABOUT, desk.gettext("About"))),
    )
    yield View(frame, "az.html", IndexFacts(letters))


def order(word: str) -> list[tuple[bool, int, str]]:
    """Return what *word* is sorted by: 2 before 10, and words without regard to accents and case."""
    parts = (it for it in re.split(r"([0-9]+)", _folded(word)) if it)
    return [
        (False, len(it.lstrip("0")), it.lstrip("0")) if it.isdecimal() else (True, 0, it)
        for it in parts
    ]


# Private functions


def _words(edition: Edition) -> Iterator[tuple[str, Target]]:
    for kind in INDEXED:
        for sheet in edition.shown.get(kind, ()):
            if sheet.status is not Status.RETIRED:
                yield from ((word, Target(kind, sheet.id)) for word in _named(sheet))
    for decision in edition.decisions():
        yield from ((word, Target(Kind.DECISION, decision.id)) for word in _named(decision))
    for term in edition.playbook.terms.values():
        words = (term.term, term.abbreviation, *term.synonyms)
        yield from ((word, Target(Kind.TERM, term.id)) for word in words if word)


def _word(desk: Desk, word: str, targets: Iterable[Target]) -> Word:
    links = tuple((desk.noun(it.kind), desk.link(it)) for it in sorted(targets))
    shown = any(link.title.casefold() != word.casefold() for _, link in links)
    return Word(word, shown, links)


def _named(sheet: Sheet) -> Iterator[str]:
    yield sheet_title(sheet)
    yield from sheet.meta.synonyms
    if sheet.meta.role.abbreviation:
        yield sheet.meta.role.abbreviation


def _letters(words: list[Word], others: str) -> Iterator[Letter]:
    grouped: dict[str, list[Word]] = {}
    for word in words:
        first = _folded(word.word)[:1].upper()
        grouped.setdefault(first if first.isalpha() else "#", []).append(word)
    for letter in sorted(grouped):
        name = letter.lower() if "A" <= letter <= "Z" else f"u{ord(letter):x}"
        title = others if letter == "#" else letter
        yield Letter(f"letter-{name}", title, tuple(grouped[letter]))


def _folded(word: str) -> str:
    """Return *word* without accents, case and the signs before its first letter or digit."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(it for it in plain if not unicodedata.combining(it))
    first = next((at for at, it in enumerate(bare) if it.isalnum()), 0)
    return bare[first:]
