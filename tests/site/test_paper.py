"""A playbook as a PDF, read back: bookmarks, links, tags, everything in it.

It is a small one with something of every kind, and ours too where PLAYBOOK_TRIALS is set: that takes
two minutes. What needs no PDF is asked of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it has none
from pypdf import PdfReader
from pypdf.generic import Destination

from generator.kinds import Kind
from generator.paper.downloads import BookJob, bind_book
from generator.paper.pdf import EngineMissingError, _font, print_pdf
from generator.pipeline import check_playbook
from generator.project import Project, open_project
from generator.render.book import Book, form_html
from generator.render.book.deck import NARROWER
from generator.render.decisions.lettering import width_of
from tests.chance import TRIALS
from tests.every_kind import begin

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.site


DAY = date(2026, 3, 2)


@pytest.fixture(scope="module", params=["small", "ours"] if TRIALS else ["small"])
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a playbook, opened."""
    if request.param == "ours":
        return open_project(ROOT, DAY)
    folder = tmp_path_factory.mktemp("small")
    begin(folder, DAY)
    return open_project(folder, DAY)


@pytest.fixture(scope="module")
def book(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Return it as a book."""
    return _bound(project, tmp_path_factory.mktemp("books"))


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Return our playbook as a book."""
    return _bound(open_project(ROOT, DAY), tmp_path_factory.mktemp("ours"))


def _bound(project: Project, kept: Path) -> Book:
    playbook, _ = check_playbook(project.given)
    return bind_book(BookJob(playbook, project.given, project.templates, project.style, kept, kept))


@pytest.fixture(scope="module")
def pdf(book: Book, project: Project) -> PdfReader:
    """Return the book, printed and read back; skip where this machine prints none."""
    return _printed(book, project, "pdf")


@pytest.fixture(scope="module")
def deck(book: Book, project: Project) -> PdfReader:
    """Return the deck, printed and read back."""
    return _printed(book, project, "deck")


def _printed(book: Book, project: Project, form: str) -> PdfReader:
    try:
        return PdfReader(BytesIO(print_pdf(form_html(book, form, project.templates)).content))
    except EngineMissingError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def texts(pdf: PdfReader) -> tuple[str, ...]:
    """Return the text of each page of the book."""
    return tuple(page.extract_text() for page in pdf.pages)


def _text(reader: PdfReader) -> str:
    return " ".join(page.extract_text() for page in reader.pages)


def _squeezed(words: str) -> str:
    """Return the letters and figures of *words* alone: line ends and hyphens are the printer's."""
    return re.sub(r"[\W_]+", "", words)


def _marks(outline: Any, level: int = 1) -> Iterator[tuple[int, str]]:
    for it in outline:
        if isinstance(it, list):
            yield from _marks(it, level + 1)
        else:
            yield level, str(it.title)


def _annotations(reader: PdfReader) -> Iterator[Any]:
    for page in reader.pages:
        yield from (it.get_object() for it in page.get("/Annots", []))


def test_everything_is_in_it(texts: tuple[str, ...], book: Book) -> None:
    """Each card, decision, role, resource, tension, term and reference stands in the text."""
    text = _squeezed(" ".join(texts))
    titles = [it.title for part in book.parts for it in part.sections]
    assert len(titles) >= 20
    assert [it for it in titles if _squeezed(it) not in text] == []


def test_counts(ours: Book) -> None:
    """The book has what the playbook has."""
    counts = {part.kind: len(part.sections) for part in ours.parts}
    assert (counts[Kind.CARD], counts[Kind.DECISION], counts[Kind.REFERENCE]) == (26, 6, 6)


def test_bookmarks(pdf: PdfReader, book: Book) -> None:
    """Parts, chapters and cards are bookmarks, in their order, and nothing below them."""
    marks = [*_marks(pdf.outline)]
    firsts = [title for level, title in marks if level == 1]
    parts = [part.title for part in book.parts]
    assert firsts == ["Contents", "How to read this book", *parts, "About this book"]
    cards = next(part for part in book.parts if part.kind is Kind.CARD)
    thirds = [title for level, title in marks if level == 3]
    wanted = [f"{it.label} {it.title}" for it in cards.sections]
    assert [_squeezed(it) for it in thirds[: len(wanted)]] == [_squeezed(it) for it in wanted]
    assert max(level for level, _ in marks) == 3


def test_links(pdf: PdfReader) -> None:
    """Links inside lead to a place that is there; links outside are https or mail."""
    inside = [it["/Dest"] for it in _annotations(pdf) if "/Dest" in it]
    outside = [it["/A"]["/URI"] for it in _annotations(pdf) if "/A" in it]
    assert len(inside) > 100
    known = pdf.named_destinations
    assert [it for it in inside if isinstance(it, str) and str(it) not in known] == []
    pages = {page.indirect_reference.idnum for page in pdf.pages if page.indirect_reference}
    assert [it for it in known.values() if not _lands(it, pages)] == []
    assert [it for it in outside if not it.startswith(("https://", "mailto:"))] == []


def _lands(place: Destination, pages: set[int]) -> bool:
    return getattr(place.page, "idnum", None) in pages


@pytest.mark.parametrize("name", ["pdf", "deck"])
def test_accessible(name: str, request: pytest.FixtureRequest, book: Book) -> None:
    """It is tagged, and says its title and language; its day is the book's."""
    reader: PdfReader = request.getfixturevalue(name)
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "/Metadata" not in root  # no claim of PDF/UA: no validator has confirmed it
    assert reader.metadata is not None
    assert reader.metadata.title
    assert book.version is not None
    assert str(reader.metadata["/CreationDate"])[2:10] == book.version.iso.replace("-", "")


def test_page_numbers(texts: tuple[str, ...], book: Book) -> None:
    """What the contents say of a card is the page that it stands on, as a reader counts."""
    text = " ".join(texts[1:3])
    card = book.deck[-1]
    found = re.search(rf"{re.escape(card.title)}[ .]+(\d+)", text)
    assert found is not None
    assert card.label in _begun(texts[int(found[1]) - 1], book)


def test_cards_begin_on_a_page_of_their_own(texts: tuple[str, ...], book: Book) -> None:
    """No two cards begin on one page, and no page is left empty."""
    begins = [_begun(text, book) for text in texts]
    assert [it for it in begins if it] == [[it.label] for it in book.deck]
    assert [at for at, text in enumerate(texts, 1) if len(text.split()) < 12] == []


def _begun(text: str, book: Book) -> list[str]:
    """Return the labels of the cards that begin on a page: each above its title, whose end may wrap."""
    firsts = ((it.label, it.title.split()[0]) for it in book.deck)
    return [
        it for it, word in firsts if re.search(rf"^{it}\n{re.escape(word)}", text, re.MULTILINE)
    ]


def test_fonts(pdf: PdfReader) -> None:
    """All letters are embedded, and come from the fonts of the packages."""
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in pdf.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]  # pypdf's own type
    }
    assert {name for name in fonts if not name.startswith("Book")} == set()


def test_deck_reckons_with_enough_room(ours: Book) -> None:
    """No text of the deck is wider in its font than was reckoned, so none runs over its card."""
    font = TTFont(BytesIO(_font("SourceSansPro-Regular")))
    glyphs, widths = font.getBestCmap(), font["hmtx"]
    for card in ours.deck:
        for said in card.said:
            taken = sum(widths[glyphs[ord(letter)]][0] for letter in said.words) / 1000
            assert taken <= width_of(said.words, 1) * NARROWER, said.words


def test_deck(deck: PdfReader, book: Book) -> None:
    """Four cards a page; every title and summary is there, and the page is A4."""
    assert len(deck.pages) == -(-len(book.deck) // 4)
    text = _squeezed(_text(deck))
    missing = [it.title for it in book.deck if _squeezed(it.title + it.summary) not in text]
    assert missing == []
    box = deck.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)
