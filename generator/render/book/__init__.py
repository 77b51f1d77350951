"""Bind the whole playbook as one document: a book for paper, a file for the screen, a deck.

All three are HTML that needs nothing else: styles, script and pictures stand in it. What makes a
PDF of it is no business of this package.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from jinja2 import Environment
from markupsafe import Markup

from generator.kinds import EVIDENCE, Kind
from generator.model.sheets import Sheet
from generator.render.addresses import HOME, path_of
from generator.render.book.binding import Places, bind, images_by_address, inner_ids
from generator.render.book.chapters import Part, Section, parts_of
from generator.render.book.deck import DeckCard, deck_of
from generator.render.book.screen import names_of, screen_of
from generator.render.desk import Edition
from generator.render.lines import Day, day
from generator.render.notes import with_notes
from generator.render.views import evidence
from generator.words.words import Words

# The forms of the book, by their names in the settings, and the files that they are offered as
FORMS: Mapping[str, str] = {
    "pdf": "playbook.pdf",
    "html": "playbook.html",
    "deck": "cards.pdf",
}


@dataclass(frozen=True, slots=True)
class Book:
    """The whole playbook, bound: ``bound`` has the HTML of each section by its anchor."""

    title: str
    description: str
    language: str
    author: str
    copyright: str
    site: str
    version: Day | None
    cards: int
    statements: int
    works: int
    totals: tuple[evidence.Total, ...]
    parts: tuple[Part, ...]
    bound: Mapping[str, Markup]
    deck: tuple[DeckCard, ...]
    names: list[list[str]]
    said: Words
    manner: str  # how works are cited


def book_of(edition: Edition, images: Mapping[str, bytes], templates: Environment) -> Book:
    """Gather and bind the book of *edition*, whose authors keep *images* by path."""
    parts = parts_of(edition)
    sections = [it for part in parts for it in part.sections]
    printed = {it.anchor: _printed(it, edition, templates) for it in sections}
    places = _places(edition, parts, printed, images)
    bound = {it.anchor: bind(printed[it.anchor], it.anchor, it.address, places) for it in sections}
    settings = edition.settings
    report = next(evidence.views(edition)).facts
    return Book(
        settings.site_name,
        settings.site_description,
        settings.language,
        settings.site_author,
        settings.copyright,
        settings.site_url,
        version_of(edition),
        report.cards,
        report.statements,
        len(edition.references),
        report.totals,
        parts,
        bound,
        tuple(it for part in parts if part.kind is Kind.CARD for it in deck_of(edition, part)),
        names_of(edition.playbook),
        edition.words,
        edition.author.citations.manner,
    )


def version_of(edition: Edition) -> Day | None:
    """Return the day of the newest review or change of what is shown: the book's version."""
    days = [when for sheets in edition.shown.values() for it in sheets for when in _days(it)]
    return day(edition.words, max(days)) if days else None


def form_html(book: Book, form: str, templates: Environment) -> str:
    """Return *book* in a *form*: ``html`` is the file itself, of the others PDFs are made."""
    template = templates.get_template(_TEMPLATES[form])
    if form != "html":
        return template.render(it=book)
    return template.render(it=book, screen=screen_of(book.parts, book.names, templates, book.said))


# Private functions

_TEMPLATES = {"pdf": "book/paper.html", "html": "book/screen.html", "deck": "book/deck.html"}


def _printed(section: Section, edition: Edition, templates: Environment) -> str:
    """Return *section* before its links are bound; notes stand at the foot of their section."""
    template = templates.get_template(f"book/{section.kind.value}.html")
    html = template.render(it=section.facts, section=section)
    here = path_of(section.address)
    return with_notes(html, edition.citations, here, words=edition.words, of=section.title)


def _places(
    edition: Edition,
    parts: tuple[Part, ...],
    printed: Mapping[str, str],
    images: Mapping[str, bytes],
) -> Places:
    anchors = {f"{EVIDENCE}#legend": "legend", EVIDENCE: "legend", HOME: "top"}
    for part in parts:
        anchors[part.address] = part.anchor
        anchors |= {it.address: it.anchor for it in part.chapters if it.address}
        anchors |= {it.address: it.anchor for it in part.sections}
    inside = (inner_ids(html, anchor) for anchor, html in printed.items())
    return Places(
        anchors,
        frozenset().union(*inside),
        edition.settings.site_url,
        images_by_address(images),
    )


def _days(sheet: Sheet) -> Iterator[date]:
    reviewed = sheet.meta.reviewed
    if reviewed:
        yield reviewed
    yield from (change.date for change in sheet.meta.changes)
