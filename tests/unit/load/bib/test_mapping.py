# ruff: noqa: RUF001  # because: typographic signs are what comes out
"""Fields become CSL variables, one rule after the other."""

from __future__ import annotations

from typing import Any

import pytest

from generator.findings.diagnostics import Text
from generator.load.bib import join, load_bib, to_csl


def item(content: str) -> dict[str, Any]:
    """Return the first entry as CSL-JSON, without its id."""
    entries, _ = join([load_bib(Text("a.bib", content))[0]])
    found = dict(to_csl(entries[0])[0])
    assert entries[0].key.value == found.pop("id")
    return found


def part(content: str, *names: str) -> dict[str, Any]:
    """Return those of the named variables that are filled."""
    found = item(content)
    return {name: found[name] for name in names if name in found}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("@article{k, journaltitle = {J}}", "article-journal"),
        ("@article{k, entrysubtype = {magazine}}", "article-magazine"),
        ("@article{k, entrysubtype = {newspaper}}", "article-newspaper"),
        ("@article{k, entrysubtype = {nonacademic}, volume = 1}", "article-magazine"),
        ("@article{k, entrysubtype = {nonacademic}}", "article-newspaper"),
        ("@article{k, eprint = {1234.56789}, eprinttype = {arxiv}}", "article"),
        ("@book{k}", "book"),
        ("@collection{k}", "book"),
        ("@manual{k}", "book"),
        ("@incollection{k}", "chapter"),
        ("@inreference{k, booktitle = {An Encyclopedia}}", "entry-encyclopedia"),
        ("@inreference{k, booktitle = {A Dictionary}}", "entry-dictionary"),
        ("@inproceedings{k, booktitle = {P}}", "paper-conference"),
        ("@inproceedings{k, booktitle = {P}, volume = 1, number = 2}", "article-journal"),
        ("@techreport{k}", "report"),
        ("@phdthesis{k}", "thesis"),
        ("@online{k}", "webpage"),
        ("@video{k, entrysubtype = {tvepisode}}", "broadcast"),
        ("@video{k, entrysubtype = {film}}", "motion_picture"),
        ("@audio{k, entrysubtype = {podcast}}", "broadcast"),
        ("@audio{k, entrysubtype = {album}}", "song"),
        ("@presentation{k}", "speech"),
        ("@unpublished{k}", "manuscript"),
        ("@misc{k, url = {http://x.org}}", "webpage"),
        ("@misc{k}", "document"),
        ("@frob{k, journal = {J}}", "article-journal"),
    ],
)
def test_types(content: str, expected: str) -> None:
    assert expected == item(content)["type"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            "@book{k, title = {A Title}, subtitle = {a Part}}",
            {"title": "A title: A part"},
            id="title and subtitle",
        ),
        pytest.param(
            "@incollection{k, title = {Part}, booktitle = {The Book}, booksubtitle = {More}}",
            {"title": "Part", "container-title": "The book: More"},
            id="a part of a book",
        ),
        pytest.param(
            "@article{k, title = {T}, journaltitle = {The Great Journal}}",
            {"title": "T", "container-title": "The Great Journal"},
            id="journals keep their capitals",
        ),
        pytest.param(
            "@book{k, maintitle = {Whole}, title = {Part}, volume = 1}",
            {"title": "Whole", "volume-title": "Part"},
            id="a volume of its own title",
        ),
        pytest.param(
            "@incollection{k, title = {T}, maintitle = {Whole}, booktitle = {Part}}",
            {"title": "T", "container-title": "Whole", "volume-title": "Part"},
            id="a part of a volume",
        ),
        pytest.param(
            "@book{k, title = {The Child}, origtitle = {L'enfant}}",
            {"title": "L’enfant", "original-title": "The child"},
            id="original before translation",
        ),
        pytest.param(
            "@online{k, title = {T}, eprint = {Mayo Clinic}}",
            {"title": "T", "container-title": "Mayo Clinic"},
            id="site by eprint",
        ),
        pytest.param(
            "@online{k, author = {{WHO}}, title = {T}, organization = {WHO}}",
            {"title": "T"},
            id="site that is the author",
        ),
        pytest.param(
            "@software{k, title = {App}, appentry = {Entry}}",
            {"title": "Entry", "container-title": "App"},
            id="an entry in an app",
        ),
        pytest.param(
            "@book{k, title = {Der Große Plan}, langid = {ngerman}}",
            {"title": "Der Große Plan"},
            id="another language",
        ),
    ],
)
def test_titles(content: str, expected: dict[str, str]) -> None:
    names = ("title", "container-title", "volume-title", "original-title")
    assert expected == part(content, *names)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            "@article{k, date = {2013-03-19}}",
            {"issued": {"date-parts": [[2013, 3, 19]]}},
            id="date",
        ),
        pytest.param(
            "@article{k, year = 2013, month = mar}",
            {"issued": {"date-parts": [[2013, 3]]}},
            id="year and month",
        ),
        pytest.param("@article{k, year = {in press}}", {"status": "in press"}, id="year in words"),
        pytest.param("@article{k, pubstate = {inpress}}", {"status": "in press"}, id="pubstate"),
        pytest.param(
            "@article{k, pubstate = {inpress}, date = 2013}",
            {"issued": {"date-parts": [[2013]]}},
            id="a date outdoes pubstate",
        ),
        pytest.param("@article{k, year = {n.d.}}", {}, id="no date"),
        pytest.param(
            "@article{k, date = {March 19th, 2013}}",
            {"issued": {"date-parts": [[2013, 3, 19]]}},
            id="a date in words",
        ),
        pytest.param(
            "@article{k, date = {long ago}}",
            {"issued": {"literal": "long ago"}},
            id="no date at all",
        ),
        pytest.param(
            "@book{k, date = 1994, origdate = {-0349~}}",
            {
                "issued": {"date-parts": [[1994]]},
                "original-date": {"date-parts": [[-350]], "circa": True},
            },
            id="reprint",
        ),
        pytest.param(
            "@online{k, urldate = {2019-07-22}}",
            {"accessed": {"date-parts": [[2019, 7, 22]]}},
            id="day of access",
        ),
        pytest.param(
            "@misc{k, note = {Accessed: 2019-07-22}}",
            {"accessed": {"date-parts": [[2019, 7, 22]]}},
            id="day of access in a note",
        ),
        pytest.param(
            "@presentation{k, eventdate = {2017-07-12/2017-07-15}}",
            {"event-date": {"date-parts": [[2017, 7, 12], [2017, 7, 15]]}},
            id="days of an event",
        ),
        pytest.param(
            "@article{k, date = 2019, howpublished = {Advance online publication}}",
            {"issued": {"date-parts": [[2019]]}, "status": "advance online publication"},
            id="ahead of print",
        ),
    ],
)
def test_dates(content: str, expected: dict[str, Any]) -> None:
    names = ("issued", "status", "original-date", "accessed", "event-date")
    assert expected == part(content, *names)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            "@article{k, number = 2, volume = 1, pages = {1--9}, journal = {J}}",
            {"issue": "2", "volume": "1", "page": "1-9"},
            id="an issue",
        ),
        pytest.param("@article{k, eid = {e02}}", {"number": "e02"}, id="article number"),
        pytest.param("@article{k, pages = {225-–240}}", {"page": "225-240"}, id="any dashes"),
        pytest.param(
            "@book{k, series = {S}, number = 3}",
            {"collection-title": "S", "collection-number": "3"},
            id="number in a series",
        ),
        pytest.param(
            "@report{k, type = {Issue Brief}, number = {18-2424}}",
            {"genre": "Issue Brief", "number": "18-2424"},
            id="report number is no range",
        ),
        pytest.param(
            "@report{k, issue = {Series}, number = {10, Issue 260}}",
            {"collection-title": "Series", "collection-number": "10, Issue 260"},
            id="report in a series",
        ),
        pytest.param("@book{k, edition = {Second}}", {"edition": "2"}, id="edition in words"),
        pytest.param("@book{k, edition = {3rd ed.}}", {"edition": "3"}, id="edition with ending"),
        pytest.param(
            "@book{k, edition = {Summer 2019 ed.}}",
            {"edition": "Summer 2019 ed."},
            id="odd edition",
        ),
        pytest.param("@patent{k, number = {7,347}}", {"number": "7,347"}, id="patent"),
        pytest.param(
            "@video{k, entrysubtype = {film}, note = {DVD}}",
            {"genre": "Film", "medium": "DVD"},
            id="film",
        ),
        pytest.param(
            "@report{k, titleaddon = {Policy Brief}}", {"genre": "Policy brief"}, id="titleaddon"
        ),
        pytest.param("@phdthesis{k}", {"genre": "Doctoral dissertation"}, id="kind of thesis"),
        pytest.param(
            "@unpublished{k, howpublished = {maninprep}}",
            {"genre": "Manuscript in preparation"},
            id="state of a manuscript",
        ),
        pytest.param(
            "@periodical{k, issuetitle = {Special issue}}", {"genre": "Special issue"}, id="issue"
        ),
    ],
)
def test_numbers_and_kinds(content: str, expected: dict[str, str]) -> None:
    names = [
        "issue",
        "volume",
        "page",
        "number",
        "collection-title",
        "collection-number",
        "edition",
        "genre",
        "medium",
    ]
    assert expected == part(content, *names)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            "@book{k, author = {{WHO}}, publisher = {WHO}}", {}, id="publisher is the author"
        ),
        pytest.param(
            "@book{k, publisher = {A Press and B Press}}",
            {"publisher": "A Press; B Press"},
            id="two",
        ),
        pytest.param(
            "@book{k, publisher = {Taylor and Francis}}",
            {"publisher": "Taylor and Francis"},
            id="firm",
        ),
        pytest.param(
            "@book{k, publisher = {{Holt and Co. Books}}}",
            {"publisher": "Holt and Co. Books"},
            id="protected",
        ),
        pytest.param(
            "@phdthesis{k, school = {U}, publisher = {ProQuest}}",
            {"publisher": "U", "archive": "ProQuest"},
            id="archive of a thesis",
        ),
        pytest.param(
            "@unpublished{k, venue = {Dept.}, institution = {U}}",
            {"publisher": "Dept., U"},
            id="department",
        ),
        pytest.param(
            "@image{k, location = {Museum, Town}}", {"publisher-place": "Museum, Town"}, id="museum"
        ),
        pytest.param(
            "@book{k, publisher = {P}, address = {Town}}",
            {"publisher": "P", "publisher-place": "Town"},
            id="place",
        ),
        pytest.param(
            "@presentation{k, eventtitle = {Congress}, venue = {Town}}",
            {"event-title": "Congress", "event-place": "Town"},
            id="event",
        ),
    ],
)
def test_publishers(content: str, expected: dict[str, str]) -> None:
    names = ("publisher", "archive", "publisher-place", "event-title", "event-place")
    assert expected == part(content, *names)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("@article{k, doi = {10.1/x}}", {"DOI": "10.1/x"}),
        ("@article{k, doi = {https://doi.org/10.1/x}}", {"DOI": "10.1/x"}),
        ("@article{k, doi = {doi: 10.1/a\\_b}}", {"DOI": "10.1/a_b"}),
        ("@online{k, url = {http://x.org/a\\_b\\%20c}}", {"URL": "http://x.org/a_b%20c"}),
        ("@misc{k, howpublished = {\\url{http://x.org}}}", {"URL": "http://x.org"}),
        (
            "@article{k, eprint = {1234.56789}, archiveprefix = {arXiv}}",
            {"URL": "https://arxiv.org/abs/1234.56789", "number": "arXiv:1234.56789"},
        ),
    ],
)
def test_addresses(content: str, expected: dict[str, str]) -> None:
    assert expected == part(content, "DOI", "URL", "number")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            "@book{k, editora = {Li, C.}, editoratype = {chair}}", ["chair"], id="editor type"
        ),
        pytest.param(
            "@video{k, author = {Li, C.}, author+an:role = {1=director}}", ["director"], id="role"
        ),
        pytest.param(
            "@video{k, author = {Li, C.}, author+an:role = {1=director,writer}}",
            ["author"],
            id="two roles",
        ),
        pytest.param(
            "@video{k, author = {Li, C. and Ma, B.}, author+an:role = {=execproducers}}",
            ["executive-producer"],
            id="role of all",
        ),
        pytest.param(
            "@video{k, author = {Li, C. and Ma, B.}, author+an:role = {1=host}}",
            ["author"],
            id="roles that differ",
        ),
        pytest.param(
            '@report{k, author = {Li, C.}, author+an:role = {1="Investigator"}}',
            ["author"],
            id="a role without a variable",
        ),
        pytest.param("@book{k, narrator = {Li, C.}}", ["narrator"], id="narrator"),
        pytest.param("@incollection{k, bookauthor = {Li, C.}}", ["container-author"], id="book"),
    ],
)
def test_roles(content: str, expected: list[str]) -> None:
    found = item(content)
    assert expected == [name for name in found if isinstance(found[name], list)]


