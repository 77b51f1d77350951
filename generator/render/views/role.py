"""Compute what a role's page prints: what it is, its cards, and who else speaks of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.kinds import Kind
from generator.model.playbook import Target
from generator.model.sheets import Facet, ResourceMeta, RoleId, Sheet, Status
from generator.render.access import Said, said_by
from generator.render.addresses import FOLDERS, address_of
from generator.render.author import Rendered
from generator.render.desk import Desk, Edition
from generator.render.frames import Frame, Link, View
from generator.render.lens import ROLE, Held, Lens, held, lens, roles_of
from generator.render.lines import (
    CardLine,
    ReferenceLine,
    card_line,
    card_lines,
    contents_of,
    reference_lines,
)
from generator.render.paged import Group, List, Pages, shares_of
from generator.render.programs.feeds import feed_link, role_feed
from generator.render.slots import Entry


@dataclass(frozen=True, slots=True)
class DecisionLink:
    """A decision in a list of links, and what it holds for."""

    link: Link
    held: Held


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where somebody should have the role, such as the departments."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RoleFacts:
    """What a role's page prints."""

    title: str
    abbreviation: str
    summary: str
    body: Markup
    first: tuple[CardLine, ...]
    count: int
    lens: Lens
    groups: tuple[Group, ...]
    pages: Pages
    provides: tuple[Link, ...]
    reaches: tuple[Link, ...]
    wanted: tuple[Wanted, ...]
    said: tuple[Said, ...]
    decisions: tuple[DecisionLink, ...]
    mentions: tuple[Link, ...]
    references: tuple[ReferenceLine, ...]
    feed: Link | None


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role in the list of roles."""

    id: str
    link: Link
    abbreviation: str
    summary: str
    count: int


@dataclass(frozen=True, slots=True)
class RolesFacts:
    """What the list of roles prints."""

    roles: tuple[RoleLine, ...]


def views(edition: Edition) -> Iterator[View]:
    """Yield the list of roles and the page of each."""
    yield _index(edition)
    for role in edition.shown[Kind.ROLE]:
        yield from _views(edition, role)


def role_lines(desk: Desk) -> tuple[RoleLine, ...]:
    """Return a line for each role, those with the most cards first."""
    return tuple(
        RoleLine(
            role.id,
            desk.link(Target(Kind.ROLE, role.id)),
            role.meta.role.abbreviation,
            role.summary,
            len(desk.edition.by_role.get(role.id, ())),
        )
        for role in roles_of(desk.edition)
    )


def decision_link(desk: Desk, decision: Sheet) -> DecisionLink:
    """Return the link from *here* to *decision*, and what it holds for."""
    return DecisionLink(desk.link(Target(Kind.DECISION, decision.id)), held(desk.edition, decision))


def by_first_facet(desk: Desk, cards: Sequence[Sheet]) -> tuple[Group, ...]:
    """Return *cards* grouped by their first value of the first facet, in its order."""
    facet = next(iter(desk.playbook.facets.values()), None)
    if facet is None:
        return (Group("", "", card_lines(desk, cards)),) if cards else ()
    first = {card.id: _first_value(facet, card) for card in cards}
    titles = {value.id: value.title for value in facet.values.values()} | {
        "": desk.gettext("Other")
    }
    groups = (
        Group(
            f"cards-{value or 'other'}",
            title,
            tuple(replace(line, values=()) for line in card_lines(desk, own)),
        )
        for value, title in titles.items()
        if (own := [card for card in cards if first[card.id] == value])
    )
    return tuple(groups)


# Private functions


def _parted(edition: Edition, role: Sheet) -> List:
    """Return the cards of *role* in pages, in the order of their groups."""
    cards = edition.by_role.get(role.id, ())
    facet = next(iter(edition.playbook.facets.values()), None)
    if facet is not None:
        ranks = {value: at for at, value in enumerate(facet.values)}
        own = facet
        cards = tuple(sorted(cards, key=lambda it: ranks.get(_first_value(own, it), len(ranks))))
    address = address_of(Target(Kind.ROLE, role.id), edition.playbook.references)
    return List(address, shares_of(cards), by_first_facet)


def _first_value(facet: Facet, card: Sheet) -> str:
    return next(iter(card.meta.facets.get(facet.key, ())), "")


def _index(edition: Edition) -> View:
    address = FOLDERS[Kind.ROLE]
    desk = edition.at(f"{address}index.html")
    frame = Frame(
        address,
        "roles",
        desk.gettext("Roles"),
        desk.gettext("Who does what: each role of the playbook, and the cards that are for it."),
        desk.crumbs(),
    )
    return View(frame, "roles.html", RolesFacts(role_lines(desk)))


def _views(edition: Edition, role: Sheet) -> Iterator[View]:
    desk = edition.at(edition.sheet_path(role))
    rendered = desk.author.body(role)
    parted = _parted(edition, role)
    facts = _facts(desk, role, parted, rendered)
    trail = (FOLDERS[Kind.ROLE], desk.gettext("Roles"))
    frame = Frame(
        address=address_of(Target(Kind.ROLE, role.id), edition.playbook.references),
        section="roles",
        title=role.title,
        description=role.summary,
        crumbs=desk.crumbs(trail),
        contents=(*contents_of(rendered.headings), *_contents(desk, facts)),
        source=role.path,
        listed=role.status is Status.PUBLISHED,
        feed=facts.feed,
        subject=Target(Kind.ROLE, role.id),
    )
    yield View(frame, "role.html", facts)
    cards = edition.by_role.get(role.id, ())
    yield from parted.further(edition, frame, [trail], lambda it: lens(it, cards, ROLE, role.id))


def _facts(desk: Desk, role: Sheet, parted: List, rendered: Rendered) -> RoleFacts:
    cards = desk.edition.by_role.get(role.id, ())
    return RoleFacts(
        role.title,
        role.meta.role.abbreviation,
        role.summary,
        rendered.html,
        tuple(_first(desk, role)),
        len(cards),
        lens(desk, cards, ROLE, role.id),
        by_first_facet(desk, parted.first),
        parted.pages(desk),
        _resources(desk, role, lambda own: own.provided_by),
        _resources(desk, role, lambda own: own.reached_by),
        wanted := tuple(_wanted(desk, role)),
        said_by(desk, role) if wanted else (),
        tuple(_decisions(desk, role)),
        _mentions(desk, role, {card.id for card in cards}),
        reference_lines(desk, rendered.cited),
        feed_link(desk, role_feed(role.id), cards, desk.gettext("Follow these cards by feed")),
    )


def _first(desk: Desk, role: Sheet) -> Iterator[CardLine]:
    """Yield the cards that the role names to be read first, those that readers get to see."""
    shown = {card.id: card for card in desk.edition.cards}
    for name in role.meta.role.first:
        if name in shown:
            yield card_line(desk, shown[name])


def _resources(
    desk: Desk, role: Sheet, named: Callable[[ResourceMeta], tuple[RoleId, ...]]
) -> tuple[Link, ...]:
    return tuple(
        desk.link(Target(Kind.RESOURCE, it.id))
        for it in desk.edition.shown[Kind.RESOURCE]
        if role.id in named(it.meta.resource)
    )


def _wanted(desk: Desk, role: Sheet) -> Iterator[Wanted]:
    for facet in desk.playbook.facets.values():
        values = role.meta.facets.get(facet.key, ())
        if values:
            links = (desk.facet_link(facet, value) for value in values)
            yield Wanted(facet.plural, tuple(links))


def _decisions(desk: Desk, role: Sheet) -> Iterator[DecisionLink]:
    for decision in desk.edition.decisions():
        if role.id in (*decision.meta.roles, decision.meta.owner):
            yield decision_link(desk, decision)


def _mentions(desk: Desk, role: Sheet, own: set[str]) -> tuple[Link, ...]:
    """Return what links to *role*, apart from its own cards."""
    linking = desk.playbook.linking.get(Target(Kind.ROLE, role.id), ())
    return tuple(
        desk.link(it)
        for it in linking
        if desk.holds(it) and not (it.kind is Kind.CARD and it.id in own)
    )


def _contents(desk: Desk, facts: RoleFacts) -> Iterator[Entry]:
    for shown, place, title in (
        (facts.first, "role-first", desk.gettext("Read first")),
        (facts.count, "role-cards", desk.gettext("Cards")),
        (facts.decisions, "role-decisions", desk.gettext("Decisions")),
        (facts.provides or facts.reaches, "role-resources", desk.gettext("Resources")),
        (facts.wanted, "role-wanted", desk.gettext("Where it is wanted")),
        (facts.mentions, "role-mentions", desk.gettext("Mentioned in")),
        (facts.references, "role-references", desk.gettext("References")),
    ):
        if shown:
            yield Entry(2, place, title)
        if place == "role-cards" and len(facts.groups) > 1:
            yield from (Entry(3, group.id, group.title) for group in facts.groups)
