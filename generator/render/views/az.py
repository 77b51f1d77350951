"""Compute the index from A to Z: every title, term, abbreviation and synonym."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.kinds import INDEX, KINDS, Kind
from generator.model.playbook import Target
from generator.model.sheets import Sheet, Status
from generator.render.addresses import ABOUT, path_of
from generator.render.desk import Desk, Edition, sheet_title
from generator.render.frames import Frame, Link, View
from generator.render.long.letters import SIGNS, by_letter, letter_name, order
from generator.render.long.paging import page_address
from generator.render.paged import Pages, shares_of

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
    parts: tuple[Link, ...] = ()  # instead of words: pages of their own, by first and last word
    number: int = 0  # of the words on these pages


@dataclass(frozen=True, slots=True)
class IndexFacts:
    """What the index prints."""

    letters: tuple[Letter, ...]


@dataclass(frozen=True, slots=True)
class PartFacts:
    """What a page of the index prints that has a part of a letter's words."""

    title: str
    letters: tuple[Link, ...]  # the first page of each
    letter: str
    words: tuple[Word, ...]
    pages: Pages


# An index of more words than this is one page a letter, and more where a letter has more: what a
# phone lays out in a tenth of a second.
WHOLE = 500
PART = 500


def views(edition: Edition) -> Iterator[View]:
    """Yield the index, in parts where it is long."""
    desk = edition.at(path_of(INDEX))
    spelt: dict[str, str] = {}
    found: dict[str, dict[Target, None]] = {}
    for word, target in _words(edition):
        spelt.setdefault(word.casefold(), word)
        found.setdefault(word.casefold(), {})[target] = None
    named = [
        (spelt[key], tuple(targets))
        for key, targets in sorted(found.items(), key=lambda pair: (order(pair[0]), pair[0]))
    ]
    letters = by_letter(named, lambda it: it[0])
    whole = len(named) <= WHOLE
    others = desk.gettext("Figures and signs")
    printed = tuple(_letter(desk, others, it, words, whole=whole) for it, words in letters.items())
    frame = Frame(
        INDEX,
        "about",
        desk.gettext("A to Z"),
        desk.gettext("Every page and every word of the playbook, from A to Z."),
        desk.crumbs((ABOUT, desk.gettext("About"))),
    )
    yield View(frame, "az.html", IndexFacts(printed))
    if not whole:
        for letter in letters:
            yield from _parts(edition, frame, letter, letters)


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


Named = tuple[str, tuple[Target, ...]]


def _letter(desk: Desk, others: str, letter: str, words: Sequence[Named], *, whole: bool) -> Letter:
    title = others if letter == SIGNS else letter
    anchor = f"letter-{letter_name(letter)}"
    if whole:
        return Letter(anchor, title, tuple(_word(desk, word, targets) for word, targets in words))
    parts = (
        desk.to(_part_address(letter, at), " … ".join(dict.fromkeys((share[0][0], share[-1][0]))))
        for at, share in enumerate(shares_of(words, PART), 1)
    )
    return Letter(anchor, title, (), tuple(parts), len(words))


def _part_address(letter: str, number: int) -> str:
    return page_address(f"{INDEX}{letter_name(letter)}/", number)


def _parts(
    edition: Edition, frame: Frame, letter: str, letters: Mapping[str, Sequence[Named]]
) -> Iterator[View]:
    """Yield the pages of the words that begin with *letter*."""
    shares = shares_of(letters[letter], PART)
    for number, share in enumerate(shares, 1):
        address = _part_address(letter, number)
        desk = edition.at(path_of(address))
        others = desk.gettext("Figures and signs")
        names = {it: others if it == SIGNS else it for it in letters}
        title = f"{frame.title}: {names[letter]}" + (f" ({number})" if len(shares) > 1 else "")
        links = (desk.to(_part_address(letter, at), it[0][0]) for at, it in enumerate(shares, 1))
        facts = PartFacts(
            title,
            tuple(desk.to(_part_address(it, 1), name) for it, name in names.items()),
            names[letter],
            tuple(_word(desk, word, targets) for word, targets in share),
            Pages(number, tuple(links) if len(shares) > 1 else (), PART),
        )
        trail = (ABOUT, desk.gettext("About")), (INDEX, frame.title)
        own = replace(frame, address=address, title=title, crumbs=desk.crumbs(*trail), further=True)
        yield View(own, "az_part.html", facts)
