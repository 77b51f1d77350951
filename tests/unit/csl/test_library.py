"""What a library prints: citations in pieces, narrative ones, references."""

from __future__ import annotations

from typing import Any

import pytest

from generator import csl


def _work(key: str, *authors: str, year: int = 0, **more: Any) -> dict[str, Any]:
    people = [
        {"literal": name} if name.isupper() else {"family": name, "given": "Ann B."}
        for name in authors
    ]
    dated = {"issued": {"date-parts": [[year]]}} if year else {}
    return {"id": key, "type": "book", "author": people, "title": f"Title {key}", **dated, **more}


WORKS = [
    _work("sales", "Sales", "D'Agostino", year=2020),
    _work("li2010", "Li", year=2010),
    _work("li2012", "Li", year=2012),
    _work("zhu", "Zhu", year=2013),
    _work("two-a", "Judge", year=2012),
    _work("two-b", "Judge", year=2012),
    _work("nodate-a", "Brown"),
    _work("nodate-b", "Brown"),
    _work("press-a", "Smidge", status="in press"),
    _work("press-b", "Smidge", status="in press"),
    _work("three", "Adams", "Brent", "Clapham", year=2019),
    _work("titled", year=2018),
    _work(
        "old",
        "Freud",
        year=1953,
        **{"original-date": {"date-parts": [[1900]]}},
    ),
    _work("ancient", "Plato", year=1994, **{"original-date": {"raw": "-0350~"}}),
    _work("groups", "APA", "NIH", year=2014),
]


@pytest.fixture(scope="module")
def library() -> csl.Library:
    """Return a library in the embedded APA style."""
    return csl.Library(csl.apa_style(), WORKS)


