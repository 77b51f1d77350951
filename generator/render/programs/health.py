"""Write what the page of health says as JSON for other programs, with the schema that describes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.kinds import Kind
from generator.model.playbook import Target
from generator.model.sheets import Sheet
from generator.model.site import Asset
from generator.render import health
from generator.render.desk import Edition
from generator.render.programs.api import VERSION, Id, Iso, Url, Version, files, url_of


@dataclass(frozen=True, slots=True)
class Review:
    """A page that somebody looks after, and when it is due; never, if `due` is empty."""

    kind: str
    id: Id
    url: Url
    title: str
    owner: str
    reviewed: Iso
    due: Iso


@dataclass(frozen=True, slots=True)
class Stub:
    """A work known only in part, and how often it is cited."""

    reference: Id
    url: Url
    uses: int


@dataclass(frozen=True, slots=True)
class Alone:
    """A statement that cites one work and no other."""

    reference: Id
    card: Id
    statement: Id
    url: Url


@dataclass(frozen=True, slots=True)
class BadLink:
    """An outside address that leads nowhere or, with `moved`, that moved for good, to `said`.

    `day` is the first on which it was found so, `pages` are those that link to it.
    """

    address: str
    moved: bool
    day: Iso
    said: str
    pages: tuple[Url, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """What `playbook links` found: on which day, never if `day` is empty, and how many answered."""

    day: Iso
    addresses: int
    bad: tuple[BadLink, ...]


@dataclass(frozen=True, slots=True)
class Health:
    """What is due for review, by day, and what rests on little.

    `unlocked` are the addresses that are published and not promised in ids.lock.
    """

    version: Version
    reviews: tuple[Review, ...]
    stubs: tuple[Stub, ...]
    alone: tuple[Alone, ...]
    unlocked: tuple[str, ...]
    links: Links


def assets(edition: Edition) -> Iterator[Asset]:
    """Yield the file of health, and its schema."""
    sheets = (*health.reviews(edition), *health.undated(edition))
    yield from files(
        Health(
            VERSION,
            tuple(_review(edition, it) for it in sheets),
            tuple(_stubs(edition)),
            tuple(_alone(edition)),
            health.unlocked(edition.playbook),
            _links(edition),
        )
    )


# Private functions


def _review(edition: Edition, sheet: Sheet) -> Review:
    reviewed, due = sheet.meta.reviewed, sheet.due
    return Review(
        sheet.kind.value,
        sheet.id,
        url_of(edition, Target(sheet.kind, sheet.id)),
        sheet.title,
        sheet.meta.owner,
        reviewed.isoformat() if reviewed else "",
        due.isoformat() if due else "",
    )


def _stubs(edition: Edition) -> Iterator[Stub]:
    for work in health.stubs(edition.playbook):
        url = url_of(edition, Target(Kind.REFERENCE, work.key))
        yield Stub(work.key, url, len(edition.playbook.citing.get(work.key, ())))


def _alone(edition: Edition) -> Iterator[Alone]:
    for key, said in health.alone(edition).items():
        for card, statement in said:
            url = url_of(edition, Target(Kind.CARD, card.id, statement.anchor))
            yield Alone(key, card.id, statement.anchor, url)


def _links(edition: Edition) -> Links:
    checked = edition.playbook.checked
    bad = tuple(
        BadLink(
            it.address,
            it.moved,
            it.day.isoformat(),
            it.words,
            tuple(url_of(edition, target) for target in where),
        )
        for it, where in health.bad_links(edition)
    )
    day = checked.day.isoformat() if checked else ""
    return Links(day, checked.addresses if checked else 0, bad)