def test_useprefix_option() -> None:
    found = item("@book{k, options = {useprefix=false}, author = {van Aa, L.}}")
    assert found["author"] == [{"family": "Aa", "given": "L.", "dropping-particle": "van"}]


@pytest.mark.parametrize(
    ("kind", "string", "expected"),
    [
        (
            "reprintfrom",
            "",
            {
                "references": "Reprinted from “A title,” 1981, <i>J</i>, <i>5</i>[3], 1–2, "
                "https://doi.org/10.1/x"
            },
        ),
        (
            "reviewof",
            "Review of the book",
            {
                "reviewed-title": "A title",
                "reviewed-genre": "book",
                "reviewed-author": [{"family": "Li", "given": "C."}],
            },
        ),
        ("commenton", "Comment on the article", {"genre": "Comment on the article “A title”"}),
    ],
)
def test_related(kind: str, string: str, expected: dict[str, Any]) -> None:
    found = part(
        f"@article{{k, related = {{r}}, relatedtype = {{{kind}}}, relatedstring = {{{string}}}}}\n"
        "@article{r, author = {Li, C.}, title = {A Title}, journal = {J}, volume = 5, number = 3,"
        " pages = {1--2}, date = {1981}, doi = {10.1/x}}",
        "references",
        "reviewed-title",
        "reviewed-genre",
        "reviewed-author",
        "genre",
    )
    assert expected == found
