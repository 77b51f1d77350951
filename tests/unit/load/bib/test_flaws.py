"""What is odd in the fields of an entry is told at the field."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Text
from generator.load.bib import load_bib, to_csl

GOOD = "author = {Li, C.}, title = {T}, date = {2010}"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(f"@book{{k, {GOOD}}}", [], id="sound"),
        pytest.param("@article{k, title = {T}}", [("missing-fields", 10)], id="no journal"),
        pytest.param("@book{k, author = {Li, C.}}", [], id="no title: another rule's business"),
        pytest.param("@phdthesis{k, title = {T}}", [("missing-fields", 12)], id="no school"),
        pytest.param(
            "@online{k, title = {T}, date = {2001}}", [("missing-fields", 9)], id="no address"
        ),
        pytest.param(
            "@misc{k, author = {Li}, keywords = {a, incomplete}}", [], id="an acknowledged stub"
        ),
        pytest.param(
            "@book{k, title = {a \\frob{b}}}", [("unknown-latex-command", 19)], id="LaTeX"
        ),
        pytest.param(
            "@book{k, title = {T}, author = {Media Lab and Li, C.}}",
            [("suspected-organisation", 33)],
            id="organisation",
        ),
        pytest.param(
            "@book{k, title = {T}, author = {{Media Lab}}}", [], id="organisation in braces"
        ),
        pytest.param(
            "@book{k, title = {T}, date = {March 2013}}", [("date-not-iso", 31)], id="date in words"
        ),
        pytest.param("@book{k, title = {T}, year = {n.d.}}", [], id="no date"),
        pytest.param("@book{k, title = {T}, year = {20xx}}", [("date-not-iso", 31)], id="odd year"),
        pytest.param(
            "@book{k, title = {THE ART OF WAR}}", [("title-in-capitals", 19)], id="capitals"
        ),
        pytest.param(
            "@book{k, title = {T}, doi = {https://doi.org/10.1037/x}}",
            [("doi-as-url", 30)],
            id="doi",
        ),
        pytest.param("@book{k, title = {T}, doi = {1037/x}}", [("bad-doi", 30)], id="bad doi"),
        pytest.param(
            "@book{k, title = {T}, doi = {http://doi.acm.org/10.1145/x}}",
            [("doi-as-url", 30)],
            id="a publisher's address",
        ),
        pytest.param("@book{k, title = {T}, doi = {}}", [], id="empty doi"),
        pytest.param("@book{k, title = {T}, doi = {d4vb59}}", [], id="short doi"),
        pytest.param(
            "@book{k, title = {T}, isbn = {978-0-470-59727-0}}", [("bad-isbn", 31)], id="bad isbn"
        ),
        pytest.param("@book{k, title = {T}, isbn = {978-0-470-59726-2}}", [], id="isbn of 13"),
        pytest.param("@book{k, title = {T}, isbn = {0-8044-2957-X}}", [], id="isbn of 10"),
        pytest.param(
            "@book{k, title = {T}, pages = {26-33}}", [("page-dash", 32)], id="one hyphen"
        ),
        pytest.param("@book{k, title = {T}, pages = {26--33, 40}}", [], id="two hyphens"),
        pytest.param("@book{k, title = {T}, pages = {A-12}}", [], id="a page with a hyphen"),
        pytest.param(
            "@book{k, title = {T}, pages = {9--3}}", [("backward-range", 32)], id="pages backward"
        ),
        pytest.param(
            "@book{k, title = {T}, pages = {123-22}}",
            [("backward-range", 32)],
            id="pages backward, with one hyphen",
        ),
        pytest.param("@book{k, title = {T}, pages = {128--9}}", [], id="a shortened end"),
        pytest.param("@book{k, title = {T}, pages = {1498--503, S3--S9}}", [], id="forward"),
        pytest.param(
            "@article{k, title = {T}, journal = {J}, volume = {12--10}}",
            [("backward-range", 51)],
            id="volumes backward",
        ),
        pytest.param(
            "@techreport{k, title = {T}, number = {93-02}}", [], id="the number of a report"
        ),
        pytest.param(
            "@book{k, title = {T}, year = {2012--2010}}",
            [("impossible-date", 31)],
            id="years backward",
        ),
        pytest.param("@book{k, title = {T}, year = {1998--99}}", [], id="years shortened"),
        pytest.param("@book{k, title = {T}, author = {}}", [("empty-field", 23)], id="nobody"),
        pytest.param(
            "@book{k, title = {T}, author = {{ }}}",
            [("empty-field", 23)],
            id="braces around nobody",
        ),
        pytest.param("@book{k, title = {T}, year = {~}}", [("empty-field", 23)], id="a hard space"),
        pytest.param("@book{k, title = {T}, author = {}, editor = {Li, C.}}", [], id="an editor"),
        pytest.param("@book{k, title = {T}, year = {}, date = {2010}}", [], id="a date"),
        pytest.param("@book{k, title = {T}, note = {}}", [], id="a note that nothing needs"),
        pytest.param(
            "@book{k, author = {}, keywords = {incomplete}}", [], id="an acknowledged gap"
        ),
        pytest.param(
            "@book{k, title = {T}, author = {{} and Li, C.}}",
            [("empty-field", 33)],
            id="an empty name",
        ),
        pytest.param(
            "@book{k, title = {T}, author = {, Charlene}}",
            [("empty-field", 33)],
            id="no family name",
        ),
        pytest.param(
            "@book{k, title = {T}, author = {others}}", [("empty-field", 33)], id="others alone"
        ),
        pytest.param("@book{k, title = {T}, author = {and}}", [("joined-names", 33)], id="and"),
        pytest.param(
            f"@book{{k, title = {{{'{' * 80}T{'}' * 80}}}}}", [("deep-nesting", 10)], id="80 braces"
        ),
        pytest.param(f"@book{{k, title = {{{'{' * 60}T{'}' * 60}}}}}", [], id="60 braces"),
        pytest.param(
            "@online{k, title = {T}, url = {http://x.org}}", [("undated-web-page", 9)], id="no date"
        ),
        pytest.param(
            "@online{k, title = {T}, url = {http://x.org}, urldate = {2019-01-01}}",
            [],
            id="accessed",
        ),
        pytest.param(
            "@book{k, title = {T}, langid = {klingon}}", [("unknown-language", 33)], id="language"
        ),
        pytest.param(
            "@book{k, title = {T}, hyphenation = {germann}}",
            [("unknown-language", 38)],
            id="the older name of the field",
        ),
        pytest.param("@book{k, title = {T}, langid = {ngerman}}", [], id="a known language"),
        pytest.param("@book{k, title = {T}, langid = {pt-BR}}", [], id="a tag"),
        pytest.param(
            "@book{k, title = {T}, language = {Germam}}", [("unknown-language", 35)], id="a slip"
        ),
        pytest.param("@book{k, title = {T}, language = {Hausa and Twi}}", [], id="free text"),
        pytest.param(
            "@book{k, title = {T}, year = 2001, month = {Foo}}",
            [("impossible-date", 45)],
            id="month",
        ),
        pytest.param("@book{k, title = {T}, year = 2001, month = {3~May}}", [], id="a day in it"),
        pytest.param("@book{k, title = {T}, year = 2001, month = {Summer}}", [], id="a season"),
        pytest.param("@book{k, title = {T}, year = 2001, month = {2nd Quarter}}", [], id="quarter"),
        pytest.param(
            "@book{k, title = {T}, year = 2001, month = 3, day = {45}}",
            [("impossible-date", 54)],
            id="day",
        ),
        pytest.param(
            "@book{k, title = {T}, date = {2010/2001}}", [("impossible-date", 31)], id="backwards"
        ),
        pytest.param("@book{k, title = {T}, date = {2010-05/2010}}", [], id="to the year's end"),
        pytest.param("@book{k, title = {T}, date = {2010/..}}", [], id="open"),
    ],
)
def test_findings(content: str, expected: list[tuple[str, int]]) -> None:
    """Rule and column of each finding."""
    (entry,), _, _ = load_bib(Text("a.bib", content))
    _, found = to_csl(entry)
    assert expected == [(each.rule, each.span.column) for each in found]
