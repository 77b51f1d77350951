"""Whatever authors write parses, in places that lie in the file, and the same each time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from generator.findings.diagnostics import Span, Text
from generator.load.dialects.masks import mask_of
from generator.load.markdown import parse
from generator.model.text import Document

PIECES = st.sampled_from(
    [
        *(
            "## Guidance\n",
            "# A {#b}\n",
            "\n",
            "\n\n",
            " ",
            "    ",
            "- ",
            "1. ",
            "> ",
            "> [!NOTE]\n",
        ),
        *("[@li2010]", "@li2010", "[@a; see @b, p. 3]", "-@a", "@{a b}", "\\@", "[", "]", "(", ")"),
        *("<!-- id: a -->", "<!-- from: A1.1a,B -->", "<!-- allow: a: b -->", "<!--", "-->", "; "),
        *(
            "[a](b.md)",
            "![",
            "](",
            "<b>",
            "<div>\n",
            "</div>",
            "`",
            "```\n",
            "~~~\n",
            "*",
            "_",
            "**",
        ),
        *("| a | b |\n", "|---|---|\n", "[^1]", "[^1]: ", "&amp;", "\\", "  \n", "\\\n", "---\n"),
        *("ä", "😀", "e\u0301", "中文", "a", "Words.", "These:", "https://x.org/@a"),
    ]
)
SOURCES = st.lists(PIECES | st.text(max_size=5), max_size=40).map(
    lambda it: "".join(it).replace("\r", "")
)


@given(SOURCES)
@example("## Guidance\n\n\\@a")
@example("## Guidance\n\n> - a\n> b <!-- id: c\n> -->")
def test_every_place_lies_in_the_file(source: str) -> None:
    """Every span is a stretch of the text, and every offset the beginning or end of one."""
    text = Text("kb/cards/a.md", source)
    document, findings = parse(text, guidance=True)
    for start, end in _offsets(document):
        assert 0 <= start <= end <= len(source)
    for span in (*_spans(document), *(finding.span for finding in findings)):
        assert (1, 1) <= (span.line, span.column) <= (span.end_line, span.end_column)
        assert span.end_line <= len(text.starts)
        assert span.column <= len(text.line(span.line)) + 1
        assert span.end_column <= len(text.line(span.end_line)) + 1


@given(SOURCES)
def test_what_is_found_stands_there(source: str) -> None:
    """The text under a key is the key; a cluster has an at sign; a note is a comment."""
    text = Text("kb/cards/a.md", source)
    document, _ = parse(text, guidance=True)
    for cluster in document.clusters:
        assert "@" in source[cluster.start : cluster.end]
        for cite in cluster.cites:
            assert cite.key.value == _under(text, cite.key.span)
    for note in document.notes:
        assert source[note.start : note.end].startswith("<!--")
        assert source[note.start : note.end].endswith("-->")
        for name, _value in note.pairs:
            assert name.value == _under(text, name.span)


@given(SOURCES)
def test_statements_stand_in_order_and_apart(source: str) -> None:
    """Statements follow each other, numbered from 1; no citation and no note belongs to two."""
    document, _ = parse(Text("kb/cards/a.md", source), guidance=True)
    said = document.statements
    assert [it.number for it in said] == list(range(1, len(said) + 1))
    assert all(one.end <= other.start for one, other in pairwise(said))
    clusters = [cluster.start for it in said for cluster in it.clusters]
    notes = [note.start for it in said for note in it.notes]
    assert len(clusters) == len(set(clusters))
    assert len(notes) == len(set(notes))


@given(SOURCES)
def test_a_mask_is_as_long_as_its_text(source: str) -> None:
    """A mask shows each character as it is, or hides it: no offset moves."""
    text = Text("kb/cards/a.md", source)
    document, _ = parse(text)
    mask = mask_of(text, document.events, 0, len(source))
    assert len(mask) == len(source)
    hidden = set("\0\1 ")
    assert all(seen in hidden or seen == own for seen, own in zip(mask, source, strict=True))


@given(SOURCES, st.text(max_size=20))
def test_a_body_parses_alike_wherever_it_begins(source: str, before: str) -> None:
    """What stands above the body moves its places and changes nothing else."""
    head = before.replace("\r", "") + "\n"
    alone, findings = parse(Text("a.md", source), guidance=True)
    below, more = parse(Text("a.md", head + source), len(head), guidance=True)
    assert [it.rule for it in findings] == [it.rule for it in more]
    assert [(it.text, it.start + len(head)) for it in alone.statements] == [
        (it.text, it.start) for it in below.statements
    ]
    assert [it.start + len(head) for it in alone.clusters] == [it.start for it in below.clusters]


# Private functions


def _under(text: Text, span: Span) -> str:
    start, end = text.offset(span.line, span.column), text.offset(span.end_line, span.end_column)
    return text.content[start:end]


def _offsets(document: Document) -> Iterator[tuple[int, int]]:
    yield from ((it.start, it.end) for it in document.events)
    yield from ((it.start, it.end) for it in document.headings)
    yield from ((it.start, it.end) for it in document.links)
    yield from ((it.start, it.end) for it in document.clusters)
    yield from ((it.start, it.end) for it in document.notes)
    yield from ((it.start, it.end) for it in document.statements)


def _spans(document: Document) -> Iterator[Span]:
    yield from (it.span for it in document.headings)
    yield from (it.target.span for it in document.links)
    yield from (it.span for it in document.clusters)
    yield from (it.span for it in document.statements)
    yield from (it.span for it in document.allowances)
    for note in document.notes:
        yield note.span
        yield from (part.span for pair in note.pairs for part in pair)
    for statement in document.statements:
        yield from (origin.span for origin in statement.origins)
