"""Several files: equal keys, inheritance, works that stand twice."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Text
from generator.load.bib import join, load_bib
from generator.model.works import Entry


def joined(*contents: str) -> tuple[dict[str, Entry], list[tuple[str, str, int]]]:
    """Return the entries by key, and rule, file and line of each finding."""
    files = [load_bib(Text(f"{n}.bib", text))[0] for n, text in enumerate(contents)]
    entries, found = join(files)
    places = [(each.rule, each.span.path, each.span.line) for each in found]
    return {entry.key.value: entry for entry in entries}, places


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        pytest.param(
            ["@book{a, title = {T}}", "@book{a, title = {U}}"],
            [("duplicate-entry", "1.bib", 1)],
            id="differ over files",
        ),
        pytest.param(
            ["@book{a, title = {T}}\n@book{a, title = {T}}"],
            [("repeated-entry", "0.bib", 2)],
            id="identical",
        ),
        pytest.param(
            ["@book{a, title = {T}}\n@misc{a, title = {T}}"],
            [("duplicate-entry", "0.bib", 2)],
            id="another type",
        ),
        pytest.param(["@book{a, title = {T}}\n@book{A, title = {U}}"], [], id="case counts"),
    ],
)
def test_equal_keys(contents: list[str], expected: list[tuple[str, str, int]]) -> None:
    """The first entry counts; the second is told."""
    entries, found = joined(*contents)
    assert expected == found
    assert entries["a"].get("title") == "T"


def test_crossref_gives_the_book() -> None:
    """A part takes its book's title as booktitle, and only the fields that it lacks."""
    entries, found = joined(
        "@incollection{a, title = {Part}, date = {2001}, crossref = {b}}\n"
        "@collection{b, title = {Whole}, subtitle = {All}, date = {2000}, editor = {E}, note = {n}}"
    )
    assert found == []
    shown = {name: each.value for name, each in entries["a"].fields.items()}
    assert shown == {
        "title": "Part",
        "date": "2001",
        "crossref": "b",
        "booktitle": "Whole",
        "booksubtitle": "All",
        "editor": "E",
    }


def test_xdata_gives_its_fields_and_goes() -> None:
    entries, found = joined(
        "@xdata{x, publisher = {P}, xdata = {y}}\n@xdata{y, location = {L}}\n"
        "@book{a, title = {T}, xdata = {x}}"
    )
    assert found == []
    assert list(entries) == ["a"]
    assert (entries["a"].get("publisher"), entries["a"].get("location")) == ("P", "L")


def test_inherits_over_generations() -> None:
    entries, found = joined(
        "@inproceedings{a, title = {A}, crossref = {b}}\n"
        "@proceedings{b, title = {B}, crossref = {c}}\n@mvproceedings{c, title = {C}, editor = {E}}"
    )
    assert found == []
    fields = entries["a"].fields
    assert tuple(fields[n].value for n in ("booktitle", "maintitle", "editor")) == ("B", "C", "E")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            "@book{a, crossref = {no}}", [("missing-crossref", "0.bib", 1)], id="no parent"
        ),
        pytest.param("@book{a, xdata = {no}}", [("missing-crossref", "0.bib", 1)], id="no xdata"),
        pytest.param(
            "@book{a, crossref = {a}}", [("circular-crossref", "0.bib", 1)], id="its own parent"
        ),
        pytest.param(
            "@book{a, crossref = {b}}\n@book{b, crossref = {a}}",
            [("circular-crossref", "0.bib", 2)],
            id="a circle of two, told where it closes",
        ),
    ],
)
def test_bad_inheritance(content: str, expected: list[tuple[str, str, int]]) -> None:
    entries, found = joined(content)
    assert "a" in entries
    assert expected == sorted(found)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            "@book{a, doi = {10.1000/x}}\n@book{b, doi = {https://doi.org/10.1000/X}}",
            [("same-work-twice", "0.bib", 2)],
            id="one DOI",
        ),
        pytest.param(
            "@book{a, author = {Li, C.}, title = {The {Work}}, year = 2001}\n"
            "@book{b, author = {Li, C.}, title = {The work}, year = 2001}",
            [("same-work-twice", "0.bib", 2)],
            id="one title, author and date",
        ),
        pytest.param(
            "@book{a, author = {Li, C.}, title = {Work}, year = 2001}\n"
            "@book{b, author = {Li, C.}, title = {Work}, year = 2002}",
            [],
            id="another year",
        ),
        pytest.param("@misc{a, title = {T}}\n@misc{b, title = {T}}", [], id="too little known"),
    ],
)
def test_same_work(content: str, expected: list[tuple[str, str, int]]) -> None:
    assert expected == joined(content)[1]


def test_related_work_comes_along() -> None:
    """The fields of a work that is named as related are at hand under ``related.``."""
    entries, _ = joined(
        "@article{a, title = {R}, related = {b}, relatedtype = {reviewof}}\n@book{b, title = {T}}"
    )
    assert entries["a"].get("related.title") == "T"


def test_two_ways_to_one_ancestor_are_no_circle() -> None:
    entries, found = joined(
        "@book{a, title = {T}, xdata = {x, y}}\n@xdata{x, xdata = {y}}\n@xdata{y, location = {L}}"
    )
    assert found == []
    assert entries["a"].get("location") == "L"


@pytest.mark.slow
def test_long_lines_of_parents_take_linear_time() -> None:
    content = "".join(f"@book{{k{n}, crossref = {{k{n + 1}}}}}\n" for n in range(20_000))
    entries, found = joined(content)
    assert len(entries) == 20_000
    assert found == [("missing-crossref", "0.bib", 20_000)]
