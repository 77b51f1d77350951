"""Compute the pages of ``docs/``, and the page that leads to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.kinds import COVERAGE, EVIDENCE, HEALTH, INDEX, RULES, SUGGESTIONS, WRITE, Kind
from generator.model.playbook import Target
from generator.model.sheets import Sheet
from generator.render.addresses import ABOUT, GLOSSARY, HOME, TENSIONS, address_of, path_of
from generator.render.desk import Desk, Edition, sheet_title
from generator.render.frames import Frame, Link, View
from generator.render.lines import ReferenceLine, contents_of, reference_lines
from generator.render.views import suggestions
from generator.words.words import N_

REPORTS = (
    (EVIDENCE, N_("Evidence"), N_("what the guidance rests on")),
    (COVERAGE, N_("Source coverage"), N_("where each fact of the source documents went")),
    (HEALTH, N_("Health"), N_("what is due for review, and what rests on little")),
    (TENSIONS, N_("Tensions"), N_("where the guidance pulls two ways")),
    (GLOSSARY, N_("Glossary"), N_("the words of the playbook")),
    (INDEX, N_("A to Z"), N_("every page and every word")),
    (RULES, N_("Rules"), N_("what is checked in every text")),
)


@dataclass(frozen=True, slots=True)
class DocFacts:
    """What a hand-written page prints; ``title`` is "" where the body begins with its own."""

    title: str
    body: Markup
    references: tuple[ReferenceLine, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The hand-written pages of one folder."""

    title: str
    pages: tuple[tuple[Link, str], ...]


@dataclass(frozen=True, slots=True)
class AboutFacts:
    """What the page about the playbook prints: what somebody wrote, and all that it leads to."""

    body: Markup
    site: str
    description: str
    reports: tuple[tuple[Link, str], ...]
    shelves: tuple[Shelf, ...]


def views(edition: Edition) -> Iterator[View]:
    """Yield each page of ``docs/``, and the page about the playbook, written by hand or not."""
    docs = edition.shown.get(Kind.DOC, ())
    addresses = {address_of(Target(Kind.DOC, doc.id), {}): doc for doc in docs}
    for address, doc in addresses.items():
        if address not in {HOME, ABOUT}:
            yield _view(edition, doc, address, addresses)
    yield _about(edition, addresses, addresses.get(ABOUT))


# Private functions


def _view(edition: Edition, doc: Sheet, address: str, known: dict[str, Sheet]) -> View:
    desk = edition.at(path_of(address))
    rendered = desk.author.body(doc)
    own = any(heading.level == 1 for heading in rendered.headings)
    facts = DocFacts(
        "" if own else sheet_title(doc),
        rendered.html,
        reference_lines(desk, rendered.cited),
    )
    frame = Frame(
        address,
        "about",
        sheet_title(doc),
        doc.meta.page.description
        or doc.summary
        or f"{sheet_title(doc)}: {edition.settings.site_name}",
        desk.crumbs((ABOUT, desk.gettext("About")), *_above(address, known)),
        contents_of(rendered.headings),
        doc.path,
        subject=Target(Kind.DOC, doc.id),
    )
    return View(frame, "doc.html", facts)


def _above(address: str, known: dict[str, Sheet]) -> Iterator[tuple[str, str]]:
    """Yield the pages of the folders that *address* lies in."""
    folders = address.split("/")[:-2]
    for depth in range(1, len(folders) + 1):
        place = "/".join(folders[:depth]) + "/"
        if place in known and place != ABOUT:
            yield place, sheet_title(known[place])


def _about(edition: Edition, docs: dict[str, Sheet], doc: Sheet | None) -> View:
    desk = edition.at(path_of(ABOUT))
    settings = edition.settings
    written = desk.author.body(doc) if doc else None
    facts = AboutFacts(
        written.html if written else Markup(),
        settings.site_name,
        settings.site_description,
        tuple(
            (desk.to(at, desk.gettext(title)), desk.gettext(words))
            for at, title, words in _reports(edition)
        ),
        tuple(_shelves(desk, {at: it for at, it in docs.items() if at != ABOUT})),
    )
    frame = Frame(
        ABOUT,
        "about",
        sheet_title(doc) if doc else desk.gettext("About"),
        (doc.meta.page.description if doc else "")
        or desk.gettext(
            "What %(site)s is, how it is made, and how to take part.", site=settings.site_name
        ),
        desk.crumbs(),
        contents_of(written.headings) if written else (),
        doc.path if doc else "",
    )
    return View(frame, "about.html", facts)


def _reports(edition: Edition) -> Iterator[tuple[str, str, str]]:
    yield from REPORTS
    yield WRITE, N_("Write a card"), N_("a form for new cards, and for changes")
    if suggestions.shown(edition.playbook, edition.settings):
        yield SUGGESTIONS, suggestions.TITLE, N_("what readers suggested, and what became of it")


def _shelves(desk: Desk, docs: dict[str, Sheet]) -> Iterator[Shelf]:
    folders: dict[str, list[tuple[Link, str]]] = {}
    for address, doc in sorted(docs.items()):
        folder = address.rpartition("/")[0].rpartition("/")[0]
        line = desk.to(address, sheet_title(doc)), doc.meta.page.description or doc.summary
        if address != HOME:
            folders.setdefault(folder, []).append(line)
    for folder, pages in sorted(folders.items()):
        name = folder.rpartition("/")[2]
        yield Shelf(_shelf_title(name) or desk.gettext("Pages"), tuple(pages))


def _shelf_title(folder: str) -> str:
    words = folder.replace("-", " ")
    if words in {"", "about"}:
        return ""
    return words.upper() if len(words) <= len("adr") else words.capitalize()
