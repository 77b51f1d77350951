"""Bytes become text, or a finding that says what else they seem to be."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Diagnostic
from generator.read.text import LINE_LIMIT, decode


def said(findings: tuple[Diagnostic, ...]) -> list[tuple[str, int, int]]:
    return [(it.rule, it.span.line, it.span.column) for it in findings]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"a\nb", "a\nb", id="plain"),
        pytest.param(b"\xef\xbb\xbfa", "a", id="byte order mark"),
        pytest.param(b"a\r\nb\r\n", "a\nb\n", id="Windows line ends"),
        pytest.param("é\tß 日本".encode(), "é\tß 日本", id="letters and a tab"),
        pytest.param("👩\u200d💻 ⚠\ufe0f".encode(), "👩\u200d💻 ⚠\ufe0f", id="emoji"),
        pytest.param("می\u200cشد".encode(), "می\u200cشد", id="Persian joiner"),
        pytest.param(b"", "", id="empty"),
    ],
)
def test_sound_text(data: bytes, expected: str) -> None:
    text, findings = decode("a.md", data)
    assert findings == ()
    assert text is not None
    assert text.content == expected


@pytest.mark.parametrize(
    ("data", "line", "column", "message"),
    [
        pytest.param("x\nné".encode("latin-1"), 2, 2, "Latin-1 or Windows-1252", id="Latin-1"),
        pytest.param("“x”".encode("cp1252"), 1, 1, "(`“`)", id="Windows-1252"),
        pytest.param("凯撒 x 测试期刊".encode("gbk"), 1, 1, "GBK", id="Chinese"),
        pytest.param("Привет".encode("cp1251"), 1, 1, "Windows-1252", id="Cyrillic is no Chinese"),
        pytest.param("é".encode("utf-16"), 1, 1, "UTF-16", id="UTF-16"),
        pytest.param("é".encode("utf-32"), 1, 1, "UTF-32", id="UTF-32"),
        pytest.param("é\r\n".encode() + b"x\xff", 2, 2, "the byte 0xFF", id="a stray byte"),
        pytest.param(b"\xed\xa0\x80", 1, 1, "", id="a surrogate"),
        pytest.param(b"x\xc3", 1, 2, "", id="cut off"),
    ],
)
def test_other_encodings(data: bytes, line: int, column: int, message: str) -> None:
    text, findings = decode("a.md", data)
    assert text is None
    assert said(findings) == [("bad-encoding", line, column)]
    assert message in findings[0].message


@pytest.mark.parametrize(
    ("data", "line", "column", "message"),
    [
        pytest.param(b"a\rb\r", 1, 2, "as on old Macs", id="old Mac"),
        pytest.param(b"a\nb\rc\n", 2, 2, "without a line feed", id="one alone"),
    ],
)
def test_line_ends(data: bytes, line: int, column: int, message: str) -> None:
    """The text is read with line feeds in their place."""
    text, findings = decode("a.md", data)
    assert said(findings) == [("bad-line-ends", line, column)]
    assert message in findings[0].message
    assert text is not None
    assert "\r" not in text.content


@pytest.mark.parametrize(
    ("sign", "message"),
    [
        pytest.param("\x00", "the control character `U+0000`", id="NUL"),
        pytest.param("\x1b", "the control character `U+001B`", id="escape"),
        pytest.param("\x85", "the control character `U+0085`", id="next line"),
        pytest.param("\u00ad", "`U+00AD` (soft hyphen) cannot be seen", id="soft hyphen"),
        pytest.param("\u200b", "`U+200B` (zero width space) cannot be seen", id="no width"),
        pytest.param(
            "\u202e", "`U+202E` (right-to-left override) turns the reading direction", id="bidi"
        ),
        pytest.param("\u2028", "`U+2028` (line separator) cannot be seen", id="line separator"),
        pytest.param("\u200d", "`U+200D` (zero width joiner) cannot be seen", id="joiner"),
        pytest.param("\ufeff", "`U+FEFF` (zero width no-break space) cannot be seen", id="BOM"),
        pytest.param("\ue000", "`U+E000` is no character", id="private use"),
        pytest.param("\uffff", "`U+FFFF` is no character", id="no character"),
        pytest.param("\U000e0041", "`U+E0041` (tag latin capital letter a)", id="tag"),
        pytest.param("\ufffd", "`U+FFFD` (replacement character) stands where", id="lost letter"),
    ],
)
def test_forbidden_characters(sign: str, message: str) -> None:
    """U+FFFD takes their place, so that the rest of the file can be checked."""
    text, findings = decode("a.md", f"ab\nc{sign}d".encode())
    assert said(findings) == [("forbidden-character", 2, 2)]
    assert (
        findings[0]
        .message.removeprefix("the control character ")
        .startswith(message.removeprefix("the control character "))
    )
    assert text is not None
    assert text.content == "ab\nc\ufffdd"


@pytest.mark.parametrize("sign", ["\u200e", "\u200f", "\u061c"], ids=["left", "right", "Arabic"])
def test_marks_of_direction(sign: str) -> None:
    """They belong to Hebrew and Arabic, and to no other line."""
    for line in (f"\u05e9\u05dc\u05d5\u05dd{sign} (1)", f"{sign}\u0645\u0631\u062d\u0628\u0627"):
        assert decode("a.md", f"ab\n{line}\n".encode())[1] == ()
    assert said(decode("a.md", f"\u05e9\nab{sign}\n\u05e9".encode())[1]) == [
        ("forbidden-character", 2, 3)
    ]


def test_not_all_of_many_characters_are_named() -> None:
    """A file full of them gives twenty findings."""
    _, findings = decode("a.md", ("\u200b" * 1000).encode())
    assert len(findings) == 20


def test_long_line() -> None:
    """A line at the limit is read, one above it is not."""
    assert decode("a.md", b"x" * LINE_LIMIT)[1] == ()
    text, findings = decode("a.md", b"x\n" + b"y" * (LINE_LIMIT + 1))
    assert text is None
    assert said(findings) == [("over-limit", 2, LINE_LIMIT + 1)]


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        pytest.param("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> d\n", [2], id="one"),
        pytest.param("<<<<<<<\n=======\n>>>>>>>\n<<<<<<<\n>>>>>>>\n", [1, 4], id="two"),
        pytest.param("<<<<<<< HEAD\nb\n", [1], id="begun alone"),
        pytest.param("A\n=======\n\n> > > > > > > b\n", [], id="a heading, and quotes"),
    ],
)
def test_conflicts(content: str, lines: list[int]) -> None:
    """What git leaves where two changes meet is found once each: conflict-marker."""
    _, findings = decode("a.md", content.encode())
    assert [it.span.line for it in findings if it.rule == "conflict-marker"] == lines


MARKS = "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> c\n"


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        pytest.param(f"```\n{MARKS}```\n", True, id="in a block of code"),
        pytest.param(f"~~~~ text\n~~~\n{MARKS}~~~~\n", True, id="in another"),
        pytest.param("```\n>>>>>>> c\n```\n", True, id="one alone"),
        pytest.param(f"```\n{MARKS}", False, id="in one that is never closed"),
        pytest.param(f"```\n```\n{MARKS}", False, id="behind one"),
        pytest.param(f"``` a`b\n{MARKS}```\n", False, id="in none"),
        pytest.param("```\n<<<<<<< HEAD\n```\n=======\nb\n>>>>>>> c\n", False, id="round its end"),
        pytest.param("<<<<<<< a\n```\n=======\n```\n>>>>>>> b\n", False, id="round one"),
        pytest.param(f"{MARKS}```\n{MARKS}```\n", False, id="there and elsewhere"),
    ],
)
def test_an_example_of_a_conflict(content: str, kept: bool) -> None:
    """It may be meant: it is told, the page is read, and an allowance can say so."""
    text, findings = decode("a.md", content.encode())
    assert (text is not None) == kept
    assert {it.rule for it in findings} == {"conflict-marker"}
    assert kept == all("allow: conflict-marker" in (it.help or "") for it in findings)


@pytest.mark.parametrize(
    ("content", "columns"),
    [
        pytest.param("a\ufe0f b", [2], id="the look of a letter"),
        pytest.param("\u260e\ufe0f\ufe0f", [3], id="a look twice"),
        pytest.param("\u260e\ufe0f 1\ufe0f\u20e3 #\ufe0f\u20e3 \u2601\ufe0e", [], id="looks of signs and keys"),
        pytest.param("e" + "\u0301" * 6, [], id="six marks"),
        pytest.param("e" + "\u0301" * 300 + "x", [8], id="three hundred marks"),
        pytest.param("e" + "\u0301" * 5 + "x" + "\u0301" * 5, [], id="on two letters"),
        pytest.param("Vie\u0323\u0302t \u05e9\u05c1\u05b8", [], id="Vietnamese and Hebrew"),
    ],
)  # fmt: skip
def test_signs_on_signs(content: str, columns: list[int]) -> None:
    """What cannot be seen, or covers the lines around, is told once; all places hold."""
    text, findings = decode("a.md", content.encode())
    assert [it.span.column for it in findings] == columns
    assert text
    assert len(text.content) == len(content)
