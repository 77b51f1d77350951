"""No bibliography makes the reader raise, lose its place, or take long."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.findings.diagnostics import Diagnostic, Span, Text
from generator.load.bib import join, load_bib, to_csl
from generator.load.bib.format import format_bib
from generator.load.bib.latex import decode, markup
from generator.load.bib.names import read_names
from generator.load.bib.titles import read_title
from tests.chance import examples
from tests.timing import is_linear

PIECES = [
    "@book{",
    "@article(",
    "@string{",
    "@comment{",
    "@preamble{",
    "@",
    "{",
    "}",
    "(",
    ")",
    '"',
    ",",
    "=",
    "#",
    "%",
    "\\",
    "\n",
    "\\n",
    "key",
    "title",
    "author",
    "date",
    "pages",
    "crossref",
    "related",
    "options",
    "{T}",
    "{{T}}",
    '"q"',
    "2001",
    "1--2",
    "a,b",
    "and",
    "others",
    "\\'e",
    "\\emph{",
    "$x^2$",
    "~",
    "mar",
    "x",
    "=",
    "{y},",
    "%",
    "allow:",
    "missing-fields:",
    "why",
    "\n}\n",
]
BIB = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=60).map(" ".join)
LATEX = st.lists(
    st.sampled_from(
        [
            "\\",
            "{",
            "}",
            "$",
            "~",
            "^",
            "_",
            "'",
            "`",
            "-",
            "\\'e",
            "\\emph",
            "\\frac",
            "\\t",
            "\\href",
            "\\ifmmode",
            "\\else",
            "\\fi",
            "x",
        ]
    )
    | st.text(max_size=3),
    max_size=40,
).map("".join)
RELAXED = settings(suppress_health_check=[HealthCheck.too_slow], max_examples=examples(150))


def plausible(content: str) -> str:
    r"""Return *content* as a file reader gives it: with \\n for line ends only."""
    return content.replace("\r\n", "\n").replace("\r", "\n")


@RELAXED
@given(BIB)
def test_reading(content: str) -> None:
    """Any text is read, and every place lies in its file."""
    text = Text("a.bib", plausible(content))
    entries, allowances, found = load_bib(text)
    whole, more = join([entries])
    findings: list[Diagnostic] = [*found, *more]
    for entry in whole:
        findings += to_csl(entry)[1]
    places = [
        *(entry.span for entry in entries),
        *(each.span for each in allowances),
        *(each.span for each in findings),
    ]
    for span in places:
        assert lies_in(span, text)
    for entry in entries:
        assert all(lies_in(each.span, text) for each in entry.fields.values())
        assert lies_in(entry.key.span, text)


def lies_in(span: Span, text: Text) -> bool:
    lines = text.content.split("\n")
    start, end = (span.line, span.column), (span.end_line, span.end_column)
    inside = span.line >= 1 and span.end_line <= len(lines)
    return inside and start <= end and span.end_column <= len(lines[span.end_line - 1]) + 1


@RELAXED
@given(BIB)
def test_formatting(content: str) -> None:
    """Formatting twice gives the same, and no entry, field or comment is lost."""
    once = format_bib(Text("a.bib", plausible(content)))
    assert once == format_bib(Text("a.bib", once))
    assert meaning(plausible(content)) == meaning(once)
    assert sorted(plausible(content).count(sign) for sign in "%#") == sorted(
        once.count(sign) for sign in "%#"
    )


def meaning(content: str) -> list[object]:
    entries, _, _ = load_bib(Text("a.bib", content))
    return [
        (each.type.value, each.key.value, [(name, f.value) for name, f in each.fields.items()])
        for each in entries
    ]


@RELAXED
@given(LATEX)
def test_latex(latex: str) -> None:
    """Any LaTeX is decoded; names and titles of it are read."""
    assert isinstance(markup(decode(latex)), str)
    assert isinstance(read_title(latex, latex), str)
    assert all(isinstance(name, dict) for name in read_names(latex))


REPEATED = [
    "{",
    "}",
    "@",
    "%",
    "=",
    '"',
    "\\",
    "$",
    "'",
    "(",
    ",",
    "#",
    "{a",
    "@a{",
    "@a{b,",
    "@a(b,",
    "={",
    "a={b},",
    "\\'e",
    "\\emph{",
    "\\t",
    "\\frac",
    "a=b#",
    "@string{a=b}",
    "\n%",
    "\n@",
    "\n@a{b,c={",
    "@comment{",
    "and",
    "Aa",
    "Aa:",
    "and,",
    "{and}",
    "-",
    "--",
    "~",
    "^",
    "_",
    "\\href{",
    '="',
    '="\n}',
    "% allow: a: b\n",
    "@a{k, c={d}}}, e={f}\n",
]


@pytest.mark.parametrize(
    "read",
    [
        pytest.param(lambda content: load_bib(Text("a.bib", content)), id="load"),
        pytest.param(lambda content: format_bib(Text("a.bib", content)), id="format"),
        pytest.param(lambda content: markup(decode(content)), id="latex"),
        pytest.param(read_names, id="names"),
        pytest.param(lambda content: read_title(content, content), id="title"),
    ],
)
@pytest.mark.parametrize("piece", REPEATED)
def test_time_is_linear(piece: str, read: Callable[[str], object]) -> None:
    """Eight times the text takes nowhere near sixty-four times the time."""
    assert is_linear(read, piece)
