"""Markdown becomes events, headings, links and citations with exact places."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Diagnostic, Text
from generator.load.markdown import parse
from generator.model.text import Document


def _parse(source: str, start: int = 0) -> tuple[Document, tuple[Diagnostic, ...]]:
    return parse(Text("kb/cards/a.md", source), start, guidance=True)


def _document(source: str) -> Document:
    return _parse(source)[0]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        pytest.param("One [@].", "One.", id="before a full stop"),
        pytest.param("[@] one [-@ ] two", " one two", id="at the beginning, between"),
        pytest.param("**Two [@]** more", "Two more", id="within emphasis"),
        pytest.param("One [@;\n@].", "One.", id="over two lines"),
        pytest.param("> One [@;\n> @].", "One.", id="over two lines of a quote"),
        pytest.param("One `[@]` and \\[@]", "One `[@]` and [@]", id="code, escaped"),
        pytest.param("One [@ li2010]", "One [@ li2010]", id="a key that stands apart"),
        pytest.param("One [@nope]", "One [@nope]", id="a key"),
    ],
)
def test_citations_that_say_nothing(source: str, words: str) -> None:
    """What is not finished yet is no word of a page."""
    events = _document(source).events
    said = (f"`{it.value}`" if it.kind == "code" else it.words for it in events)
    kinds = ("text", "code", "soft-break")
    assert words == "".join(
        it for it, event in zip(said, events, strict=True) if event.kind in kinds
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("See [@li2010].", ["[@li2010]"], id="one"),
        pytest.param("@li2010 says [@zhu2013].", ["@li2010", "[@zhu2013]"], id="narrative"),
        pytest.param("Größe „naïve“ 😀 [@li2010].", ["[@li2010]"], id="after characters of bytes"),
        pytest.param("**See [@li2010]**", ["[@li2010]"], id="in emphasis"),
        pytest.param("See [@li2010,\np. 3].", ["[@li2010,\np. 3]"], id="over a line end"),
        pytest.param("> See [@li2010,\n> p. 3].", ["[@li2010,\n> p. 3]"], id="in a quotation"),
        pytest.param("- a\n  - b [@li2010]", ["[@li2010]"], id="in a nested list"),
        pytest.param("| a |\n|---|\n| b [@li2010] |", ["[@li2010]"], id="in a table cell"),
        pytest.param("a[^1]\n\n[^1]: b [@li2010]", ["[@li2010]"], id="in a footnote"),
        pytest.param("> [!NOTE]\n> b [@li2010]", ["[@li2010]"], id="in a callout"),
        pytest.param("- [x] b [@li2010]", ["[@li2010]"], id="in a task"),
        pytest.param("`[@li2010]`", [], id="code"),
        pytest.param("    [@li2010]", [], id="indented code"),
        pytest.param("```\n[@li2010]\n```", [], id="fenced code"),
        pytest.param("- a\n\n  ```\n  [@li2010]\n  ```", [], id="fenced code in a list"),
        pytest.param(r"\@li2010", [], id="escaped"),
        pytest.param(r"- a \@li2010", [], id="escaped in a sentence"),
        pytest.param(r"| \@li2010 |" + "\n|---|", [], id="escaped in a cell"),
        pytest.param("a\\\n@li2010 says", ["@li2010"], id="behind a broken line"),
        pytest.param("ann@example.org", [], id="mail address"),
        pytest.param("<ann@example.org>", [], id="mail link"),
        pytest.param("[a](http://example.org/@li2010)", [], id="link target"),
        pytest.param("See https://example.org/@li2010 there", [], id="bare address"),
        pytest.param("<div>\n[@li2010]\n</div>", ["[@li2010]"], id="words in HTML"),
        pytest.param("<!-- [@li2010] -->", [], id="comment"),
        pytest.param("![See [@li2010]](a.png)", [], id="words of an image"),
    ],
)
def test_citations(source: str, expected: list[str]) -> None:
    assert expected == [source[it.start : it.end] for it in _document(source).clusters]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("[see [@li2010]](a.md)", ["citation-in-link"], id="in a link"),
        pytest.param("[![a](b.png) [@li2010]](a.md)", ["citation-in-link"], id="behind an image"),
        pytest.param("[a](a.md) [@li2010] [b](b.md)", [], id="between links"),
        pytest.param("[@ceo's page](a.md)", [], id="a word in a link"),
        pytest.param("## See [@li2010]", ["citation-in-heading"], id="in a heading"),
        pytest.param("## @acme", [], id="a word in a heading"),
    ],
)
def test_citations_out_of_place(source: str, expected: list[str]) -> None:
    document, findings = _parse(source)
    assert expected == [it.rule for it in findings]
    assert len(document.clusters) == source.count("[@li2010]") - len(expected)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("[a](b.md)", [("b.md", "a", "b.md")], id="link"),
        pytest.param("[b.md](b.md)", [("b.md", "b.md", "b.md")], id="text as target"),
        pytest.param("[a](b.md)[a](b.md)", [("b.md", "a", "b.md")] * 2, id="side by side"),
        pytest.param('[a](<b c.md> "b")', [("b c.md", "a", "b c.md")], id="space and title"),
        pytest.param("[a][r]\n\n[r]: b.md", [("b.md", "a", "[a][r]")], id="by reference"),
        pytest.param("![a](b.png)", [("b.png", "a", "b.png")], id="image"),
        pytest.param("[a&amp;b](c.md#é)", [("c.md#é", "a&b", "c.md#é")], id="entity"),
        pytest.param("😀 [ä](b.md)", [("b.md", "ä", "b.md")], id="after characters of bytes"),
        pytest.param("[**a** `b`\nc](d.md)", [("d.md", "a b c", "d.md")], id="marked text"),
        pytest.param("[](b.md)", [("b.md", "", "b.md")], id="no text"),
        pytest.param("`[a](b.md)`", [], id="code"),
        pytest.param("[a][nowhere]", [], id="no reference"),
    ],
)
def test_links(source: str, expected: list[tuple[str, str, str]]) -> None:
    found = []
    for link in _document(source).links:
        span = link.target.span
        under = source.splitlines()[span.line - 1][span.column - 1 : span.end_column - 1]
        found.append((link.target.value, link.text, under))
    assert expected == found


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("## In practice", [(2, "In practice", "in-practice")], id="slug"),
        pytest.param("## A {#b}", [(2, "A", "b")], id="own id"),
        pytest.param("# A\n\n## A", [(1, "A", "a"), (2, "A", "a-2")], id="twice"),
        pytest.param("## Größe", [(2, "Größe", "groe")], id="other letters"),
        pytest.param("## *A* `b`", [(2, "A b", "a-b")], id="marked"),
        pytest.param("A\n---", [(2, "A", "a")], id="underlined"),
        pytest.param("## !", [(2, "!", "section")], id="no letters"),
        pytest.param("    # A", [], id="code"),
    ],
)
def test_headings(source: str, expected: list[tuple[int, str, str]]) -> None:
    headings = _document(source).headings
    assert expected == [(it.level, it.text, it.id) for it in headings]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("a <b>c</b>", [], id="kept"),
        pytest.param("a <font>c</font>", [(1, 3, 9)], id="inline"),
        pytest.param("<div>\na\n</div>", [(1, 1, 6)], id="block"),
        pytest.param("a\n\n  <script>x</script>", [(3, 3, 21)], id="indented"),
        pytest.param("<!-- a --> b", [], id="words behind a comment"),
        pytest.param("<!-- a --> <!-- b -->", [], id="two comments"),
        pytest.param("a <!-- b\nc --> d", [], id="comment over lines"),
        pytest.param("1 < 2 and <3", [], id="less than"),
        pytest.param("`<b>`", [], id="code"),
        pytest.param("<https://example.org>", [], id="address"),
    ],
)
def test_raw_html(source: str, expected: list[tuple[int, int, int]]) -> None:
    spans = [it.span for it in _parse(source)[1] if it.rule == "raw-html"]
    assert expected == [(it.line, it.column, it.end_column) for it in spans]


def test_offsets_count_in_the_file() -> None:
    """A body that begins below front matter has its places in the whole file."""
    source = "---\ntitle: Ä\n---\n## Guidance\n\nDo it [@li2010] as in [b](b.md).\n"
    document, _ = _parse(source, source.index("## "))
    (statement,) = document.statements
    assert (statement.span.line, statement.span.column) == (6, 1)
    assert source[document.clusters[0].start : document.clusters[0].end] == "[@li2010]"
    assert (document.links[0].target.span.line, document.links[0].target.span.column) == (6, 27)
    assert document.headings[0].span.line == 4
