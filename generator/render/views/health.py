"""Compute the page of health: what is due for review, and what rests on little."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from generator.kinds import EVIDENCE, HEALTH, Kind
from generator.model.ids import slug, unique
from generator.model.playbook import Target
from generator.model.sheets import Sheet
from generator.render import health
from generator.render.addresses import ABOUT, path_of
from generator.render.desk import Desk, Edition
from generator.render.frames import Frame, Link, View
from generator.render.lines import Day, day
from generator.render.programs.api import FOLDER
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


# What the page lists at most, so that it does not grow with the playbook: the calendar and the file
# for programs have everything.
REVIEWS = 200  # of all owners
WORKS = 60
NAMED = 10  # cards of a work, where there are more works


@dataclass(frozen=True, slots=True)
class Owner:
    """The reviews of an owner; ``role`` is None for one who is no role with a page.

    ``months`` have the next ones, ``pages`` tells how many there are.
    """

    id: str
    name: str
    role: Link | None
    pages: int
    months: tuple[Month, ...]

    @property
    def shown(self) -> int:
        """Return how many reviews ``months`` have."""
        return sum(len(it.reviews) for it in self.months)


@dataclass(frozen=True, slots=True)
class Alone:
    """A work that statements rest on alone: how many, and cards with their numbers of them.

    ``more`` cards are not listed.
    """

    link: Link
    statements: int
    cards: tuple[tuple[Link, int], ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Bad:
    """An outside link that leads nowhere, or moved to ``words``, since ``day``, and where it stands."""

    address: str
    moved: bool
    day: Day
    words: str
    places: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """When outside links were asked for, how many answered, and which were bad."""

    day: Day
    addresses: int
    bad: tuple[Bad, ...]


@dataclass(frozen=True, slots=True)
class HealthFacts:
    """What the page of health prints."""

    pages: int
    owners: tuple[Owner, ...]
    undated: tuple[Link, ...]
    stubs: tuple[tuple[Link, int], ...]
    alone: tuple[Alone, ...]
    statements: int
    data: Link  # the file that has all of it
    unlocked: tuple[str, ...]
    locked: bool
    calendar: Link | None
    evidence: Link
    asked: Asked | None


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
        tuple(_most(alone)),
        sum(it.statements for it in alone),
        desk.to(f"{FOLDER}health.json", "api/health.json"),
        health.unlocked(edition.playbook),
        bool(edition.playbook.locked),
        desk.to(CALENDAR, desk.gettext("Reviews as a calendar")) if due else None,
        desk.to(EVIDENCE, desk.gettext("what the playbook rests on")),
        _asked(desk),
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
    yield Entry(2, "links", desk.gettext("Links to elsewhere"))
    yield Entry(2, "addresses", desk.gettext("Addresses"))


def _asked(desk: Desk) -> Asked | None:
    checked = desk.playbook.checked
    if checked is None:
        return None
    bad = tuple(
        Bad(it.address, it.moved, day(desk.words, it.day), it.words, tuple(map(desk.link, where)))
        for it, where in health.bad_links(desk.edition)
    )
    return Asked(day(desk.words, checked.day), checked.addresses, bad)


def _owners(desk: Desk, due: Sequence[Sheet]) -> Iterator[Owner]:
    """Yield each owner, by name; those who own nothing by name come last."""
    ordered = sorted(due, key=lambda it: _by_owner(desk, it.meta.owner))
    owners = [(owner, tuple(it)) for owner, it in groupby(ordered, key=lambda it: it.meta.owner)]
    most = max(1, REVIEWS // max(1, len(owners))) if len(due) > REVIEWS else len(due)
    taken: set[str] = set()
    for owner, mine in owners:
        role = Target(Kind.ROLE, owner)
        # Whatever an author writes behind the `@` makes no address by itself.
        name = unique(slug(f"owner {owner}") if owner else "no-owner", taken)
        link = desk.link(role) if desk.shows(role) else None
        yield Owner(
            name, _name(desk, owner), link, len(mine), tuple(_months(desk, mine[:most], name))
        )


def _by_owner(desk: Desk, owner: str) -> tuple[bool, str, str]:
    return not owner, _name(desk, owner).casefold(), owner


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


def _most(alone: Sequence[Alone]) -> Iterator[Alone]:
    """Yield the works with the most statements, each with some of its cards, where there are many."""
    if sum(len(it.cards) for it in alone) <= REVIEWS:
        yield from alone
        return
    for it in sorted(alone, key=lambda it: -it.statements)[:WORKS]:
        yield replace(it, cards=it.cards[:NAMED], more=len(it.cards[NAMED:]))


def _alone(desk: Desk) -> Iterator[Alone]:
    for key, said in health.alone(desk.edition).items():
        cards = {it.card.id: it.card for it in said}
        numbers = Counter(it.card.id for it in said)
        counted = tuple(
            (desk.link(Target(Kind.CARD, card)), numbers[card])
            for card in sorted(cards, key=lambda card: cards[card].title.casefold())
        )
        yield Alone(desk.link(Target(Kind.REFERENCE, key)), len(said), counted)
