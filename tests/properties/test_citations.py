"""No text makes the scanner raise, lose its place, or take long."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.findings.diagnostics import Text
from generator.load.citations import find_citations
from tests.chance import examples
from tests.timing import is_linear

PIECES = [
    "[",
    "]",
    ";",
    "@",
    "@k",
    "-@k",
    "@{k}",
    "{p.",
    "3}",
    "(",
    ")",
    "\\[",
    "\\]",
    "\\@",
    ",",
    "p.",
    "33",
    "chap.",
    "iv",
    "see",
    "\n",
    ">",
    "`",
    "*",
    "\x00",
    "\x01",
    "[@a",
    "[@b]",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=60)


@settings(max_examples=examples(300))
@given(TEXTS, st.sets(st.integers(0, 80)))
def test_scanning(pieces: list[str], hidden: set[int]) -> None:
    """Any text is scanned; clusters are in order, apart, and lie where their keys are."""
    text = Text("a.md", "# h\n" + "".join(pieces) + "\nend\n")
    start, end = 4, len(text.content) - 5
    block = text.content[start:end]
    mask = "".join("\x00" if at in hidden else char for at, char in enumerate(block))
    clusters, _ = find_citations(text, start, end, mask)
    at = start
    for cluster in clusters:
        assert at <= cluster.start < cluster.end <= end
        at = cluster.end
        for cite in cluster.cites:
            key = cite.key.span
            first = text.offset(key.line, key.column)
            assert cite.key.value == text.content[first : first + len(cite.key.value)]
            assert cluster.start <= first < cluster.end


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "]",
        "@",
        ";",
        "[@k",
        "@k[",
        "[@k]",
        "[@k;",
        "@k;",
        "(@k",
        "\\[@k\\]",
        "[\\@k",
        "@{",
        "[[@k]",
        "[@k,1",
        "[@k,p.1,1",
        "@k[p.",
        "-@",
        "{}",
        ",",
        "i",
        "v",
    ],
)
def test_time_is_linear(piece: str) -> None:
    """Eight times the text takes nowhere near sixty-four times the time."""
    assert is_linear(_scan, piece)


def _scan(content: str) -> object:
    return find_citations(Text("a.md", content), 0, len(content), content)
