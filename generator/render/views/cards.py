"""Compute what the list of all cards prints, and the ways to narrow it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Facet, Kind
from generator.render.addresses import FOLDERS, facet_address
from generator.render.edition import Edition
from generator.render.frames import Frame, Link, View
from generator.render.lines import CardLine, Choice, card_lines
from generator.render.views.role import role_lines
from generator.slots import Entry


@dataclass(frozen=True, slots=True)
class Way:
    """A way to narrow the list: by role or by a facet; ``link`` leads to all of its values."""

    link: Link
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class CardsFacts:
    """What the list of all cards prints."""

    ways: tuple[Way, ...]
    cards: tuple[CardLine, ...]
    retired: tuple[CardLine, ...]


def views(edition: Edition) -> Iterator[View]:
    """Yield the list of all cards."""
    address = FOLDERS[Kind.CARD]
    here = f"{address}index.html"
    listed = {card.id for card in edition.cards}
    retired = (card for card in edition.shown[Kind.CARD] if card.id not in listed)
    facts = CardsFacts(
        tuple(ways(edition, here)),
        card_lines(edition, edition.cards, here),
        card_lines(edition, retired, here),
    )
    frame = Frame(
        address,
        "cards",
        "All cards",
        "Every card of the playbook, by title, with ways to narrow the list.",
        edition.crumbs(here),
        (Entry(2, "narrow", "Narrow it down"), Entry(2, "all", "By title")),
    )
    yield View(frame, "cards.html", facts)


def ways(edition: Edition, here: str) -> Iterator[Way]:
    """Yield the ways to narrow a list of cards: those that have cards."""
    roles = tuple(Choice(it.link, it.count) for it in role_lines(edition, here) if it.count)
    if roles:
        yield Way(edition.to(FOLDERS[Kind.ROLE], here, "Role"), roles)
    for facet in edition.playbook.facets.values():
        choices = choices_of(edition, facet, here)
        if choices:
            yield Way(edition.to(facet_address(facet), here, facet.title), choices)


def choices_of(edition: Edition, facet: Facet, here: str) -> tuple[Choice, ...]:
    """Return the values of *facet* that have cards, in the order of the vocabulary."""
    return tuple(
        Choice(edition.facet_link(facet, value, here), len(cards))
        for value in facet.values
        if (cards := edition.by_value.get((facet.id, value), ()))
    )
