"""Habits of published styles: what their authors meant is printed, not what the letters say."""

from __future__ import annotations

from typing import Any

import pytest

from generator import csl

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
FILM = {
    "id": "film",
    "type": "motion_picture",
    "title": "Cuckoo",
    "director": [{"family": "Forman", "given": "Milos"}],
    "publisher": "United Artists",
    "edition": "2",
}
BOOK = {
    "id": "book",
    "type": "book",
    "title": "Teams",
    "author": [{"family": "Li", "given": "Wei"}],
    "editor": [{"family": "Craig", "given": "Ann"}],
}
SUBSTITUTE = """<names variable="author"><substitute><choose><if type="motion_picture">
    <names variable="director"/><text variable="publisher"/></if></choose></substitute></names>"""


def _reference(body: str, work: dict[str, Any], *, own: str = "") -> str:
    """Return what a style with that bibliography prints for a work, as text."""
    xml = (
        f"{HEAD}{own}<citation><layout><text variable='title'/></layout></citation>"
        f"<bibliography><layout>{body}</layout></bibliography></style>"
    )
    style = csl.load_style(xml, csl.builtin_locales())
    library = csl.Library(style, [work], profile=csl.Profile())
    return library.bibliography({work["id"]})[0].text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            """<text variable="title" prefix="'" suffix="', "/><text value="x"/>""",
            "'Teams', x",
            id="straight marks in pairs",
        ),
        pytest.param(
            """<text variable="title" prefix="a l'" suffix="."/>""",
            "a l\u2019Teams.",
            id="an apostrophe",
        ),
        pytest.param(
            "<text variable='title' prefix='&amp;#8211;' suffix='&amp;#xA0;!'/>",
            "\u2013Teams\u00a0!",
            id="characters escaped twice",
        ),
        pytest.param(
            "<names variable='author'><name name-as-sort-order='all' sort-separator=',  '/></names>",
            "Li, Wei",
            id="two spaces that part a name",
        ),
    ],
)
def test_a_reference(body: str, expected: str) -> None:
    """Each prints as readers of others' processors see it."""
    assert _reference(body, BOOK) == expected


def test_a_substitute_stops_at_the_first_that_prints() -> None:
    """Of two elements in a branch too."""
    assert _reference(SUBSTITUTE, FILM) == "Milos Forman"


ORDINALS = "".join(
    f"<term name='ordinal-{number}'>{words}</term>"
    for number, words in [("01", "st"), ("02", "XX"), ("03", "rd"), ("04", "th")]
)
WHOLE = "<term name='ordinal'>.</term><term name='ordinal-02' match='whole-number'>do</term>"


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        pytest.param(ORDINALS, "2nd", id="of CSL 1.0"),
        pytest.param(WHOLE, "2do", id="with the term `ordinal`"),
    ],
)
def test_ordinals_of_a_style_go_together(terms: str, expected: str) -> None:
    """Four of CSL 1.0 do not mix with those of a later locale file; a whole set replaces it."""
    own = f"<locale><terms>{terms}</terms></locale>"
    body = "<number variable='edition' form='ordinal'/>"
    assert _reference(body, FILM, own=own) == expected


def test_a_term_that_begins_an_entry_is_raised() -> None:
    """Also one with a capital inside, which a title would keep."""
    own = "<locale><terms><term name='anonymous' form='short'>o.V.</term></terms></locale>"
    body = (
        "<names variable='author'><substitute><group><text term='anonymous' form='short'/></group>"
        "</substitute></names>"
    )
    assert _reference(body, FILM, own=own) == "O.V."


@pytest.mark.parametrize(
    ("cite", "expected"),
    [
        pytest.param("<text variable='citation-number'/>", "(1\u20133)", id="numbers"),
        pytest.param(
            "<text variable='citation-number' prefix='[' suffix=']'/>",
            "([1]\u2013[3])",
            id="with marks",
        ),
        pytest.param(
            "<text value='note'/><text variable='citation-number'/>",
            "(note1; note2; note3)",
            id="with words",
        ),
    ],
)
def test_ranges_of_numbers(cite: str, expected: str) -> None:
    """A range of numbers loses no words that stand beside them."""
    xml = (
        f"{HEAD}<citation collapse='citation-number'><layout prefix='(' suffix=')' "
        f"delimiter='; '>{cite}</layout></citation></style>"
    )
    works = [{"id": key, "type": "book", "title": key} for key in "abc"]
    library = csl.Library(csl.load_style(xml, csl.builtin_locales()), works)
    pieces = library.cite([csl.Cite(key) for key in "abc"])
    assert "".join(piece.text for piece in pieces) == expected


LI = {"type": "book", "author": [{"family": "Li"}]}
YEARS = [{"id": str(year), "issued": {"date-parts": [[year]]}, **LI} for year in (2010, 2012)]
LOCATED = [csl.Cite("2010", locator="3"), csl.Cite("2012", locator="7")]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        pytest.param("", "(Li 2010 3, 2012 7)", id="a comma as between years"),
        pytest.param("cite-group-delimiter=' / '", "(Li 2010 3 / 2012 7)", id="that of the group"),
        pytest.param("after-collapse-delimiter='. '", "(Li 2010 3. 2012 7)", id="behind a locator"),
    ],
)
def test_years_with_locators(options: str, expected: str) -> None:
    """Works of one author stay a group where a page stands behind the first."""
    xml = (
        f"{HEAD}<citation collapse='year' {options}><layout prefix='(' suffix=')' delimiter='; '>"
        "<group delimiter=' '><names variable='author'/><date variable='issued'>"
        "<date-part name='year'/></date><text variable='locator'/></group></layout></citation>"
        "</style>"
    )
    library = csl.Library(csl.load_style(xml, csl.builtin_locales()), YEARS)
    assert "".join(piece.text for piece in library.cite(LOCATED)) == expected


