"""Compute the pages of the facets: the list of a facet's values, and the cards of each value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.kinds import Kind
from generator.model.playbook import Target
from generator.model.sheets import Facet, FacetValue
from generator.render.addresses import facet_address, path_of
from generator.render.desk import Desk, Edition
from generator.render.frames import Frame, Link, View
from generator.render.lens import Lens, Part, lens, part_of
from generator.render.lines import CardLine, card_lines
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
    ``wanted`` are the roles that somebody should have there.
    """

    id: str
    facet: str
    title: str
    description: Markup
    lens: Lens
    cards: tuple[CardLine, ...]
    general: tuple[CardLine, ...]
    wanted: tuple[Link, ...]
    resources: tuple[Link, ...]
    others: Part
    feed: Link | None


def views(edition: Edition) -> Iterator[View]:
    """Yield, for each facet, the list of its values and the page of each."""
    for facet in edition.playbook.facets.values():
        yield _index(edition, facet)
        for value in facet.values.values():
            yield _view(edition, facet, value)


# Private functions


def _index(edition: Edition, facet: Facet) -> View:
    address = facet_address(facet)
    desk = edition.at(path_of(address))
    values = tuple(
        ValueLine(
            value.id,
            desk.facet_link(facet, value.id),
            desk.line(value.description),
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
    description = desk.line(facet.description)
    return View(frame, "facet.html", FacetFacts(facet.id, facet.plural, description, values))


def _view(edition: Edition, facet: Facet, value: FacetValue) -> View:
    address = facet_address(facet, value.id)
    desk = edition.at(path_of(address))
    cards = edition.by_value.get((facet.id, value.id), ())
    facts = ValueFacts(
        value.id,
        facet.title,
        value.title,
        desk.line(value.description),
        lens(desk, cards, facet.id),
        card_lines(desk, (it for it in cards if it.meta.facets.get(facet.key))),
        card_lines(desk, (it for it in cards if not it.meta.facets.get(facet.key))),
        tuple(_sorted_under(desk, Kind.ROLE, facet, value.id)),
        tuple(_sorted_under(desk, Kind.RESOURCE, facet, value.id)),
        part_of(desk, facet, edition.cards),
        feed_link(
            desk, facet_feed(facet, value.id), cards, desk.gettext("Follow these cards by feed")
        ),
    )
    frame = Frame(
        address,
        "cards",
        f"{facet.title}: {value.title}",
        edition.author.plain(value.description)
        or desk.gettext("The cards of the playbook for %(value)s.", value=value.title),
        desk.crumbs((facet_address(facet), facet.plural)),
        source=facet.span.path,
        feed=facts.feed,
    )
    return View(frame, "value.html", facts)


def _sorted_under(desk: Desk, kind: Kind, facet: Facet, value: str) -> Iterator[Link]:
    for sheet in desk.edition.shown[kind]:
        target = Target(kind, sheet.id)
        if value in sheet.meta.facets.get(facet.key, ()) and desk.holds(target):
            yield desk.link(target)
