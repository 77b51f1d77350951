"""What no text may have is found where a character reference writes it, and is kept out."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Text
from generator.load.characters import forbidden, without_forbidden
from generator.load.markdown import parse
from tests.timing import is_linear


@pytest.mark.parametrize(
    ("source", "found"),
    [
        pytest.param("a&#x202e;b", ["&#x202e;"], id="hexadecimal"),
        pytest.param("a&#8238;b", ["&#8238;"], id="decimal"),
        pytest.param("a&rlm;b", ["&rlm;"], id="named"),
        pytest.param("a&#0; &#x110000; &#xD800;", ["&#0;", "&#x110000;", "&#xD800;"], id="none"),
        pytest.param("a&#27; &#128;", ["&#27;", "&#128;"], id="controls"),
        pytest.param("## A &ZeroWidthSpace;", ["&ZeroWidthSpace;"], id="heading"),
        pytest.param("[a](b.md '&#x202e;')", ["&#x202e;"], id="title of a link"),
        pytest.param("![&#x202e;](b.png)", ["&#x202e;"], id="words of an image"),
        pytest.param("\u05e9&rlm; (1)", [], id="in Hebrew"),
        pytest.param("\u0645\u06cc&zwnj;\u062e", [], id="joiner where it belongs"),
        pytest.param("a&amp;b &lt; &#8211; &eacute;", [], id="sound"),
        pytest.param("`&#x202e;`", [], id="code"),
        pytest.param("```\n&#x202e;\n```", [], id="block of code"),
    ],
)
def test_references(source: str, found: list[str]) -> None:
    document, findings = parse(Text("kb/cards/a.md", source))
    said = [source[it.span.column - 1 : it.span.end_column - 1] for it in findings]
    assert {it.rule for it in findings} <= {"forbidden-character"}
    assert said == found
    kept = "".join(str(it.value) for it in document.events if it.kind != "code")
    assert "\u202e" not in kept
    assert "\x1b" not in kept


@pytest.mark.parametrize("piece", ["&#x202e;", "&rlm;", "\u05e9&rlm;", "&zwj;"])
def test_many_in_a_line_take_their_share_of_time(piece: str) -> None:
    """A line is looked at once, not again for each reference in it."""
    assert is_linear(lambda it: parse(Text("kb/cards/a.md", it)), piece)


@pytest.mark.parametrize("piece", ["\u200f", "\u05e9\u200f", "\u202e"])
def test_many_signs_take_their_share_of_time(piece: str) -> None:
    assert is_linear(lambda it: [*forbidden(it), without_forbidden(it)], piece)
