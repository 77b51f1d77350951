"""Compute the source coverage: where each fact of the source documents is carried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.kinds import COVERAGE, Kind
from generator.model.playbook import Target
from generator.model.sheets import SourceDocument, SourceStatement, Status
from generator.render.addresses import ABOUT, path_of
from generator.render.author import MARKS, Mark
from generator.render.desk import Desk, Edition
from generator.render.evidence import excerpt
from generator.render.frames import Frame, Link, View
from generator.render.long.fact_places import STATEMENTS, shared
from generator.render.long.onward import Place, Row
from generator.render.long.paging import page_address
from generator.render.paged import ONE_PAGE, Pages, further_frame, pages_at
from generator.render.slots import Entry


@dataclass(frozen=True, slots=True)
class Carrier:
    """A statement that carries a fact: its card, and its own words in short."""

    link: Link
    words: str


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact and the statements that carry it; ``id`` is its anchor."""

    id: str
    words: str
    carriers: tuple[Carrier, ...]
    more: int  # statements that carry it too


@dataclass(frozen=True, slots=True)
class StatementRows:
    """A statement of a source document: what it cites there, and its facts."""

    id: str
    works: tuple[Link, ...]
    mark: Mark | None
    facts: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True)
class Sums:
    """How much is carried."""

    statements: int
    covered: int
    facts: int
    facts_covered: int


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """A source document as it is printed; without ``sums`` where it goes on.

    ``rows`` lead to its statements, where these are on further pages.
    """

    id: str
    title: str
    description: str
    statements: tuple[StatementRows, ...]
    sums: Sums | None
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverageFacts:
    """What a page of source coverage prints; a further one has no ``sums``."""

    title: str
    documents: tuple[DocumentFacts, ...]
    sums: Sums | None
    pages: Pages = ONE_PAGE


CARRIERS = 10  # of a fact that are named


def views(edition: Edition) -> Iterator[View]:
    """Yield the page of source coverage, and further ones where the documents are long."""
    desk = edition.at(path_of(COVERAGE))
    shares = shared(edition.playbook.documents)
    documents = tuple(_document(desk, it) for it in edition.playbook.documents)
    if len(shares) > 1:
        documents = tuple(replace(it, statements=(), rows=_rows(desk, it)) for it in documents)
    frame = Frame(
        COVERAGE,
        "about",
        desk.gettext("Source coverage"),
        desk.gettext("Where each statement of the source documents is carried in the playbook."),
        desk.crumbs((ABOUT, desk.gettext("About"))),
        tuple(Entry(2, f"source-{it.id}", it.title) for it in documents),
    )
    titles = (frame.title, *(it[0][1][0].id for it in shares)) if len(shares) > 1 else ("",)
    pages = pages_at(desk, COVERAGE, titles, 1, STATEMENTS)
    sums = _all(it.sums for it in documents if it.sums)
    yield View(frame, "coverage.html", CoverageFacts(frame.title, documents, sums, pages))
    trail = ((ABOUT, desk.gettext("About")),)
    for number, share in enumerate(shares if len(shares) > 1 else (), 2):
        desk, own = further_frame(edition, frame, trail, number, len(titles))
        further = tuple(_further(desk, *it) for it in share)
        pages = pages_at(desk, COVERAGE, titles, number, STATEMENTS)
        yield View(own, "coverage.html", CoverageFacts(own.title, further, None, pages))


# Private functions


def _all(every: Iterable[Sums]) -> Sums:
    sums = tuple(every)
    return Sums(
        sum(it.statements for it in sums),
        sum(it.covered for it in sums),
        sum(it.facts for it in sums),
        sum(it.facts_covered for it in sums),
    )


def _rows(desk: Desk, document: DocumentFacts) -> tuple[Row, ...]:
    pages = {
        statement.id: number
        for number, share in enumerate(shared(desk.playbook.documents), 2)
        for it, statements in share
        for statement in statements
        if it.id == document.id
    }
    places = (
        Place(it, desk.to(f"{page_address(COVERAGE, number)}#{it}", it))
        for it, number in pages.items()
    )
    return (Row("", tuple(places)),)


def _further(
    desk: Desk, document: SourceDocument, statements: tuple[SourceStatement, ...]
) -> DocumentFacts:
    rows = tuple(_statement(desk, it) for it in statements)
    return DocumentFacts(document.id, document.title, "", rows, None)


def _document(desk: Desk, document: SourceDocument) -> DocumentFacts:
    statements = tuple(_statement(desk, it) for it in document.statements)
    facts = [fact for statement in statements for fact in statement.facts]
    return DocumentFacts(
        document.id,
        document.title,
        document.description,
        statements,
        Sums(
            len(statements),
            sum(all(fact.carriers for fact in it.facts) for it in statements),
            len(facts),
            sum(bool(fact.carriers) for fact in facts),
        ),
    )


def _statement(desk: Desk, statement: SourceStatement) -> StatementRows:
    known = desk.playbook.references
    works = (Target(Kind.REFERENCE, it.value) for it in statement.cites if it.value in known)
    return StatementRows(
        statement.id,
        tuple(desk.link(work) for work in works),
        None if statement.cites else MARKS["uncited"],
        tuple(
            FactRow(fact, words, *_carriers(desk, fact)) for fact, words in statement.facts.items()
        ),
    )


def _carriers(desk: Desk, fact: str) -> tuple[tuple[Carrier, ...], int]:
    """Return the first statements that carry *fact*, of cards that hold, and how many more do."""
    pairs = desk.playbook.covering.get(fact, ())
    every = [(card, it) for card, it in pairs if card.status is Status.PUBLISHED]
    named = (
        Carrier(
            desk.to_statement(card, it),
            excerpt(desk.edition.evidence[card.id].judged[it.number - 1].words, 110),
        )
        for card, it in every[:CARRIERS]
    )
    return tuple(named), len(every[CARRIERS:])