def _text(pieces: tuple[csl.Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("cites", "expected"),
    [
        pytest.param(["sales"], "(Sales & D\u2019Agostino, 2020)", id="two authors"),
        pytest.param(["three"], "(Adams et al., 2019)", id="three authors"),
        pytest.param(["li2010", "li2012", "zhu"], "(Li, 2010, 2012; Zhu, 2013)", id="collapsed"),
        pytest.param(["zhu", "li2012", "li2010"], "(Li, 2010, 2012; Zhu, 2013)", id="sorted"),
        pytest.param(["two-a"], "(Judge, 2012a)", id="year suffix"),
        pytest.param(["nodate-b"], "(Brown, n.d.-b)", id="no date, suffix"),
        pytest.param(["press-a"], "(Smidge, in press-a)", id="in press, suffix"),
        pytest.param(["titled"], "(Title Titled, 2018)", id="no author"),
        pytest.param(["old"], "(Freud, 1900/1953)", id="reprint"),
        pytest.param(["ancient"], "(Plato, ca. 350 B.C.E./1994)", id="before Christ"),
        pytest.param(["unknown"], "", id="unknown work"),
    ],
)
def test_cite(library: csl.Library, cites: list[str], expected: str) -> None:
    """Citations in parentheses follow APA."""
    assert expected == _text(library.cite([csl.Cite(key) for key in cites]))


@pytest.mark.parametrize(
    ("cites", "expected"),
    [
        pytest.param([csl.Cite("sales")], "Sales and D\u2019Agostino (2020)", id="and, spelt out"),
        pytest.param(
            [csl.Cite("sales", locator="33")], "Sales and D\u2019Agostino (2020, p. 33)", id="page"
        ),
        pytest.param([csl.Cite("li2010"), csl.Cite("zhu")], "Li (2010; Zhu, 2013)", id="two works"),
        pytest.param([csl.Cite("three")], "Adams et al. (2019)", id="et al."),
    ],
)
def test_narrative(library: csl.Library, cites: list[csl.Cite], expected: str) -> None:
    """Authors stand in the sentence, the rest in parentheses."""
    assert expected == _text(library.narrative(cites))


def test_order_is_kept_from_the_first_prefix_on(library: csl.Library) -> None:
    """A prefix such as "see also" divides a citation: what follows is not sorted before it."""
    cites = [csl.Cite("zhu"), csl.Cite("sales", prefix="see also"), csl.Cite("li2010")]
    expected = "(Zhu, 2013; see also Sales & D\u2019Agostino, 2020; Li, 2010)"
    assert expected == _text(library.cite(cites))


def test_each_cite_is_a_piece_of_its_own(library: csl.Library) -> None:
    """Pieces with a key are the cites, those without stand between."""
    pieces = library.cite([csl.Cite("li2010"), csl.Cite("li2012"), csl.Cite("zhu")])
    expected = [
        (None, "("),
        ("li2010", "Li, 2010"),
        (None, ", "),
        ("li2012", "2012"),
        (None, "; "),
        ("zhu", "Zhu, 2013"),
        (None, ")"),
    ]
    assert expected == [(piece.key, piece.text) for piece in pieces]


@pytest.mark.parametrize(
    ("cite", "expected"),
    [
        pytest.param(csl.Cite("zhu", locator="33-35"), "(Zhu, 2013, pp. 33\u201335)", id="pages"),
        pytest.param(csl.Cite("zhu", locator="2", label="chapter"), "(Zhu, 2013, Chapter 2)", id="chapter"),
        pytest.param(csl.Cite("zhu", locator="Table 1", label=""), "(Zhu, 2013, Table 1)", id="no label"),
        pytest.param(csl.Cite("zhu", prefix="see", suffix="and elsewhere"), "(see Zhu, 2013 and elsewhere)", id="affixes"),
        pytest.param(csl.Cite("zhu", suffix=" <i>passim</i>"), "(Zhu, 2013 passim)", id="markup"),
        pytest.param(csl.Cite("zhu", suppress_author=True), "(2013)", id="without author"),
    ],
)  # fmt: skip
def test_locators_and_affixes(library: csl.Library, cite: csl.Cite, expected: str) -> None:
    """Locators take their label, prefixes and suffixes their spaces."""
    assert expected == _text(library.cite([cite]))


def test_suffixes_do_not_depend_on_what_is_cited() -> None:
    """The same work has the same letter in any order of the items."""
    forward = csl.Library(csl.apa_style(), WORKS)
    backward = csl.Library(csl.apa_style(), WORKS[::-1])
    cite = [csl.Cite("two-b")]
    assert _text(forward.cite(cite)) == _text(backward.cite(cite)) == "(Judge, 2012b)"


def test_bibliography_is_sorted_and_each_work_stands_once(library: csl.Library) -> None:
    """References come in the style's order, whatever the order of the ids."""
    ids = ["zhu", "li2010", "zhu", "unknown"]
    assert [reference.key for reference in library.bibliography(ids)] == ["li2010", "zhu"]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        pytest.param("sales", "Sales, A. B., & D\u2019Agostino, A. B. (2020). Title sales.", id="people"),
        pytest.param("groups", "APA & NIH. (2014). Title groups.", id="two bodies"),
        pytest.param("titled", "Title titled. (2018).", id="no author"),
        pytest.param("nodate-a", "Brown, A. B. (n.d.-a). Title nodate-a.", id="no date"),
        pytest.param("old", "Freud, A. B. (1953). Title old. (Original work published 1900)", id="reprint"),
    ],
)  # fmt: skip
def test_reference(library: csl.Library, key: str, expected: str) -> None:
    """Entries follow APA."""
    assert expected == library.bibliography([key])[0].text


def test_html_is_escaped_and_marked(library: csl.Library) -> None:
    """Titles are in italics, an ampersand is an entity."""
    html = library.bibliography(["sales"])[0].html
    assert "&#38; D\u2019Agostino, A. B. (2020). <i>Title sales</i>." in html


NOTE_STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
<info><id>n</id><title>N</title></info>
<citation><layout suffix="." delimiter="; "><choose>
<if position="ibid-with-locator"><group delimiter=", "><text term="ibid"/><text variable="locator"/></group></if>
<else-if position="ibid"><text term="ibid"/></else-if>
<else-if position="subsequent"><group delimiter=" "><names variable="author"><name form="short"/></names>
<text value="n."/><text variable="first-reference-note-number"/></group></else-if>
<else><group delimiter=", "><names variable="author"/><text variable="title" font-style="italic"/></group></else>
</choose></layout></citation></style>"""


def test_document_knows_positions() -> None:
    """Notes say ibid., point back to the first note, and begin with a capital."""
    style = csl.load_style(NOTE_STYLE, csl.builtin_locales())
    library = csl.Library(style, WORKS)
    notes = [("zhu", ""), ("zhu", ""), ("zhu", "7"), ("li2010", ""), ("zhu", "")]
    clusters = [
        csl.Cluster((csl.Cite(key, locator=locator),), at)
        for at, (key, locator) in enumerate(notes, start=1)
    ]
    expected = [
        "Ann B. Zhu, Title zhu.",
        "Ibid.",
        "Ibid., 7.",
        "Ann B. Li, Title li2010.",
        "Zhu n. 1.",
    ]
    assert expected == [_text(pieces) for pieces in library.document(clusters)]


NUMERIC_STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><id>m</id><title>M</title></info>
<citation collapse="citation-number"><sort><key variable="citation-number"/></sort>
<layout prefix="[" suffix="]" delimiter=", "><text variable="citation-number"/></layout></citation>
<bibliography second-field-align="flush"><layout suffix="."><text variable="citation-number" suffix=". "/>
<text variable="title"/></layout></bibliography></style>"""


