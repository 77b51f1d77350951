"""Compute the evidence report: what each card and the whole playbook rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.kinds import COVERAGE, EVIDENCE, Kind
from generator.model.playbook import Target
from generator.model.sheets import Sheet
from generator.render.addresses import ABOUT, FOLDERS, path_of
from generator.render.author import MARKS, Mark
from generator.render.desk import Desk, Edition
from generator.render.frames import Frame, Link, View
from generator.render.long.paging import page_address
from generator.render.paged import Pages
from generator.render.slots import Entry


@dataclass(frozen=True, slots=True)
class Total:
    """How many statements of the playbook have a mark, and their share in percent."""

    mark: Mark
    number: int
    share: int


@dataclass(frozen=True, slots=True)
class CardRow:
    """A card's figures: ``numbers`` has its statements by mark, in the order of the marks.

    ``profile`` has the mark of each statement, in the order of the card.
    """

    link: Link
    statements: int
    sources: int
    numbers: tuple[int, ...]
    profile: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A work's figures: how many statements cite it, how many of them cite nothing else."""

    link: Link
    statements: int
    alone: int
    cards: int
    incomplete: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A number of things out of all of them, and its share in percent."""

    number: int
    share: int


@dataclass(frozen=True, slots=True)
class Support:
    """How well the whole is supported.

    ``cited``: statements that cite a work; ``known``: those of them that cite one which is fully
    known; ``alone``: those that cite one work alone; ``most``: the work that the most statements
    cite, and ``leaning``, how many of the citing ones do; ``bare``: cards of which no statement
    cites anything; ``incomplete`` of all ``works`` are known only in part.
    """

    cited: Part
    known: Part
    alone: Part
    most: WorkRow | None
    leaning: Part
    bare: tuple[Link, ...]
    incomplete: int
    works: int


@dataclass(frozen=True, slots=True)
class EvidenceFacts:
    """What the evidence report prints."""

    cards: int
    statements: int
    support: Support
    totals: tuple[Total, ...]
    rows: tuple[CardRow, ...]
    pages: Pages
    works: tuple[WorkRow, ...]
    coverage: Link
    references: Link


@dataclass(frozen=True, slots=True)
class FurtherFacts:
    """What a page of the report prints that goes on card by card."""

    title: str
    first: Link
    totals: tuple[Total, ...]
    rows: tuple[CardRow, ...]
    pages: Pages


# A report of more cards has sums and the worst on its page, and all of them on further ones: a row
# has an element for each statement.
ROWS = 150
ELEMENTS = 4000  # of the rows on a page: one has two for each statement besides
WORST = 50
WORKS = 200


def views(edition: Edition) -> Iterator[View]:
    """Yield the evidence report, and where it is long the pages that go on card by card."""
    desk = edition.at(path_of(EVIDENCE))
    rows = tuple(_row(desk, card.id) for card in edition.cards)
    shares = tuple(_shares(edition))
    long = len(shares) > 1
    statements = sum(row.statements for row in rows)
    works = _works(desk)
    facts = EvidenceFacts(
        len(rows),
        statements,
        _support(edition, rows, works),
        totals := tuple(_totals(rows, statements)),
        tuple(_worst(rows)) if long else rows,
        _pages(desk, shares),
        tuple(sorted(works, key=lambda it: -it.statements)[:WORKS]) if long else works,
        desk.to(COVERAGE, desk.gettext("Source coverage")),
        desk.to(FOLDERS[Kind.REFERENCE], desk.gettext("References")),
    )
    frame = Frame(
        EVIDENCE,
        "about",
        desk.gettext("Evidence"),
        desk.gettext(
            "What the guidance rests on: statement by statement, card by card, work by work."
        ),
        desk.crumbs((ABOUT, desk.gettext("About"))),
        (
            Entry(2, "support", desk.gettext("How well it is supported")),
            Entry(2, "legend", desk.gettext("What the marks mean")),
            Entry(2, "cards", desk.gettext("Card by card")),
            Entry(2, "works", desk.gettext("Work by work")),
        ),
    )
    yield View(frame, "evidence.html", facts)
    if long:
        yield from _further(edition, frame, shares, totals)


# Private functions


def _support_of(row: CardRow) -> tuple[float, int]:
    """Return what cards are sorted by, the worst first: how much of them names a source."""
    cited = sum(mark.name in SUPPORTED for mark in row.profile)
    return cited / row.statements if row.statements else 0.0, row.sources


SUPPORTED = ("cited", "one-source")


def _worst(rows: Sequence[CardRow]) -> Iterator[CardRow]:
    """Yield the worst of *rows*, as many as leave room for the works."""
    left = ELEMENTS // 2
    for row in sorted(rows, key=_support_of)[:WORST]:
        left -= _elements(row.statements)
        if left < 0:
            return
        yield row


def _shares(edition: Edition) -> Iterator[tuple[Sheet, ...]]:
    """Yield the cards of each page, at least one page."""
    share: list[Sheet] = []
    left = ELEMENTS
    for card in edition.cards:
        needed = _elements(len(edition.evidence[card.id].judged))
        if share and (len(share) == ROWS or needed > left):
            yield tuple(share)
            share, left = [], ELEMENTS
        share.append(card)
        left -= needed
    yield tuple(share)


def _elements(statements: int) -> int:
    """Return about how many elements the row of a card of so many *statements* has."""
    return 14 + 2 * statements


def _pages(desk: Desk, shares: Sequence[Sequence[Sheet]], here: int = 1) -> Pages:
    """Return what leads to all pages of the report; the first has the sums."""
    if len(shares) == 1:
        return Pages()
    titles = (desk.gettext("Evidence"), *(share[0].title for share in shares))
    addresses = (page_address(EVIDENCE, at) for at in range(1, len(titles) + 1))
    links = (desk.to(at, title) for at, title in zip(addresses, titles, strict=True))
    return Pages(here, tuple(links), ROWS)


def _further(
    edition: Edition, frame: Frame, shares: Sequence[Sequence[Sheet]], totals: tuple[Total, ...]
) -> Iterator[View]:
    for number, share in enumerate(shares, 2):
        address = page_address(EVIDENCE, number)
        desk = edition.at(path_of(address))
        title = desk.gettext(
            "%(title)s, page %(number)s of %(count)s",
            title=frame.title,
            number=number,
            count=len(shares) + 1,
        )
        rows = tuple(_row(desk, card.id) for card in share)
        first = desk.to(EVIDENCE, frame.title)
        facts = FurtherFacts(title, first, totals, rows, _pages(desk, shares, number))
        trail = (ABOUT, desk.gettext("About")), (EVIDENCE, frame.title)
        own = replace(
            frame,
            address=address,
            title=title,
            crumbs=desk.crumbs(*trail),
            contents=(),
            further=True,
        )
        yield View(own, "evidence_further.html", facts)


def _totals(rows: tuple[CardRow, ...], statements: int) -> Iterator[Total]:
    for at, mark in enumerate(MARKS.values()):
        number = sum(row.numbers[at] for row in rows)
        yield Total(mark, number, _part(number, statements).share)


def _part(number: int, whole: int) -> Part:
    return Part(number, round(100 * number / whole) if whole else 0)


def _support(edition: Edition, rows: tuple[CardRow, ...], works: tuple[WorkRow, ...]) -> Support:
    judged = [it for card in edition.cards for it in edition.evidence[card.id].judged]
    citing = [it for it in judged if it.keys]
    known = [it for it in citing if it.mark is not MARKS["incomplete"]]
    most = max(works, key=lambda work: work.statements, default=None)
    return Support(
        _part(len(citing), len(judged)),
        _part(len(known), len(judged)),
        _part(sum(len(it.keys) == 1 for it in citing), len(judged)),
        most,
        _part(most.statements if most else 0, len(citing)),
        tuple(row.link for row in rows if row.statements and not row.sources),
        sum(work.incomplete for work in works),
        len(works),
    )


def _row(desk: Desk, card: str) -> CardRow:
    evidence = desk.edition.evidence[card]
    return CardRow(
        desk.link(Target(Kind.CARD, card)),
        len(evidence.judged),
        len(evidence.sources),
        tuple(evidence.counts[name] for name in MARKS),
        tuple(it.mark for it in evidence.judged if it.mark),
    )


def _works(desk: Desk) -> tuple[WorkRow, ...]:
    cited: dict[str, list[tuple[str, bool]]] = {key: [] for key in desk.edition.references}
    for card in desk.edition.cards:
        for judged in desk.edition.evidence[card.id].judged:
            for key in judged.keys:
                cited[key].append((card.id, len(judged.keys) == 1))
    return tuple(
        WorkRow(
            desk.link(Target(Kind.REFERENCE, key)),
            len(uses),
            sum(alone for _, alone in uses),
            len({card for card, _ in uses}),
            desk.playbook.references[key].incomplete,
        )
        for key, uses in cited.items()
    )
