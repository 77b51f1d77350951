"""Compute the evidence report: what each card and the whole playbook rest on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Kind, Target
from generator.render.addresses import ABOUT, COVERAGE, EVIDENCE, FOLDERS, path_of
from generator.render.author import MARKS, Mark
from generator.render.edition import Edition
from generator.render.frames import Frame, Link, View
from generator.slots import Entry


@dataclass(frozen=True, slots=True)
class Total:
    """How many statements of the playbook have a mark, and their share in percent."""

    mark: Mark
    number: int
    share: int


@dataclass(frozen=True, slots=True)
class CardRow:
    """A card's figures: ``numbers`` has its statements by mark, in the order of the marks."""

    link: Link
    statements: int
    sources: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A work's figures: how many statements cite it, how many of them cite nothing else."""

    link: Link
    statements: int
    alone: int
    cards: int
    incomplete: bool


@dataclass(frozen=True, slots=True)
class EvidenceFacts:
    """What the evidence report prints."""

    cards: int
    statements: int
    totals: tuple[Total, ...]
    rows: tuple[CardRow, ...]
    works: tuple[WorkRow, ...]
    coverage: Link
    references: Link


def views(edition: Edition) -> Iterator[View]:
    """Yield the evidence report."""
    here = path_of(EVIDENCE)
    rows = tuple(_row(edition, card.id, here) for card in edition.cards)
    statements = sum(row.statements for row in rows)
    facts = EvidenceFacts(
        len(rows),
        statements,
        tuple(_totals(rows, statements)),
        rows,
        _works(edition, here),
        edition.to(COVERAGE, here, "Source coverage"),
        edition.to(FOLDERS[Kind.REFERENCE], here, "References"),
    )
    frame = Frame(
        EVIDENCE,
        "about",
        "Evidence",
        "What the guidance rests on: statement by statement, card by card, work by work.",
        edition.crumbs(here, (ABOUT, "About")),
        (
            Entry(2, "legend", "What the marks mean"),
            Entry(2, "cards", "Card by card"),
            Entry(2, "works", "Work by work"),
        ),
    )
    yield View(frame, "evidence.html", facts)


# Private functions


def _totals(rows: tuple[CardRow, ...], statements: int) -> Iterator[Total]:
    for at, mark in enumerate(MARKS.values()):
        number = sum(row.numbers[at] for row in rows)
        yield Total(mark, number, round(100 * number / statements) if statements else 0)


def _row(edition: Edition, card: str, here: str) -> CardRow:
    evidence = edition.evidence[card]
    return CardRow(
        edition.link(Target(Kind.CARD, card), here),
        len(evidence.judged),
        len(evidence.sources),
        tuple(evidence.counts[name] for name in MARKS),
    )


def _works(edition: Edition, here: str) -> tuple[WorkRow, ...]:
    cited: dict[str, list[tuple[str, bool]]] = {key: [] for key in edition.references}
    for card in edition.cards:
        for judged in edition.evidence[card.id].judged:
            for key in judged.keys:
                cited[key].append((card.id, len(judged.keys) == 1))
    return tuple(
        WorkRow(
            edition.link(Target(Kind.REFERENCE, key), here),
            len(uses),
            sum(alone for _, alone in uses),
            len({card for card, _ in uses}),
            edition.playbook.references[key].incomplete,
        )
        for key, uses in cited.items()
    )
