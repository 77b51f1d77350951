"""Compute the source coverage: where each fact of the source documents is carried."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.kinds import COVERAGE, Kind
from generator.model.playbook import Target
from generator.model.sheets import SourceDocument, SourceStatement, Status
from generator.render.addresses import ABOUT, path_of
from generator.render.author import MARKS, Mark
from generator.render.desk import Desk, Edition
from generator.render.evidence import excerpt
from generator.render.frames import Frame, Link, View
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


@dataclass(frozen=True, slots=True)
class StatementRows:
    """A statement of a source document: what it cites there, and its facts."""

    id: str
    works: tuple[Link, ...]
    mark: Mark | None
    facts: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """A source document as it is printed."""

    id: str
    title: str
    description: str
    statements: tuple[StatementRows, ...]
    covered: int
    facts: int
    facts_covered: int


@dataclass(frozen=True, slots=True)
class CoverageFacts:
    """What the page of source coverage prints."""

    documents: tuple[DocumentFacts, ...]
    statements: int
    covered: int
    facts: int
    facts_covered: int


def views(edition: Edition) -> Iterator[View]:
    """Yield the page of source coverage."""
    desk = edition.at(path_of(COVERAGE))
    documents = tuple(_document(desk, it) for it in edition.playbook.documents)
    facts = CoverageFacts(
        documents,
        sum(len(it.statements) for it in documents),
        sum(it.covered for it in documents),
        sum(it.facts for it in documents),
        sum(it.facts_covered for it in documents),
    )
    frame = Frame(
        COVERAGE,
        "about",
        desk.gettext("Source coverage"),
        desk.gettext("Where each statement of the source documents is carried in the playbook."),
        desk.crumbs((ABOUT, desk.gettext("About"))),
        tuple(Entry(2, f"source-{it.id}", it.title) for it in documents),
    )
    yield View(frame, "coverage.html", facts)


# Private functions


def _document(desk: Desk, document: SourceDocument) -> DocumentFacts:
    statements = tuple(_statement(desk, it) for it in document.statements)
    facts = [fact for statement in statements for fact in statement.facts]
    return DocumentFacts(
        document.id,
        document.title,
        document.description,
        statements,
        sum(all(fact.carriers for fact in it.facts) for it in statements),
        len(facts),
        sum(bool(fact.carriers) for fact in facts),
    )


def _statement(desk: Desk, statement: SourceStatement) -> StatementRows:
    known = desk.playbook.references
    works = (Target(Kind.REFERENCE, it.value) for it in statement.cites if it.value in known)
    return StatementRows(
        statement.id,
        tuple(desk.link(work) for work in works),
        None if statement.cites else MARKS["uncited"],
        tuple(
            FactRow(fact, words, tuple(_carriers(desk, fact)))
            for fact, words in statement.facts.items()
        ),
    )


def _carriers(desk: Desk, fact: str) -> Iterator[Carrier]:
    """Yield the statements that carry *fact*: those of cards that hold."""
    for card, statement in desk.playbook.covering.get(fact, ()):
        if card.status is Status.PUBLISHED:
            link = desk.to_statement(card, statement)
            judged = desk.edition.evidence[card.id].judged[statement.number - 1]
            yield Carrier(link, excerpt(judged.words, 110))
