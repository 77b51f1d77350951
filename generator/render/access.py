"""Compute who can reach what: what says so, and where each role is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.kinds import Kind
from generator.model.playbook import Target
from generator.model.sheets import Facet, Sheet, Status
from generator.render.author import MARKS, Mark
from generator.render.desk import Desk
from generator.render.evidence import keys_of
from generator.render.frames import Link


@dataclass(frozen=True, slots=True)
class Said:
    """What an entry rests on: the statement's mark, its card, the works; no card where we say it."""

    mark: Mark
    link: Link | None
    works: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """A role that is wanted in some values of a facet, and what says so."""

    link: Link
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A value of a facet: in the order of the seats, whether each is wanted; and its resources."""

    link: Link
    wanted: tuple[bool, ...]
    resources: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Seating:
    """Where roles are wanted: a row for each value of a facet, a column for each role."""

    id: str
    title: str
    plural: str
    seats: tuple[Seat, ...]
    places: tuple[Place, ...]


def said_by(desk: Desk, sheet: Sheet) -> tuple[Said, ...]:
    """Return what the access or the place of *sheet* rests on; nothing named means: on us."""
    first: dict[tuple[str, str, tuple[Link, ...]], Said] = {}
    for it in _said(desk, sheet):  # a card that says it twice on one ground says it once
        first.setdefault((it.mark.name, it.link.title if it.link else "", it.works), it)
    return tuple(first.values()) or (Said(MARKS["editorial"], None, ()),)


def seatings(desk: Desk) -> Iterator[Seating]:
    """Yield, for each facet that roles are sorted under, where they are wanted."""
    roles = [it for it in desk.edition.shown[Kind.ROLE] if it.status is not Status.RETIRED]
    for facet in desk.playbook.facets.values():
        seated = [it for it in roles if it.meta.facets.get(facet.key)]
        if seated:
            yield Seating(
                facet.id,
                facet.title,
                facet.plural,
                tuple(
                    Seat(desk.link(Target(Kind.ROLE, it.id)), said_by(desk, it)) for it in seated
                ),
                tuple(_places(desk, facet, seated)),
            )


# Private functions


def _said(desk: Desk, sheet: Sheet) -> Iterator[Said]:
    for name in sheet.meta.said_by:
        card_id, _, anchor = name.partition("#")
        card = desk.playbook.sheets[Kind.CARD][card_id]
        statement = next(it for it in card.document.statements if it.anchor == anchor)
        mark = desk.author.mark(statement)
        if mark and desk.holds(Target(Kind.CARD, card_id)):
            works = (Target(Kind.REFERENCE, key) for key in keys_of(statement))
            yield Said(
                mark,
                desk.to_statement(card, statement),
                tuple(desk.link(work) for work in works),
            )


def _places(desk: Desk, facet: Facet, roles: list[Sheet]) -> Iterator[Place]:
    for value in facet.values:
        yield Place(
            desk.facet_link(facet, value),
            tuple(value in role.meta.facets[facet.key] for role in roles),
            tuple(
                desk.link(Target(Kind.RESOURCE, it.id))
                for it in desk.edition.shown[Kind.RESOURCE]
                if it.status is not Status.RETIRED and value in it.meta.facets.get(facet.key, ())
            ),
        )
