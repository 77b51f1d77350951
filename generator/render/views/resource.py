"""Compute what a resource's page prints: where it is, who provides it, who can reach it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.kinds import EVIDENCE, Kind
from generator.model.playbook import Target
from generator.model.sheets import Sheet, Status
from generator.render.access import Said, Seating, said_by, seatings
from generator.render.addresses import FOLDERS, address_of
from generator.render.author import keys_in_prose
from generator.render.desk import Desk, Edition
from generator.render.frames import Frame, Link, View
from generator.render.lines import Day, ReferenceLine, contents_of, day, reference_lines
from generator.render.paged import Pages, further_frame, pages_at, shares_of
from generator.render.slots import Entry
from generator.render.views.card import owner


@dataclass(frozen=True, slots=True)
class Access:
    """Where a resource is, who provides it, who can reach it, which values it is sorted under."""

    where: Markup
    providers: tuple[Link, ...]
    users: tuple[Link, ...]
    values: tuple[tuple[str, tuple[Link, ...]], ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class ResourceFacts:
    """What a resource's page prints."""

    title: str
    summary: str
    access: Access
    body: Markup
    mentions: tuple[Link, ...]
    references: tuple[ReferenceLine, ...]
    owner: Link | None
    reviewed: Day | None


@dataclass(frozen=True, slots=True)
class ResourceLine:
    """A resource in the list of resources; ``values`` stand in the order of the list's columns."""

    link: Link
    access: Access
    values: tuple[tuple[Link, ...], ...]


@dataclass(frozen=True, slots=True)
class ResourcesFacts:
    """What a page of the list of resources prints; ``columns`` are the facets in use."""

    title: str
    resources: tuple[ResourceLine, ...]
    columns: tuple[str, ...]
    seatings: tuple[Seating, ...]
    legend: str
    pages: Pages


# Resources on a page of their list: each is a row with all who provide it and can reach it.
LISTED = 100


def views(edition: Edition) -> Iterator[View]:
    """Yield the list of resources and the page of each."""
    if not edition.shown.get(Kind.RESOURCE):
        return
    yield from _index(edition)
    for resource in edition.shown[Kind.RESOURCE]:
        yield _view(edition, resource)


# Private functions


def _index(edition: Edition) -> Iterator[View]:
    address = FOLDERS[Kind.RESOURCE]
    desk = edition.at(f"{address}index.html")
    listed = [it for it in edition.shown[Kind.RESOURCE] if it.status is not Status.RETIRED]
    shares = shares_of(listed, LISTED)
    titles = [it[0].title if it else "" for it in shares]
    columns = tuple(dict.fromkeys(title for it in listed for title, _ in _values(desk, it)))
    seated = tuple(seatings(desk))
    frame = Frame(
        address,
        "resources",
        desk.gettext("Resources"),
        desk.gettext("What helps: where it is, who provides it and who can reach it."),
        desk.crumbs(),
        (
            Entry(2, "access", desk.gettext("Who can reach what")),
            *(Entry(2, f"by-{it.id}", _seating_title(desk, it.title)) for it in seated),
        ),
    )
    for number, share in enumerate(shares, 1):
        own = frame
        if number > 1:
            desk, own = further_frame(edition, frame, (), number, len(shares))
            seated = ()
        facts = ResourcesFacts(
            own.title,
            tuple(_line(desk, it, columns) for it in share),
            columns,
            seated,
            desk.to(f"{EVIDENCE}#legend", "").href,
            pages_at(desk, address, titles, number, LISTED),
        )
        yield View(own, "resources.html", facts)


def _line(desk: Desk, resource: Sheet, columns: Sequence[str]) -> ResourceLine:
    access = _access(desk, resource)
    values = dict(access.values)
    link = desk.link(Target(Kind.RESOURCE, resource.id))
    return ResourceLine(link, access, tuple(values.get(column, ()) for column in columns))


def _view(edition: Edition, resource: Sheet) -> View:
    desk = edition.at(edition.sheet_path(resource))
    rendered = desk.author.body(resource)
    facts = ResourceFacts(
        resource.title,
        resource.summary,
        _access(desk, resource),
        rendered.html,
        tuple(_mentions(desk, resource)),
        reference_lines(desk, (*rendered.cited, *keys_in_prose(resource))),
        owner(desk, resource),
        day(desk.words, resource.meta.reviewed) if resource.meta.reviewed else None,
    )
    frame = Frame(
        address=address_of(Target(Kind.RESOURCE, resource.id), edition.playbook.references),
        section="resources",
        title=resource.title,
        description=resource.summary,
        crumbs=desk.crumbs((FOLDERS[Kind.RESOURCE], desk.gettext("Resources"))),
        contents=(*contents_of(rendered.headings), *_contents(desk, facts)),
        source=resource.path,
        listed=resource.status is Status.PUBLISHED,
        subject=Target(Kind.RESOURCE, resource.id),
    )
    return View(frame, "resource.html", facts)


def _contents(desk: Desk, facts: ResourceFacts) -> Iterator[Entry]:
    yield Entry(2, "resource-access", desk.gettext("How to reach it"))
    if facts.mentions:
        yield Entry(2, "resource-mentions", desk.gettext("Mentioned in"))
    if facts.references:
        yield Entry(2, "resource-references", desk.gettext("References"))


def _seating_title(desk: Desk, facet: str) -> str:
    return desk.gettext("%(one)s by %(other)s", one=facet, other=desk.words.inside(facet))


def _access(desk: Desk, resource: Sheet) -> Access:
    meta = resource.meta
    return Access(
        desk.author.line(meta.resource.where),
        tuple(desk.link(Target(Kind.ROLE, it)) for it in meta.resource.provided_by),
        tuple(desk.link(Target(Kind.ROLE, it)) for it in meta.resource.reached_by),
        tuple(_values(desk, resource)),
        said_by(desk, resource),
    )


def _values(desk: Desk, resource: Sheet) -> Iterator[tuple[str, tuple[Link, ...]]]:
    for facet in desk.playbook.facets.values():
        values = resource.meta.facets.get(facet.key, ())
        if values:
            yield facet.plural, tuple(desk.facet_link(facet, it) for it in values)


def _mentions(desk: Desk, resource: Sheet) -> Iterator[Link]:
    for it in desk.playbook.linking.get(Target(Kind.RESOURCE, resource.id), ()):
        if desk.holds(it):
            yield desk.link(it)
