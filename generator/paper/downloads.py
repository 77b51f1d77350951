"""Make what readers take with them: the playbook as a PDF, one file, a deck; courses on paper.

PDFs cost seconds, so they are kept below ``build/books/`` under a key of all that their bytes hang
on: a playbook that is as it was costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment

from generator import csl
from generator.cache.kept import Kept, any_kept, forget, keep
from generator.cache.memory import digest
from generator.findings.diagnostics import Diagnostic
from generator.kinds import Kind
from generator.model.courses import Course
from generator.model.playbook import Playbook
from generator.model.site import Asset
from generator.paper.handouts import PAPERS, paper_html, paper_name, paper_refusal
from generator.paper.pdf import EngineMissingError, Printed, engine_version, print_pdf
from generator.pipeline import Input
from generator.render.addresses import FOLDERS, path_of, root_of
from generator.render.book import FORMS, Book, book_of, form_html, volumes_of
from generator.render.book.volumes import DECK, STEM
from generator.render.citations import citations_of
from generator.render.courses.packing import FOLDER, Offered
from generator.render.courses.shared import shown_courses
from generator.render.courses.views import course_view
from generator.render.desk import Edition, edition_of
from generator.render.outputs import Output, output_of
from generator.render.printing import print_page
from generator.render.views import downloads
from generator.render.views.downloads import Offer
from generator.rules.allow import weigh
from generator.rules.settings import book_too_large, missing_pdf_engine
from generator.words.phrases import phrase, reason

# What builds print: a book of 250 cards needs 0.7 GB of memory beside the playbook, a deck of them a
# third of that; each card takes half a second, whenever its volume is printed anew.
MOST_CARDS = 150  # in a PDF, so that a build of 1,000 cards stays below 1 GB
MOST_PRINTED = 2000  # in all
NEEDED = {"pdf": 3.7, "deck": 0.9}  # MB of memory for each card of a PDF


@dataclass(frozen=True, slots=True)
class Taken:
    """What a site offers to take along: the page and the files, and what is wrong."""

    outputs: tuple[Output, ...] = ()
    findings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class BookJob:
    """All that a book is made with; ``kept`` is the folder of those made before.

    ``top`` is the folder of all builds, which ``kept`` is in.
    ``stale``: a PDF of other texts will do, if there is one.
    """

    playbook: Playbook
    given: Input
    templates: Environment
    style: csl.LazyStyle
    kept: Path
    top: Path
    stale: bool = False


def make_downloads(press: BookJob, tell: Callable[[str], None]) -> Taken:
    """Make what the settings name; leave out PDFs, with a finding, that cannot be made."""
    wanted = press.given.settings.downloads
    if not wanted:
        return Taken()
    edition = _edition(press)
    book, given = _bound(press, edition), press.given
    volumes = cache(lambda: tuple(volumes_of(edition, given.images, press.templates, MOST_CARDS)))
    cards = len(edition.cards)
    offers: list[Offer] = []
    papers: tuple[Output, ...] = ()
    findings: dict[str, Diagnostic] = {}  # by rule: two forms may miss the same engine
    for form in wanted:
        try:
            if form not in NEEDED or cards <= MOST_CARDS:
                offers.append(make_form(book, form, press, tell))
            elif cards <= MOST_PRINTED:
                offers += _Printer(press, tell).volumes(volumes(), form)
                findings[book_too_large.RULE.id] = _too_large(press.given, cards)
            else:
                findings[book_too_large.RULE.id] = _far_too_large(press.given, cards)
            papers = papers or _Printer(press, tell).papers(edition, form)
        except EngineMissingError as error:
            findings[missing_pdf_engine.RULE.id] = _missing(press.given, reason(error))
    page = print_page(downloads.view(edition, tuple(offers)), edition, press.templates)
    told = weigh(findings.values(), press.given.settings.severity)
    return Taken((output_of(page), *(output_of(it.asset) for it in offers), *papers), told)


def bind_book(press: BookJob) -> Book:
    """Return the whole playbook as one document, not yet in any of its forms."""
    return _bound(press, _edition(press))


def make_form(book: Book, form: str, press: BookJob, tell: Callable[[str], None]) -> Offer:
    """Return *book* in a *form*. Raises `EngineMissingError`."""
    name = FORMS[form]
    if not name.endswith(".pdf"):
        return Offer(form, name, form_html(book, form, press.templates).encode())
    return _Printer(press, tell).offer(book, form, name)


def make_paper(
    edition: Edition, course: Course, form: str, press: BookJob, tell: Callable[[str], None]
) -> Offer:
    """Return *course* on paper in a *form*. Raises `EngineMissingError`."""
    name = paper_name(course, form)
    html = paper_html(edition, course, form, press.templates)
    printed = _Printer(press, tell).print(name, f"{name}-", html)
    return Offer(form, name, printed.content, printed.pages)


# Private functions


@dataclass(frozen=True, slots=True)
class _Printer:
    """What prints, and whom it tells."""

    press: BookJob
    tell: Callable[[str], None]

    def print(self, name: str, prefix: str, html: str) -> Printed:
        """Return *html* as a PDF: the one kept for it, where there is one.

        Keys with *prefix* are those of the same file with other texts. The name of a course's paper or
        of a volume has dots, and no form of the book has, so that no prefix begins another.
        """
        key = f"{prefix}{digest(engine_version(), html)}"
        printed = _kept(self.press.kept, prefix if self.press.stale else key)
        if printed is None:
            self.tell(phrase("printing %(name)s", name=name))
            printed = print_pdf(html)
            keep(self.press.kept, key, {str(printed.pages): printed.content}, self.press.top)
            forget(self.press.kept, but=key, prefix=prefix)
        return printed

    def offer(self, book: Book, form: str, name: str) -> Offer:
        """Return *book*, or a volume, in a *form* that is a PDF, as the file *name*."""
        html = form_html(book, form, self.press.templates)
        printed = self.print(name, f"{form if name == FORMS[form] else name}-", html)
        return Offer(form, name, printed.content, printed.pages, book.volume)

    def volumes(self, volumes: Iterable[tuple[str, Book]], form: str) -> Iterator[Offer]:
        """Yield the *volumes* of the book, or the decks of their cards: one edit prints one again."""
        for name, book in volumes:
            if form == "pdf":
                yield self.offer(book, form, name)
            elif book.deck:
                yield self.offer(book, form, name.replace(STEM, DECK, 1))

    def papers(self, edition: Edition, form: str) -> tuple[Output, ...]:
        """Return all courses on paper where the book is to be a PDF, and their pages, which offer them."""
        if form != "pdf":
            return ()
        made: list[Output] = []
        for course in shown_courses(edition):
            forms = [it for it in PAPERS if not paper_refusal(edition, course, it)]
            files = [make_paper(edition, course, it, self.press, self.tell) for it in forms]
            made += (output_of(Asset(f"{FOLDER}{it.name}", it.content)) for it in files)
            if files:
                view = course_view(edition, course, tuple(_offered(edition, course, files)))
                made.append(output_of(print_page(view, edition, self.press.templates)))
        return tuple(made)


def _offered(edition: Edition, course: Course, files: Iterable[Offer]) -> Iterator[Offered]:
    desk = edition.at(path_of(f"{FOLDERS[Kind.COURSE]}{course.id}/"))
    for it in files:
        yield Offered(desk.gettext(PAPERS[it.form]), (desk.to(f"{FOLDER}{it.name}", it.name),))


def _edition(press: BookJob) -> Edition:
    settings, references = press.given.settings, press.playbook.references
    citations = citations_of(
        references, press.style, root_of(settings.site_url), words=settings.words
    )
    return edition_of(press.playbook, settings, citations)


def _bound(press: BookJob, edition: Edition) -> Book:
    return book_of(edition, press.given.images, press.templates)


def _kept(folder: Path, prefix: str) -> Printed | None:
    """Return a book that is kept under a key with *prefix*."""
    found = any_kept(folder, prefix)
    return _printed(found) if found else None


def _printed(book: Kept) -> Printed:
    """Return *book*, whose only file is named after the number of its pages."""
    ((pages, file),) = book.files.items()
    return Printed(file.content, int(pages))


def _missing(given: Input, why: str) -> Diagnostic:
    return missing_pdf_engine.RULE.at(
        given.settings.at("downloads"),
        phrase("the PDFs are left out: %(why)s", why=why),
        help=phrase(
            "install what `playbook explain missing-pdf-engine` names, or take them off the list"
        ),
    )


def _too_large(given: Input, cards: int) -> Diagnostic:
    return book_too_large.RULE.at(
        given.settings.at("downloads"),
        phrase(
            "the PDF is bound in volumes: it would have %(cards)s cards, and builds print %(most)s in one at most",
            cards=cards,
            most=MOST_CARDS,
        ),
        help=phrase(
            "nothing is wrong: `downloads/` offers them all; `playbook book` prints the whole in one"
        ),
    )


def _far_too_large(given: Input, cards: int) -> Diagnostic:
    return book_too_large.RULE.at(
        given.settings.at("downloads"),
        phrase(
            "the PDFs of the whole are left out: the playbook has %(cards)s cards, and builds print %(most)s at most",
            cards=cards,
            most=MOST_PRINTED,
        ),
        help=phrase("take `html` for it; `playbook book` prints it when it is wanted on paper"),
    )
