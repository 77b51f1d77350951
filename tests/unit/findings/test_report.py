"""Findings are drawn at their place, and written for programs without loss."""

import json
from textwrap import dedent

import pytest

from generator.findings.diagnostics import Diagnostic, Note, Rule, Severity, Span, Text
from generator.findings.report import summary, to_json, to_text

RULE = Rule("unknown-citation", Severity.ERROR)
PATH = "kb/cards/sponsor.md"


def found(line: str, start: int, end: int, help: str = "") -> tuple[Diagnostic, dict[str, Text]]:
    """Make a finding on the fifth line of a file, which is *line*."""
    text = Text(PATH, "\n\n\n\n" + line + "\n")
    return RULE.at(text.span(4 + start, 4 + end), "no such key", help=help), {PATH: text}


def test_text_draws_the_place() -> None:
    """The line stands under the message, a caret under each character of the place."""
    line = "A sponsor removes obstacles [@wolan2010]."
    finding, files = found(line, 29, 39, help="did you mean `wollan2010`?")
    expected = """\
        error[unknown-citation]: no such key
          --> kb/cards/sponsor.md:5:30
           |
         5 | A sponsor removes obstacles [@wolan2010].
           |                              ^^^^^^^^^^
           = help: did you mean `wollan2010`?
        """
    assert dedent(expected) == to_text([finding], files)


@pytest.mark.parametrize(
    ("line", "start", "end", "shown", "carets"),
    [
        pytest.param("ab", 1, 2, "ab", " ^", id="plain"),
        pytest.param("日本 x", 3, 4, "日本 x", "     ^", id="wide before"),
        pytest.param("日本", 0, 2, "日本", "^^^^", id="wide itself"),
        pytest.param("e\u0301 x", 3, 4, "e\u0301 x", "  ^", id="combining"),
        pytest.param("\tx", 1, 2, "    x", "    ^", id="tab"),
        pytest.param("ab", 2, 2, "ab", "  ^", id="end of line"),
        pytest.param("ab", 0, 99, "ab", "^^", id="over more lines"),
        pytest.param("a\x1b[31mb", 0, 1, "a\ufffd[31mb", "^", id="escape codes are not obeyed"),
    ],
)
def test_text_aligns(line: str, start: int, end: int, shown: str, carets: str) -> None:
    finding, files = found(line, start, end)
    drawn = to_text([finding], files).splitlines()
    assert [f" 5 | {shown}", f"   | {carets}"] == drawn[3:5]


@pytest.mark.parametrize("start", [0, 50, 500, 990])
def test_text_cuts_long_lines(start: int) -> None:
    """Of a long line the part around the place is shown, and the caret stands under it."""
    line = "".join(chr(ord("a") + it % 26) for it in range(1000))
    finding, files = found(line, start, start + 5)
    shown, carets = to_text([finding], files).splitlines()[3:5]
    column = carets.index("^")
    assert line[start : start + 5] == shown[column : column + 5]
    assert len(shown) < 120


def test_text_draws_notes() -> None:
    """A second place is drawn too, with its own line."""
    text = Text("a.yml", "a: 1\na: 2\n")
    note = Note(text.span(0, 1), "first written here")
    finding = RULE.at(text.span(5, 6), "twice", notes=[note])
    expected = """\
        error[unknown-citation]: twice
          --> a.yml:2:1
           |
         2 | a: 2
           | ^
           = note: first written here
          --> a.yml:1:1
           |
         1 | a: 1
           | -
        """
    assert dedent(expected) == to_text([finding], {"a.yml": text})


def test_text_without_the_file() -> None:
    """A file that could not be read has a place and no line."""
    finding = RULE.at(Span("x.md", 1, 1, 1, 1), "no UTF-8")
    assert to_text([finding], {}) == "error[unknown-citation]: no UTF-8\n  --> x.md:1:1\n"


def test_text_in_color() -> None:
    """Colour adds codes and changes no letter."""
    finding, files = found("abc", 0, 1, help="look")
    plain, painted = to_text([finding], files), to_text([finding], files, color=True)
    assert "\x1b[31;1m" in painted
    bare = painted
    for code in ("31;1", "34;1", "1", "0"):
        bare = bare.replace(f"\x1b[{code}m", "")
    assert plain == bare


def test_json() -> None:
    """Every field of a finding is there, and nothing else."""
    finding, _ = found("abc", 0, 1, help="look")
    expected = {
        "rule": "unknown-citation",
        "severity": "error",
        "path": PATH,
        "line": 5,
        "column": 1,
        "end_line": 5,
        "end_column": 2,
        "message": "no such key",
        "help": "look",
        "fix": None,
    }
    assert [expected] == json.loads(to_json([finding]))
    assert json.loads(to_json([])) == []


@pytest.mark.parametrize(
    ("severities", "expected"),
    [
        pytest.param([], "no findings", id="none"),
        pytest.param([Severity.ERROR], "1 error", id="one"),
        pytest.param(
            [Severity.INFO, Severity.WARNING, Severity.WARNING, Severity.INFO],
            "2 warnings, 2 infos",
            id="the worst first",
        ),
    ],
)
def test_summary(severities: list[Severity], expected: str) -> None:
    findings = [Rule("x", it).at(Span("a", 1, 1, 1, 1), "m") for it in severities]
    assert expected == summary(findings)
