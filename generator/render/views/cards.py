"""Compute what the list of all cards prints, and the ways to narrow it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.kinds import INDEX, Kind
from generator.render.addresses import FOLDERS
from generator.render.desk import Edition
from generator.render.frames import Frame, Link, View
from generator.render.lens import Lens, lens
from generator.render.lines import CardLine, card_lines
from generator.render.paged import List, Pages, shares_of, ungrouped
from generator.render.slots import Entry


@dataclass(frozen=True, slots=True)
class CardsFacts:
    """What the list of all cards prints."""

    lens: Lens
    total: int
    cards: tuple[CardLine, ...]
    pages: Pages
    retired: tuple[CardLine, ...]
    index: Link


def views(edition: Edition) -> Iterator[View]:
    """Yield the list of all cards, in pages where it is long."""
    address = FOLDERS[Kind.CARD]
    desk = edition.at(f"{address}index.html")
    listed = {card.id for card in edition.cards}
    retired = (card for card in edition.shown[Kind.CARD] if card.id not in listed)
    parted = List(address, shares_of(edition.weightiest), ungrouped)
    facts = CardsFacts(
        lens(desk, edition.cards),
        len(edition.cards),
        card_lines(desk, parted.first),
        parted.pages(desk),
        card_lines(desk, retired),
        desk.to(INDEX, desk.gettext("All pages, A to Z")),
    )
    frame = Frame(
        address,
        "cards",
        desk.gettext("All cards"),
        desk.gettext("Every card of the playbook, with ways to narrow the list."),
        desk.crumbs(),
        (
            Entry(2, "narrow", desk.gettext("My situation")),
            Entry(2, "all", desk.gettext("The cards")),
        ),
    )
    yield View(frame, "cards.html", facts)
    yield from parted.further(edition, frame, (), lambda it: lens(it, edition.cards))
