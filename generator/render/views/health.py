"""Compute the page of health: what is due for review, and what rests on little."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.kinds import EVIDENCE, HEALTH, Kind
from generator.model.playbook import Target
from generator.model.sheets import Sheet
from generator.render import health
from generator.render.addresses import ABOUT, path_of
from generator.render.desk import Desk, Edition
from generator.render.frames import Frame, Link, View
from generator.render.lines import Day, day
from generator.render.programs.ical import CALENDAR
from generator.render.slots import Entry


@dataclass(frozen=True, slots=True)
class Review:
    """A page that is due: ``id`` is what `playbook review` is asked with."""

    link: Link
    kind: str
    id: str
    reviewed: Day
    due: Day


@dataclass(frozen=True, slots=True)
class Month:
    """The reviews that are due in a month."""

    id: str
    words: str
    reviews: tuple[Review, ...]


@dataclass(frozen=True, slots=True)
class Owner:
    """The reviews of an owner; ``role`` is None for one who is no role with a page."""

    id: str
    name: str
    role: Link | None
    pages: int
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """A work that statements rest on alone: how many, and each card with its number of them."""

    link: Link
    statements: int
    cards: tuple[tuple[Link, int], ...]


@dataclass(frozen=True, slots=True)
class HealthFacts:
    """What the page of health prints."""

    pages: int
    owners: tuple[Owner, ...]
    undated: tuple[Link, ...]
    stubs: tuple[tuple[Link, int], ...]
    alone: tuple[Alone, ...]
    statements: int
    unlocked: tuple[str, ...]
    locked: bool
    calendar: Link | None
    evidence: Link


def views(edition: Edition) -> Iterator[View]:
    """Yield the page of health."""
    desk = edition.at(path_of(HEALTH))
    due = health.reviews(edition)
    owners = tuple(_owners(desk, due))
    alone = tuple(_alone(desk))
    facts = HealthFacts(
        len(due),
        owners,
        tuple(desk.link(Target(it.kind, it.id)) for it in health.undated(edition)),
        tuple(_stubs(desk)),
        alone,
        sum(it.statements for it in alone),
        health.unlocked(edition.playbook),
        bool(edition.playbook.locked),
        desk.to(CALENDAR, desk.gettext("Reviews as a calendar")) if due else None,
        desk.to(EVIDENCE, desk.gettext("what the playbook rests on")),
    )
    frame = Frame(
        HEALTH,
        "about",
        desk.gettext("Health"),
        desk.gettext("What is due for review, and what rests on little."),
        desk.crumbs((ABOUT, desk.gettext("About"))),
        tuple(_contents(desk, facts)),
    )
    yield View(frame, "health.html", facts)


# Private functions


def _contents(desk: Desk, facts: HealthFacts) -> Iterator[Entry]:
    yield Entry(2, "reviews", desk.gettext("Reviews"))
    yield from (Entry(3, owner.id, owner.name) for owner in facts.owners)
    yield Entry(2, "stubs", desk.gettext("Works known only in part"))
    yield Entry(2, "alone", desk.gettext("Statements on one work"))
    yield Entry(2, "addresses", desk.gettext("Addresses"))


def _owners(desk: Desk, due: Sequence[Sheet]) -> Iterator[Owner]:
    """Yield each owner, by name; those who own nothing by name come last."""
    ordered = sorted(due, key=lambda it: (not it.meta.owner, _name(desk, it.meta.owner).casefold()))
    for owner, sheets in groupby(ordered, key=lambda it: it.meta.owner):
        mine = tuple(sheets)
        role = Target(Kind.ROLE, owner)
        name = f"owner-{owner.removeprefix('@')}" if owner else "no-owner"
        link = desk.link(role) if desk.shows(role) else None
        yield Owner(name, _name(desk, owner), link, len(mine), tuple(_months(desk, mine, name)))


def _name(desk: Desk, owner: str) -> str:
    role = Target(Kind.ROLE, owner)
    return desk.title(role) if desk.shows(role) else owner


def _months(desk: Desk, sheets: Sequence[Sheet], owner: str) -> Iterator[Month]:
    dated = [(it.due, it) for it in sheets if it.due]
    for (year, month), rows in groupby(dated, key=lambda row: (row[0].year, row[0].month)):
        name = f"{owner}-{year:04}-{month:02}"
        reviews = tuple(_review(desk, sheet) for _, sheet in rows)
        yield Month(name, desk.words.month(date(year, month, 1)), reviews)


def _review(desk: Desk, sheet: Sheet) -> Review:
    meta = sheet.meta
    if not meta.reviewed or not sheet.due:
        raise ValueError(f"{sheet.path} is never due")
    link = desk.link(Target(sheet.kind, sheet.id))
    return Review(
        link,
        desk.noun(sheet.kind),
        sheet.id,
        day(desk.words, meta.reviewed),
        day(desk.words, sheet.due),
    )


def _stubs(desk: Desk) -> Iterator[tuple[Link, int]]:
    for reference in health.stubs(desk.playbook):
        uses = desk.playbook.citing.get(reference.key, ())
        yield desk.link(Target(Kind.REFERENCE, reference.key)), len(uses)


def _alone(desk: Desk) -> Iterator[Alone]:
    for key, said in health.alone(desk.edition).items():
        cards = {it.card.id: it.card for it in said}
        counted = tuple(
            (desk.link(Target(Kind.CARD, card)), sum(it.card.id == card for it in said))
            for card in sorted(cards, key=lambda card: cards[card].title.casefold())
        )
        yield Alone(desk.link(Target(Kind.REFERENCE, key)), len(said), counted)