def test_a_number_with_a_mark_of_its_own() -> None:
    """What the author wrote behind a number takes the place of the delimiter."""
    xml = (
        f"{HEAD}<citation><layout delimiter=','><text variable='citation-number'/></layout>"
        "</citation></style>"
    )
    numbers = xml.replace("<citation>", "<citation collapse='citation-number'>")
    library = csl.Library(csl.load_style(numbers, csl.builtin_locales()), YEARS)
    cites = [csl.Cite("2010", suffix=";"), csl.Cite("2012")]
    assert "".join(piece.text for piece in library.cite(cites)) == "1;2"


def _cited(layout: str, works: list[dict[str, Any]], cites: list[csl.Cite], options: str) -> str:
    """Return a citation of those works, `layout` what the style prints for each."""
    xml = (
        f"{HEAD}<citation {options}><layout prefix='(' suffix=')' delimiter='; '>{layout}"
        "</layout></citation></style>"
    )
    library = csl.Library(csl.load_style(xml, csl.builtin_locales()), works, profile=csl.Profile())
    return "".join(piece.text for piece in library.cite(cites))


NOBODY = [
    {"id": str(year), "type": "book", "title": f"T{year}", "issued": {"date-parts": [[year]]}}
    for year in (1954, 2009)
]
YEAR = "<date variable='issued'><date-part name='year'/></date>"


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        pytest.param("", "(1954, 2009)", id="nothing but years"),
        pytest.param("<text value='Anon.'/>", "(Anon. 1954, Anon. 2009)", id="one word for all"),
        pytest.param("<text variable='title'/>", "(T1954 1954; T2009 2009)", id="their titles"),
    ],
)
def test_works_by_nobody(front: str, expected: str) -> None:
    """They are a group where the style says the same of each, as citeproc-js and pandoc have it."""
    layout = f"<group delimiter=' '>{front}{YEAR}</group>"
    cites = [csl.Cite("1954"), csl.Cite("2009")]
    assert _cited(layout, NOBODY, cites, "collapse='year'") == expected


def test_one_field_is_not_aligned() -> None:
    """A full stop of the layout stays with the only field there is."""
    xml = (
        f"{HEAD}<citation><layout><text variable='title'/></layout></citation><bibliography "
        "second-field-align='flush'><layout suffix='.'><text variable='title'/></layout>"
        "</bibliography></style>"
    )
    style = csl.load_style(xml, csl.builtin_locales())
    (reference,) = csl.Library(style, [BOOK], profile=csl.Profile()).bibliography()
    assert reference.html == "Teams."


def test_a_full_stop_in_quotation_marks_does_for_one_behind() -> None:
    """Also where punctuation is not moved into quotations."""
    own = "<locale><style-options punctuation-in-quote='false'/></locale>"
    inner = "<choose><if type='book'><text variable='title' suffix='.'/></if></choose>"
    xml = (
        f"{HEAD}{own}<macro name='title'>{inner}</macro><citation><layout><text value='x'/>"
        "</layout></citation><bibliography><layout suffix='.'><text macro='title' quotes='true'/>"
        "</layout></bibliography></style>"
    )
    library = csl.Library(csl.load_style(xml, csl.builtin_locales()), [BOOK])
    assert library.bibliography()[0].text == "\u201cTeams.\u201d"


THREE = {**BOOK, "author": [{"family": name, "given": "A"} for name in ("Doe", "Roe", "Lee")]}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("et-al-min='3'", "A Doe, A Roe, A Lee", id="no number of names to keep"),
        pytest.param("et-al-min='3' et-al-use-first='2'", "A Doe, A Roe, et al.", id="two"),
        pytest.param("et-al-min='3' et-al-use-first='0'", "Teams", id="none: the substitute"),
    ],
)
def test_names_are_cut_where_a_style_says_both(name: str, expected: str) -> None:
    """From how many on, and how many stay; none leaves room for what stands in."""
    substitute = "<substitute><text variable='title'/></substitute>"
    body = f"<names variable='author'><name {name}/>{substitute}</names>"
    assert _reference(body, THREE) == expected


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        pytest.param("", "A Li (editor & translator)", id="one list"),
        pytest.param(
            "<locale><terms><term name='editortranslator'/></terms></locale>",
            "A Li (editor), A Li (translator)",
            id="two, where the style has no word for both",
        ),
    ],
)
def test_editors_who_translate(own: str, expected: str) -> None:
    """They stand once, unless the style empties the term for both."""
    people = [{"family": "Li", "given": "A"}]
    work = {"id": "x", "type": "book", "editor": people, "translator": people}
    body = (
        "<names variable='editor translator' delimiter=', '><name/><label prefix=' (' suffix=')'/>"
        "</names>"
    )
    assert _reference(body, work, own=own) == expected


def test_a_prefix_that_ends_a_sentence_within_a_note() -> None:
    """Its full stop does for the delimiter, and what follows has a capital."""
    xml = (
        f"{HEAD.replace('in-text', 'note')}<citation><layout delimiter='; '><choose>"
        "<if position='subsequent'><text term='ibid'/></if><else><text variable='title'/></else>"
        "</choose></layout></citation></style>"
    )
    library = csl.Library(csl.load_style(xml, csl.builtin_locales()), [BOOK])
    cites = (csl.Cite("book"), csl.Cite("book", prefix='. He said "Please work." '))
    (pieces,) = library.document([csl.Cluster(cites, 1)])
    said = "".join(piece.text for piece in pieces)
    assert said == "Teams. He said \u201cPlease work.\u201d Ibid."
