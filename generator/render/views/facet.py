"""Compute the pages of the facets: the list of a facet's values, and the cards of each value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.kinds import Kind
from generator.model.playbook import Target
from generator.model.sheets import Facet, FacetValue, Sheet
from generator.render.addresses import facet_address, path_of
from generator.render.desk import Desk, Edition
from generator.render.frames import Frame, Link, View
from generator.render.lens import Lens, Part, lens, part_of
from generator.render.lines import CardLine, card_lines
from generator.render.paged import Group, List, Pages, shares_of
from generator.render.programs.feeds import facet_feed, feed_link


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A value in the list of its facet."""

    id: str
    link: Link
    description: Markup
    count: int


@dataclass(frozen=True, slots=True)
class FacetFacts:
    """What the list of a facet's values prints; ``name`` is its own in a situation."""

    name: str
    title: str
    description: Markup
    values: tuple[ValueLine, ...]


@dataclass(frozen=True, slots=True)
class ValueFacts:
    """What the page of a facet's value prints; ``others`` are the ways to other values.

    ``cards`` name the value, ``general`` hold for each value of the facet since they name none;
    ``named`` and ``holding`` tell how many there are on all pages of the list.
    ``wanted`` are the roles that somebody should have there.
    """

    id: str
    facet: str
    title: str
    description: Markup
    lens: Lens
    named: int
    holding: int
    cards: tuple[CardLine, ...]
    general: tuple[CardLine, ...]
    pages: Pages
    wanted: tuple[Link, ...]
    resources: tuple[Link, ...]
    others: Part
    feed: Link | None


def views(edition: Edition) -> Iterator[View]:
    """Yield, for each facet, the list of its values and the page of each."""
    for facet in edition.playbook.facets.values():
        yield _index(edition, facet)
        for value in facet.values.values():
            yield from _views(edition, facet, value)


# Private functions


def _index(edition: Edition, facet: Facet) -> View:
    address = facet_address(facet)
    desk = edition.at(path_of(address))
    values = tuple(
        ValueLine(
            value.id,
            desk.facet_link(facet, value.id),
            desk.author.line(value.description),
            len(edition.by_value.get((facet.id, value.id), ())),
        )
        for value in facet.values.values()
    )
    frame = Frame(
        address,
        "cards",
        facet.plural,
        desk.gettext(
            "The cards of the playbook by %(facet)s.", facet=desk.words.inside(facet.title)
        ),
        desk.crumbs(),
        source=facet.span.path,
    )
    description = desk.author.line(facet.description)
    return View(frame, "facet.html", FacetFacts(facet.id, facet.plural, description, values))


def _parted(edition: Edition, facet: Facet, value: str) -> List:
    """Return the cards of *value* in pages: those that name it, then those for every value."""
    cards = edition.by_value.get((facet.id, value), ())
    ordered = sorted(cards, key=lambda it: not it.meta.facets.get(facet.key))
    return List(facet_address(facet, value), shares_of(ordered), partial(_grouped, facet))


def _grouped(facet: Facet, desk: Desk, cards: Sequence[Sheet]) -> tuple[Group, ...]:
    named = [it for it in cards if it.meta.facets.get(facet.key)]
    rest = [it for it in cards if not it.meta.facets.get(facet.key)]
    every = desk.gettext("For every %(facet)s", facet=desk.words.inside(facet.title))
    own = (Group("", "", card_lines(desk, named)),) if named else ()
    return (*own, Group("every", every, card_lines(desk, rest))) if rest else own


def _views(edition: Edition, facet: Facet, value: FacetValue) -> Iterator[View]:
    address = facet_address(facet, value.id)
    desk = edition.at(path_of(address))
    cards = edition.by_value.get((facet.id, value.id), ())
    parted = _parted(edition, facet, value.id)
    named = sum(bool(it.meta.facets.get(facet.key)) for it in cards)
    facts = ValueFacts(
        value.id,
        facet.title,
        value.title,
        desk.author.line(value.description),
        lens(desk, cards, facet.id, value.id),
        named,
        len(cards) - named,
        card_lines(desk, (it for it in parted.first if it.meta.facets.get(facet.key))),
        card_lines(desk, (it for it in parted.first if not it.meta.facets.get(facet.key))),
        parted.pages(desk),
        tuple(_sorted_under(desk, Kind.ROLE, facet, value.id)),
        tuple(_sorted_under(desk, Kind.RESOURCE, facet, value.id)),
        part_of(desk, facet, edition.cards),
        feed_link(
            desk, facet_feed(facet, value.id), cards, desk.gettext("Follow these cards by feed")
        ),
    )
    trail = facet_address(facet), facet.plural
    frame = Frame(
        address,
        "cards",
        f"{facet.title}: {value.title}",
        edition.author.plain(value.description)
        or desk.gettext("The cards of the playbook for %(value)s.", value=value.title),
        desk.crumbs(trail),
        source=facet.span.path,
        feed=facts.feed,
    )
    yield View(frame, "value.html", facts)
    yield from parted.further(
        edition, frame, [trail], lambda it: lens(it, cards, facet.id, value.id)
    )


def _sorted_under(desk: Desk, kind: Kind, facet: Facet, value: str) -> Iterator[Link]:
    for sheet in desk.edition.shown[kind]:
        target = Target(kind, sheet.id)
        if value in sheet.meta.facets.get(facet.key, ()) and desk.holds(target):
            yield desk.link(target)
