"""Notes of a page: numbers in the text, what each says by its place, ways there and back."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from generator import csl
from generator.findings.diagnostics import Text
from generator.load.markdown import parse
from generator.model.playbook import Playbook
from generator.render.author import Author
from generator.render.citations import citations_of
from generator.render.notes import with_notes
from tests.unit.factories import LI, ZHU, playbook
from tests.unit.render.note_style import STYLE

HERE = "cards/a/index.html"
BOTH = playbook({"references.bib": LI + ZHU})
IN_FRENCH = STYLE.replace('default-locale="en-US"', 'default-locale="fr-FR"')


def author_of(style: str = STYLE, book: Playbook = BOTH) -> Author:
    """Return what writes the text of *book* in *style*."""
    compiled = csl.load_style(style, csl.builtin_locales())
    citations = citations_of(book.references, csl.lazy_style(compiled))
    return Author(book, citations, noted=citations.noted, here=HERE)


def page_of(source: str, style: str = STYLE) -> str:
    """Return *source* as the whole of a page."""
    author = author_of(style)
    document, _ = parse(Text("kb/cards/a.md", source))
    return with_notes(author.prose(document), author.citations, HERE)


def words_of(source: str, style: str = STYLE) -> str:
    """Return the words above the notes of *source*, each number in square brackets."""
    above = page_of(source, style).partition('<section class="pb-notes"')[0]
    return re.sub(r"<[^>]+>", "", re.sub(r"<sup[^>]*>(.*?)</sup>", r"[\1]", above)).strip()


def notes_of(source: str, style: str = STYLE) -> list[str]:
    """Return what the notes of *source* say."""
    found = re.findall(r'<div class="pb-note">(.*?)</div>', page_of(source, style), re.DOTALL)
    return [re.sub(r"<[^>]+>", "", it).strip() for it in found]


FIRST = "C. Li, Open leadership, 2010"
OTHER = "A. Zhu, Power users, 2013"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("A [@li2010].", [f"{FIRST}."], id="first"),
        pytest.param("A [@li2010, p. 3].", [f"{FIRST}, 3."], id="place"),
        pytest.param("A [@li2010]. B [@li2010].", [f"{FIRST}.", "Ibid."], id="same again"),
        pytest.param(
            "A [@li2010, p. 3]. B [@li2010, p. 4].",
            [f"{FIRST}, 3.", "Ibid., 4."],
            id="same, elsewhere",
        ),
        pytest.param(
            "A [@li2010]. B [@zhu2013]. C [@li2010].",
            [f"{FIRST}.", f"{OTHER}.", "Li."],
            id="near",
        ),
        pytest.param(
            "A [@li2010]. B [@zhu2013]. C [@zhu2013]. D [@zhu2013]. E [@li2010, p. 9].",
            [f"{FIRST}.", f"{OTHER}.", "Ibid.", "Ibid.", "Li (n 1) 9."],
            id="far away: with the number of its first note",
        ),
        pytest.param("A [@li2010; @zhu2013].", [f"{FIRST}; {OTHER}."], id="two in one"),
        pytest.param(
            "A [@li2010; @zhu2013]. B [@zhu2013].",
            [f"{FIRST}; {OTHER}.", "Zhu."],
            id="after two works no ibid",
        ),
        pytest.param("A [see @li2010].", [f"See {FIRST}."], id="prefix begins with a capital"),
        pytest.param("A [*cf.* @li2010].", [f"Cf. {FIRST}."], id="so it does in italics"),
        pytest.param("A [-@li2010].", ["Open leadership, 2010."], id="author left out"),
        pytest.param("@li2010 [p. 3] says.", [f"{FIRST}, 3."], id="author in the sentence"),
        pytest.param(
            "A[^x].\n\n[^x]: Our own: [@li2010, p. 2].",
            [f"Our own: {FIRST}, 2."],
            id="in a footnote",
        ),
        pytest.param(
            "A[^x]. B [@li2010].\n\n[^x]: Our own: [@li2010].",
            [f"Our own: {FIRST}.", "Ibid."],
            id="a footnote counts",
        ),
        pytest.param(
            "A[^x]\n\n[^x]: As @li2010 [p. 2] says.",
            ["As Li (Open leadership, 2010, 2) says."],
            id="author in the sentence of a footnote",
        ),
        pytest.param("A[^x]. B[^x]\n\n[^x]: Ours.", ["Ours."], id="a footnote twice"),
        pytest.param("A[^x]\n\n[^x]: B[^y]\n\n[^y]: C", ["B"], id="none in another"),
    ],
)
def test_what_notes_say(source: str, expected: list[str]) -> None:
    assert notes_of(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("A [@li2010].", "A.[1]", id="behind a full stop, without the space"),
        pytest.param("A\n[@li2010], b", "A,[1] b", id="on the next line"),
        pytest.param('"A [@li2010]." B', '"A."[1] B', id="behind a quotation mark"),
        pytest.param("(A [@li2010])", "(A[1])", id="inside brackets"),
        pytest.param("A [@li2010] b", "A[1] b", id="in the middle"),
        pytest.param("A [@li2010][@zhu2013].", "A.[1][, 2]", id="two side by side"),
        pytest.param("As @li2010 says", "As Li[1] says", id="author in the sentence"),
        pytest.param("As @li2010 [p. 3], b", "As Li,[1] b", id="with a place"),
        pytest.param("A[^x] B[^x]\n\n[^x]: C", "A[1] B[1]", id="a footnote twice"),
    ],
)
def test_where_numbers_stand(source: str, expected: str) -> None:
    assert words_of(source) == expected


def test_french_numbers_stand_in_front() -> None:
    """There a number stands in front of the full stop."""
    assert words_of("A [@li2010].", IN_FRENCH) == "A[1]."


def test_links_lead_both_ways() -> None:
    """A number names its note, and a note leads back to each place that refers to it."""
    html = page_of("A[^x] B[^x] [@li2010]\n\n[^x]: C")
    assert '<a class="cite" href="#pb-note-2" role="doc-noteref" aria-label="Note 2">2</a>' in html
    assert 'id="pb-note-2-ref"' in html
    assert '<li id="pb-note-2">' in html
    back = 'role="doc-backlink" aria-label="Back to note'
    assert f'<a href="#pb-note-2-ref" {back} 2 in the text">' in html
    assert f'<a href="#pb-note-1-ref" {back} 1 in the text, place 1">' in html
    assert f'<a href="#pb-note-1-ref-2" {back} 1 in the text, place 2">' in html
    assert html.count('role="doc-endnotes"') == 1
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert {it[1:] for it in re.findall(r'href="(#[^"]+)"', html)} <= set(ids)


def test_works_are_links() -> None:
    """Each work of a note leads to its page, and so does an author in a sentence."""
    html = page_of("@li2010 [p. 3; @zhu2013]")
    assert html.count('role="doc-biblioref" data-key="li2010" href="../../references/li2010/"') == 2
    assert html.count('href="../../references/zhu2013/"') == 1


def test_notes_stand_in_front_of_references() -> None:
    html = page_of("A [@li2010].")
    listed = '<section role="doc-bibliography">R</section>'
    author = author_of()
    document, _ = parse(Text("kb/cards/a.md", "A [@li2010]."))
    whole = with_notes(str(author.prose(document)) + listed, author.citations, HERE)
    assert whole.index('class="pb-notes"') < whole.index(listed)
    assert 'aria-labelledby="pb-notes"' in html


def test_part_of_a_page_has_no_heading() -> None:
    """In a book they belong to a section, and are named after it."""
    author = author_of()
    document, _ = parse(Text("kb/cards/a.md", "A [@li2010]."))
    html = with_notes(author.prose(document), author.citations, HERE, of="A & b")
    assert 'aria-label="Notes: A &amp; b"' in html
    assert "<h2" not in html


def test_no_foot_no_notes() -> None:
    """Where a text has no foot, a citation stands in the sentence, and a footnote is as ever."""
    author = replace(author_of(), noted=False)
    document, _ = parse(Text("kb/cards/a.md", "A [@li2010, p. 3]. As @zhu2013 says"))
    html = re.sub(r"<[^>]+>", "", author.prose(document))
    assert html.strip() == "A (Li, 2010, p. 3). As Zhu (2013) says"
    assert author_of().plain(document) == "A (Li, 2010, p. 3). As Zhu (2013) says"


def test_style_in_the_text_has_no_notes() -> None:
    """A style that cites in the text knows nothing of all this."""
    citations = citations_of(BOTH.references, csl.lazy_apa_style())
    assert not citations.noted
    written = '<cite data-note="x">'
    assert with_notes(written, citations, HERE) == written


def test_work_that_a_note_prints_nothing_of() -> None:
    """It is the work's reference then."""
    empty = STYLE.replace('<text variable="title" font-style="italic"/>', "")
    empty = empty.replace('<names variable="author"/>', "").replace('<date-part name="year"/>', "")
    assert notes_of("A [@li2010].", empty) == ["Li, C. (2010). Open leadership."]
