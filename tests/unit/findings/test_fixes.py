"""Fixes that touch are made one after the other, and a finding's edits all together or not at all."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Diagnostic, Edit, Fix, Rule, Severity, Text
from generator.findings.fixes import chosen, edited, title_of

TEXT = Text("a.md", "one two three\nfour\n")
SAFE = Rule("safe-rule", Severity.WARNING, fix=Fix.SAFE)
UNSAFE = Rule("unsafe-rule", Severity.WARNING, fix=Fix.UNSAFE)


def finding(*places: tuple[int, int], rule: Rule = SAFE, words: str = "x") -> Diagnostic:
    """Return a finding whose fix writes *words* at each of *places*."""
    edits = [Edit(TEXT.span(*place), words) for place in places]
    return rule.at(TEXT.span(*places[0]), "wrong", fix=edits)


@pytest.mark.parametrize(
    ("findings", "numbers"),
    [
        pytest.param([finding((0, 3)), finding((4, 7))], [0, 1], id="apart"),
        pytest.param([finding((0, 3)), finding((2, 7))], [0], id="overlap"),
        pytest.param([finding((0, 3)), finding((3, 7))], [0], id="touch"),
        pytest.param([finding((4, 7)), finding((0, 3), (6, 8))], [1], id="all or none"),
        pytest.param([finding((0, 3)), finding((0, 3))], [0, 1], id="the same edit"),
        pytest.param([finding((0, 3), rule=UNSAFE)], [], id="unsafe"),
        pytest.param([SAFE.at(TEXT.span(0), "no fix")], [], id="no fix"),
    ],
)
def test_chosen(findings: list[Diagnostic], numbers: list[int]) -> None:
    """Of two that touch the first stands."""
    assert sorted(chosen(findings, ["a.md"]), key=findings.index) == [findings[n] for n in numbers]


def test_safe_goes_first() -> None:
    """Where a safe and an unsafe fix touch, the safe one is made."""
    unsafe, safe = finding((0, 3), rule=UNSAFE), finding((2, 5))
    assert chosen([unsafe, safe], ["a.md"], unsafe=True) == (safe,)


def test_other_files_are_left() -> None:
    """A fix in a file that is not ours is not made."""
    assert chosen([finding((0, 3))], ["b.md"]) == ()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"one two\nthree\n", b"one\ntwo\nthree\n", id="line feeds"),
        pytest.param(b"one two\r\nthree\r\n", b"one\r\ntwo\r\nthree\r\n", id="Windows"),
        pytest.param(b"\xef\xbb\xbfone two\r\n", b"\xef\xbb\xbfone\r\ntwo\r\n", id="mark"),
        pytest.param(b"one two\r\nthree\n", b"one\ntwo\r\nthree\n", id="mixed"),
        pytest.param(b"one two", b"one\ntwo", id="no line end"),
    ],
)
def test_edited(data: bytes, expected: bytes) -> None:
    """What comes in has the file's line ends; all else stays."""
    assert edited(data, [Edit(TEXT.span(3, 4), "\n")]) == expected


@pytest.mark.parametrize(
    ("fix", "title"),
    [
        pytest.param(finding((0, 3), words="cio"), "write `cio`", id="write"),
        pytest.param(SAFE.at(TEXT.span(0), "bad", help="remove it"), "remove it", id="help"),
        pytest.param(finding((0, 3), words=""), "take it out", id="nothing"),
    ],
)
def test_title(fix: Diagnostic, title: str) -> None:
    """An editor offers a fix by what it does."""
    assert title_of(fix) == title
