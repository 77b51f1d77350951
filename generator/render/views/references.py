"""Compute what the list of references prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.kinds import Kind
from generator.model.playbook import Target
from generator.model.site import Asset
from generator.render.addresses import FOLDERS, path_of
from generator.render.desk import Desk, Edition
from generator.render.exports import files
from generator.render.exports.coins import to_coins
from generator.render.frames import Frame, Link, View
from generator.render.lines import ReferenceLine, reference_lines
from generator.render.long.paging import page_address
from generator.render.paged import Pages, shares_of


@dataclass(frozen=True, slots=True)
class Listed:
    """A reference and how often it is cited."""

    line: ReferenceLine
    coins: str
    statements: int
    cards: int


@dataclass(frozen=True, slots=True)
class ReferencesFacts:
    """What the list of references prints."""

    references: tuple[Listed, ...]
    incomplete: int
    downloads: tuple[Link, ...]
    pages: Pages


@dataclass(frozen=True, slots=True)
class FurtherFacts:
    """What a further page of the list prints; ``first`` leads to the first one."""

    title: str
    first: Link
    references: tuple[Listed, ...]
    pages: Pages


ADDRESS = FOLDERS[Kind.REFERENCE]
WORKS = 200  # on a page: each is printed whole, and once more for programs


def views(edition: Edition) -> Iterator[View]:
    """Yield the list of references, in pages where it is long."""
    desk = edition.at(path_of(ADDRESS))
    works = edition.playbook.references
    shares = shares_of(tuple(edition.references), WORKS)
    incomplete = sum(works[key].incomplete for key in edition.references)
    pages = _pages(desk, shares)
    facts = ReferencesFacts(_listed(desk, shares[0]), incomplete, files.links(files.ALL), pages)
    frame = Frame(
        ADDRESS,
        "references",
        desk.gettext("References"),
        desk.gettext("Every work that the playbook cites, and where."),
        desk.crumbs(),
        source=edition.settings.bibliography[0] if edition.settings.bibliography else "",
    )
    yield View(frame, "references.html", facts)
    yield from _further(edition, frame, shares)


def assets(edition: Edition) -> Iterator[Asset]:
    """Yield all references together, in each format."""
    references = tuple(edition.playbook.references.values())
    return files.assets(f"{FOLDERS[Kind.REFERENCE]}{files.ALL}", references)


# Private functions


def _pages(desk: Desk, shares: Sequence[Sequence[str]], here: int = 1) -> Pages:
    """Return what leads from the page *here* to all pages."""
    if len(shares) == 1:
        return Pages()
    links = (
        desk.to(page_address(ADDRESS, at), desk.name(Target(Kind.REFERENCE, share[0])))
        for at, share in enumerate(shares, 1)
    )
    return Pages(here, tuple(links), WORKS)


def _further(edition: Edition, frame: Frame, shares: Sequence[Sequence[str]]) -> Iterator[View]:
    for number, share in enumerate(shares[1:], 2):
        address = page_address(ADDRESS, number)
        desk = edition.at(path_of(address))
        title = desk.gettext(
            "%(title)s, page %(number)s of %(count)s",
            title=frame.title,
            number=number,
            count=len(shares),
        )
        first = desk.to(ADDRESS, frame.title)
        facts = FurtherFacts(title, first, _listed(desk, share), _pages(desk, shares, number))
        crumbs = desk.crumbs((ADDRESS, frame.title))
        own = replace(frame, address=address, title=title, crumbs=crumbs, further=True)
        yield View(own, "references_further.html", facts)


def _listed(desk: Desk, keys: Sequence[str]) -> tuple[Listed, ...]:
    lines = {line.id: line for line in reference_lines(desk, keys)}
    return tuple(_counted(desk.edition, key, lines) for key in keys)


def _counted(edition: Edition, key: str, lines: Mapping[str, ReferenceLine]) -> Listed:
    stated = {
        (use.sheet, use.statement.number)
        for use in edition.playbook.citing[key]
        if use.statement and edition.holds(use.sheet)
    }
    reference = edition.playbook.references[key]
    line = lines[f"ref-{reference.slug}"]
    return Listed(line, to_coins(reference.item), len(stated), len({sheet for sheet, _ in stated}))
