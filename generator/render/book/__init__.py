"""Bind the whole playbook as one document: a book for paper, a file for the screen, a deck.

All three are HTML that needs nothing else: styles, script and pictures stand in it. What makes a
PDF of it is no business of this package.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from jinja2 import Environment
from markupsafe import Markup

from generator.kinds import DOWNLOADS, EVIDENCE, Kind
from generator.model.sheets import Sheet
from generator.render.addresses import HOME, canonical, path_of
from generator.render.book.binding import Places, binder, images_by_address, inner_ids
from generator.render.book.chapters import (
    Part,
    Section,
    labels_of,
    others_of,
    parts_of,
    works_of,
)
from generator.render.book.deck import DeckCard, deck_of
from generator.render.book.screen import names_of, screen_of
from generator.render.book.volumes import cut
from generator.render.desk import Edition
from generator.render.frames import Link
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
    """The whole playbook, bound, or a volume of it.

    ``volume`` is the title of a volume, "" for the whole. ``volumes`` are those that the cards are in,
    where they are in volumes of their own, on the site. ``bound`` has the HTML of each section by its anchor.
    """

    title: str
    volume: str
    volumes: tuple[Link, ...]
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
    return _Binder(edition, images, templates).book(parts_of(edition))


def volumes_of(
    edition: Edition, images: Mapping[str, bytes], templates: Environment, most: int
) -> Iterator[tuple[str, Book]]:
    """Yield the book in volumes, each with the name of its file.

    The first has all but the cards. Of the others each has the cards of a chapter, *most* of them at most:
    what one says hangs on its own cards alone, so that an edit of one leaves the others as they are.
    """
    volumes = list(cut(edition, most))
    labels = {
        anchor: edition.gettext("%(volume)s: %(label)s", volume=it.title, label=label)
        for it in volumes
        for anchor, label in labels_of(it.cards).items()
    }
    binder = _Binder(edition, images, templates)
    site = edition.settings.site_url
    links = tuple(Link(canonical(site, f"{DOWNLOADS}{it.name}"), it.title) for it in volumes)
    yield FORMS["pdf"], replace(binder.book(others_of(edition, labels)), volumes=links)
    for it in volumes:
        own = replace(binder, edition=it.edition)
        works = works_of(it.edition, labels_of(it.cards))
        parts = tuple(part for part in (it.cards, works) if part.sections)
        day_of_it = _newest(edition, it.edition.cards)
        yield it.name, replace(own.book(parts), volume=it.title, version=day_of_it)


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


@dataclass(frozen=True, slots=True)
class _Binder:
    """What binds the book of an edition, whose authors keep ``images`` by path."""

    edition: Edition
    images: Mapping[str, bytes]
    templates: Environment

    def book(self, parts: tuple[Part, ...]) -> Book:
        """Return the book that has *parts*."""
        edition, settings = self.edition, self.edition.settings
        sections = [it for part in parts for it in part.sections]
        printed = {it.anchor: _printed(it, edition, self.templates) for it in sections}
        places = self._places(parts, printed)
        report = next(evidence.views(edition)).facts
        return Book(
            settings.site_name,
            "",
            (),
            settings.site_description,
            settings.language,
            settings.site_author,
            settings.copyright,
            settings.site_url,
            _newest(edition, (it for sheets in edition.shown.values() for it in sheets)),
            report.cards,
            report.statements,
            len(edition.references),
            report.totals,
            parts,
            {
                it.anchor: binder(it.anchor, it.address, places)(printed[it.anchor])
                for it in sections
            },
            tuple(it for part in parts if part.kind is Kind.CARD for it in deck_of(edition, part)),
            names_of(edition.playbook),
            edition.words,
            edition.author.citations.manner,
        )

    def _places(self, parts: tuple[Part, ...], printed: Mapping[str, str]) -> Places:
        anchors = {f"{EVIDENCE}#legend": "legend", EVIDENCE: "legend", HOME: "top"}
        for part in parts:
            anchors[part.address] = part.anchor
            anchors |= {it.address: it.anchor for it in part.chapters if it.address}
            anchors |= {it.address: it.anchor for it in part.sections}
        inside = (inner_ids(html, anchor) for anchor, html in printed.items())
        return Places(
            anchors,
            frozenset().union(*inside),
            self.edition.settings.site_url,
            images_by_address(self.images),
        )


def _newest(edition: Edition, sheets: Iterable[Sheet]) -> Day | None:
    """Return the day of the newest review or change of *sheets*: the version of what has them."""
    days = [when for sheet in sheets for when in _days(sheet)]
    return day(edition.words, max(days)) if days else None


def _days(sheet: Sheet) -> Iterator[date]:
    reviewed = sheet.meta.reviewed
    if reviewed:
        yield reviewed
    yield from (change.date for change in sheet.meta.changes)
