"""Works are written as RIS."""

from __future__ import annotations

import pytest

from generator.render.exports.ris import to_ris

ARTICLE = {
    "id": "li2010",
    "type": "article-journal",
    "author": [
        {"family": "Beethoven", "given": "L.", "non-dropping-particle": "van"},
        {"literal": "World Health Organization"},
        {"literal": "others"},
    ],
    "title": "On <i>Homo</i>",
    "container-title": "Journal",
    "issued": {"date-parts": [[2010, 3, 9]]},
    "volume": "5",
    "issue": "2",
    "page": "10-19",
    "DOI": "10.1/x",
    "keyword": "one, two",
}


def test_article() -> None:
    expected = """TY  - JOUR
AU  - van Beethoven, L.
AU  - World Health Organization
PY  - 2010
DA  - 2010/03/09/
TI  - On Homo
T2  - Journal
VL  - 5
IS  - 2
DO  - 10.1/x
SP  - 10
EP  - 19
KW  - one
KW  - two
ID  - li2010
ER  -
"""
    lines = to_ris(ARTICLE).split("\r\n")
    assert expected.split("\n") == [line.rstrip() for line in lines]


def test_least() -> None:
    """A work of which little is known is a record all the same."""
    assert to_ris({"id": "a", "type": "frob"}) == "TY  - GEN\r\nID  - a\r\nER  - \r\n"


def test_values_keep_to_one_line() -> None:
    """A line end in a value can not begin a new field."""
    assert "TI  - a ER - b\r\n" in to_ris({"type": "book", "title": "a\r\nER  - b"})


@pytest.mark.parametrize(
    ("item", "line"),
    [
        ({"type": "report", "number": "WHO/18"}, "SN  - WHO/18"),
        ({"type": "patent", "number": "US 3"}, "SN  - US 3"),
        ({"type": "article-journal", "number": "e12"}, "C7  - e12"),
        ({"type": "software", "version": "3.3"}, "ET  - 3.3"),
    ],
)
def test_numbers(item: dict[str, str], line: str) -> None:
    """Numbers of reports, patents and articles and versions have tags that programs read."""
    assert line in to_ris(item).split("\r\n")


@pytest.mark.parametrize(
    ("item", "lines"),
    [
        pytest.param(
            {"type": "report", "number": "WHO/18", "ISBN": "978-1"},
            ["SN  - WHO/18", "N1  - ISBN 978-1"],
            id="a report with an ISBN",
        ),
        pytest.param(
            {"type": "book", "ISBN": "978-1", "ISSN": "0033-5533", "number": "7"},
            ["M1  - 7", "SN  - 978-1", "N1  - ISSN 0033-5533"],
            id="a book of a series with an ISSN",
        ),
        pytest.param(
            {"type": "article-journal", "ISSN": "0033-5533", "ISBN": "978-1"},
            ["SN  - 0033-5533", "N1  - ISBN 978-1"],
            id="an article",
        ),
        pytest.param({"type": "patent", "number": "US 3"}, ["SN  - US 3"], id="a patent"),
    ],
)
def test_one_standard_number(item: dict[str, str], lines: list[str]) -> None:
    """Programs read one `SN`, and make a note of any other."""
    found = to_ris(item).split("\r\n")
    assert [it for it in found if it[:2] in {"SN", "N1", "M1"}] == lines


@pytest.mark.parametrize(("kind", "told"), [("thesis", True), ("article-journal", False)])
def test_kind_of_work(kind: str, told: bool) -> None:  # a table of two
    """It is told where programs have a place for it: of an article Zotero reads it as the DOI."""
    assert ("M3  - Essay" in to_ris({"type": kind, "genre": "Essay"})) is told


def test_place_of_a_paper() -> None:
    assert "C1  - New York" in to_ris({"type": "paper-conference", "publisher-place": "New York"})
    assert "CY  - New York" in to_ris({"type": "book", "publisher-place": "New York"})


def test_language_is_a_tag() -> None:
    assert "LA  - de" in to_ris({"type": "book", "language": "de"})


def test_paper() -> None:
    """Of a paper the conference is the second title, and its proceedings stand apart, as Zotero reads them."""
    paper = {"type": "paper-conference", "container-title": "Proceedings", "event-title": "WWW 19"}
    lines = to_ris(paper).split("\r\n")
    assert {"T2  - WWW 19", "C3  - Proceedings"} <= set(lines)
    assert "T2  - Proceedings" in to_ris({**paper, "event-title": ""}).split("\r\n")
