"""Findings are told apart by what they are about, not by where it has moved to."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Diagnostic, Edit, Note, Rule, Severity, Span, Text
from generator.findings.remarks.places import Remarks, fingerprints, in_repository

RULE = Rule("unknown-citation", Severity.ERROR)
OTHER = Rule("title-twice", Severity.WARNING)
PATH = "kb/a.md"


def remarks(content: str, *lines: int, rule: Rule = RULE) -> Remarks:
    """Return a finding at the begin of each of *lines* of a text."""
    text = Text(PATH, content)
    return Remarks([rule.at(text.span(text.offset(it)), "m") for it in lines], {PATH: text})


def test_in_repository() -> None:
    """Place, second place and fix move with the file; so do the texts."""
    span = Span("kb/a.md", 1, 2, 1, 3)
    finding = RULE.at(span, "m", notes=[Note(span, "n")], fix=[Edit(span, "x")])
    moved = in_repository([finding], {PATH: Text(PATH, "abc")}, "play/book")
    there = span._replace(path="play/book/kb/a.md")
    expected = Diagnostic(
        RULE.id, RULE.severity, there, "m", "", (Note(there, "n"),), (Edit(there, "x"),)
    )
    assert [expected] == list(moved.findings)
    assert moved.line(there) == "abc"
    same = in_repository([finding], {}, "")
    assert [finding] == list(same.findings)


def test_fingerprints_hold_when_lines_move() -> None:
    """Lines above change nothing; another line, rule or path does."""
    first = list(fingerprints(remarks("one\ntwo\n", 2)))
    assert first == list(fingerprints(remarks("zero\none\n\n  two\n", 4)))
    assert first != list(fingerprints(remarks("one\ntwo!\n", 2)))
    assert first != list(fingerprints(remarks("one\ntwo\n", 2, rule=OTHER)))


def test_fingerprints_differ() -> None:
    """Two equal findings on equal lines, or on one line, have two names."""
    names = list(fingerprints(remarks("same\nsame\n", 1, 1, 2)))
    assert len(set(names)) == 3


@pytest.mark.parametrize("line", [1, 9])
def test_line_of_an_unknown_text(line: int) -> None:
    """A file that could not be read has no lines, a short one not that many."""
    assert Remarks([], {}).line(Span("x.md", line, 1, line, 1)) == ""
    assert Remarks([], {"x.md": Text("x.md", "")}).line(Span("x.md", line, 1, line, 1)) == ""


def test_worst_first() -> None:
    """Errors come before warnings; else the order stays."""
    span = Span("a", 1, 1, 1, 1)
    mixed = [OTHER.at(span, "1"), RULE.at(span, "2"), OTHER.at(span, "3"), RULE.at(span, "4")]
    assert [it.message for it in Remarks(mixed).by_severity()] == ["2", "4", "1", "3"]
