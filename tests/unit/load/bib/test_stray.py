"""What stands between entries is a comment, unless an entry was meant."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Text
from generator.load.bib import load_bib

BEFORE = "@book{li2010, author = {Li, C.}, title = {T}, date = {2010}}\n\n"
AFTER = "\n@book{zhu2013, author = {Zhu, A.}, title = {U}, date = {2013}}\n"


def told(between: str) -> list[tuple[int, int, str]]:
    """Return what is said of *between*, which stands between two entries, by line of its own."""
    entries, _, findings = load_bib(Text("a.bib", f"{BEFORE}{between}{AFTER}"))
    assert {"li2010", "zhu2013"} <= {it.key.value for it in entries}
    return [(it.span.line - 2, it.span.column, it.rule) for it in findings]


@pytest.mark.parametrize(
    ("between", "column"),
    [
        pytest.param("article{k, title = {A}}\n", 1, id="no sign"),
        pytest.param("article{k,\n  title = {A},\n}\n", 1, id="no sign, in lines"),
        pytest.param("article{\n  title = {A},\n}\n", 1, id="neither sign nor key"),
        pytest.param("1. article{k, title = {A}}\n", 4, id="of a numbered list"),
        pytest.param("- Book{k,\n}\n", 3, id="of a list"),
        pytest.param("}\n", 1, id="a brace"),
        pytest.param("  }},\n", 3, id="braces"),
        pytest.param("{\n", 1, id="an open brace"),
        pytest.param("@\n", 1, id="a sign alone"),
        pytest.param("@book\n", 1, id="a type alone"),
        pytest.param("@book k2\n", 1, id="a key without brace"),
        pytest.param("@article[k, title={A}]\n", 1, id="brackets"),
        pytest.param("@article<k, title={A}>\n", 1, id="angles"),
        pytest.param("@article: k, title={A}\n", 1, id="a colon"),
        pytest.param("\uff20article{k, title={A}}\n", 1, id="a wide sign"),
    ],
)
def test_an_entry_was_meant(between: str, column: int) -> None:
    """It is told once, where it begins; a brace that ends it is no second fault."""
    assert told(between) == [(1, column, "stray-text")]


@pytest.mark.parametrize(
    "between",
    [
        pytest.param("PMID- 12345\nOWN - NLM\nTI  - A title\n\nPMID- 12346\nTI  - B\n", id="MEDLINE"),
        pytest.param("PT J\nAU Li, C\nTI Title\nER\n", id="Web of Science"),
        pytest.param("%0 Book\n%A Li, Charlene\n%T Open\n", id="EndNote"),
        pytest.param("- id: li\n  type: book\n  title: Open\n", id="CSL-YAML"),
        pytest.param("li2011:\n  type: book\n  title: A\n", id="YAML"),
        pytest.param('<?xml version="1.0"?>\n<ref>x</ref>\n', id="XML"),
        pytest.param("\\bibitem{li} C. Li, Open, 2010.\n", id="LaTeX"),
        pytest.param("{{cite book |title=A |author=B}}\n", id="a wiki"),
        pytest.param('[1] C. Li, "Open leadership," 2010.\n', id="numbered"),
        pytest.param("Li, Charlene. Open Leadership. Jossey-Bass, 2010.\n", id="MLA"),
        pytest.param("10.1000/xyz\n", id="a DOI"),
        pytest.param("https://doi.org/10.1000/xyz\n", id="its address"),
        pytest.param('[\n  {\n    "id": "x"\n  }\n]\n', id="CSL-JSON in lines"),
    ],
)  # fmt: skip
def test_another_format(between: str) -> None:
    """A run of it is told once."""
    assert told(between) == [(1, 1, "foreign-format")]


@pytest.mark.parametrize(
    "between",
    [
        "Some notes on what follows.\n",
        "# A heading\n# -----\n",
        "// note\n/* another */\n; and a third\n",
        "% @ and } behind a sign\n",
        "@Comment Two articles on planning\n",
        "@comment{a, b}\n",
        "Write to ann@example.org, at (book) fairs.\n",
        "The book {of} those in Berlin, 2010 and later\n",
        "see https://example.org/x\n",
        "https://example.org/from-where-this-comes\n",
        "Encoding: UTF-8\n",
        "title: what the file is\n",
        "Metrics for Intelligent Systems Workshop, Gaithersburg, MD.\n",
        "Book chapters\n",
    ],
)
def test_a_comment(between: str) -> None:
    assert told(between) == []