def test_document_numbers_works_as_they_are_cited() -> None:
    """Numbers follow the citations, runs of three collapse, the list follows the numbers."""
    library = csl.Library(csl.load_style(NUMERIC_STYLE, csl.builtin_locales()), WORKS)
    cited = [["zhu"], ["li2010", "sales"], ["sales", "zhu", "li2010"]]
    clusters = [csl.Cluster(tuple(csl.Cite(key) for key in keys)) for keys in cited]
    assert [_text(each) for each in library.document(clusters)] == ["[1]", "[2, 3]", "[1\u20133]"]
    assert [each.key for each in library.bibliography(["li2010", "zhu"])] == ["zhu", "li2010"]


def test_all_that_is_offered_is_there() -> None:
    """The package imports its parts when they are asked for; each name leads to one, others to none."""
    assert {name for name in csl.__all__ if not hasattr(csl, name)} == set()
    assert not hasattr(csl, "no_such_name")


GROUPING = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>G</title><id>{id}</id></info>
<macro name="who"><names variable="author"><name form="short"/>
<substitute><text variable="title"/></substitute></names></macro>
<citation collapse="year"><sort><key macro="who"/></sort>
<layout prefix="(" suffix=")" delimiter="; "><group delimiter=" "><text macro="who"/>
<date variable="issued"><date-part name="year"/></date></group></layout></citation></style>
"""


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        pytest.param("g", "(A law 2001; The court 2003; Graham 2002)", id="together"),
        pytest.param(
            "apa", "(A law 2001; Graham 2002; The court 2003)", id="in APA as the list has them"
        ),
    ],
)
def test_works_without_authors_in_a_citation(style: str, expected: str) -> None:
    """Where a style groups by authors, works without any are a group, as in citeproc-js."""
    works: list[dict[str, Any]] = [
        {"id": "c", "type": "book", "title": "The court", "issued": {"date-parts": [[2003]]}},
        {"id": "l", "type": "book", "title": "A law", "issued": {"date-parts": [[2001]]}},
        {
            "id": "g",
            "type": "book",
            "title": "T",
            "author": [{"family": "Graham"}],
            "issued": {"date-parts": [[2002]]},
        },
    ]
    made = csl.load_style(GROUPING.format(id=style), csl.builtin_locales())
    pieces = csl.Library(made, works).cite([csl.Cite(key) for key in "cgl"])
    assert "".join(it.text for it in pieces) == expected


def test_two_spaces_of_a_style_stay_two() -> None:
    """Browsers would make one of them, so the first does not break."""
    style = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        "<info><title>S</title><id>s</id></info><citation><layout>"
        '<group delimiter=".  "><text variable="title"/><text variable="genre"/></group>'
        "</layout></citation></style>"
    )
    work = {"id": "a", "type": "book", "title": "A", "genre": "b"}
    made = csl.Library(csl.load_style(style, csl.builtin_locales()), [work])
    (piece,) = made.cite([csl.Cite("a")])
    assert (piece.html, piece.text) == ("A.\N{NO-BREAK SPACE} b", "A.  b")


@pytest.mark.parametrize(
    ("kind", "lang", "expected"),
    [
        pytest.param("book", "en-US", "Teams: A study", id="a book in English"),
        pytest.param("book", "de-DE", "Teams: a study", id="in another language"),
        pytest.param("legal_case", "en-US", "Teams: a study", id="a court's decision"),
        pytest.param("legislation", "en-US", "Teams: a study", id="a law"),
    ],
)
def test_subtitles_in_apa(kind: str, lang: str, expected: str) -> None:
    """Subtitles of works in English have a capital; names of cases and laws stay as written."""
    work = {"id": "a", "type": kind, "title": "Teams: a study", "language": lang}
    (reference,) = csl.Library(csl.apa_style(), [work]).bibliography()
    assert expected in reference.text
