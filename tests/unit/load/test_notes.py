"""HTML comments hold marginal notes and allowances."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Diagnostic, Text
from generator.load.markdown import parse
from generator.model.text import Document


def _parse(source: str) -> tuple[Document, tuple[Diagnostic, ...]]:
    return parse(Text("kb/cards/a.md", source), guidance=True)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<!-- id: a -->", [("id", "a")], id="one"),
        pytest.param("<!--id:a-->", [("id", "a")], id="no spaces"),
        pytest.param(
            "<!-- id: a; from: A1.1a, A1.1b -->", [("id", "a"), ("from", "A1.1a, A1.1b")], id="two"
        ),
        pytest.param("<!-- id: a; -->", [("id", "a")], id="final semicolon"),
        pytest.param("<!-- from:\n  A1.1a -->", [("from", "A1.1a")], id="over lines"),
        pytest.param(
            "x <!-- id: a --> <!-- basis: uncited -->",
            [("id", "a"), ("basis", "uncited")],
            id="two comments",
        ),
        pytest.param(
            "<!-- id: a --> <!-- basis: uncited -->",
            [("id", "a"), ("basis", "uncited")],
            id="two comments alone",
        ),
        pytest.param("<!-- see there -->", [], id="no pair"),
        pytest.param("<!-- -->", [], id="nothing"),
        pytest.param("<!---->", [], id="empty"),
        pytest.param("<!-- allow: raw-html: why -->", [], id="an allowance"),
        pytest.param("`<!-- id: a -->`", [], id="code"),
        pytest.param("<!-- id: a", [], id="unclosed"),
    ],
)
def test_notes(source: str, expected: list[tuple[str, str]]) -> None:
    notes = _parse(source)[0].notes
    assert expected == [(name.value, value.value) for note in notes for name, value in note.pairs]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<!-- form: A1.1a -->", [("unknown-note", 6, 10)], id="unknown name"),
        pytest.param("<!-- id: a; bases: x -->", [("unknown-note", 13, 18)], id="second name"),
        pytest.param("<!-- basis: opinion -->", [("unknown-basis", 13, 20)], id="basis"),
        pytest.param("<!-- basis: cited -->", [("unknown-basis", 13, 18)], id="cited is computed"),
        pytest.param("<!-- id: a; uncited -->", [("unknown-note", 13, 20)], id="no pair"),
        pytest.param("<!-- Note: a; b -->", [("unknown-note", 6, 10)], id="prose is one finding"),
        pytest.param("<!-- basis: uncited; from: A1.1a -->", [], id="known"),
    ],
)
def test_faults(source: str, expected: list[tuple[str, int, int]]) -> None:
    findings = _parse(source)[1]
    assert expected == [(it.rule, it.span.column, it.span.end_column) for it in findings]


def test_a_basis_without_its_name_is_offered() -> None:
    """The likeliest slip gets its remedy."""
    (finding,) = _parse("<!-- id: a; uncited -->")[1]
    assert finding.help == "did you mean `basis: uncited`?"


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        pytest.param("a\n\nb <!-- allow: x: y -->\nc\n\nd", (3, 4), id="within a block"),
        pytest.param("a\n\nb\nc\n<!-- allow: x: y -->\n\nd", (3, 5), id="at the end of a block"),
        pytest.param("a\n\nb\nc\n\n<!-- allow: x: y -->\n\nd", (3, 6), id="alone"),
        pytest.param("a\n\nb\n \n\n<!-- allow: x: y -->\nd", (6, 7), id="above a block"),
        pytest.param("<!-- allow: x: y -->\n\nd", (1, 1), id="first"),
        pytest.param("a\n\n\n<!-- allow: x: y -->", (1, 4), id="last"),
        pytest.param("a\n\n<!-- allow: x:\n y -->\n\nb", (1, 4), id="over lines"),
    ],
)
def test_allowance_holds_for_its_block(source: str, lines: tuple[int, int]) -> None:
    (allowance,) = _parse(source)[0].allowances
    assert (allowance.rule.value, allowance.reason) == ("x", "y")
    assert lines == (allowance.first_line, allowance.last_line)


@pytest.mark.parametrize(
    ("source", "rule", "reason"),
    [
        pytest.param("<!-- allow: a-b -->", "a-b", "", id="no reason"),
        pytest.param("<!-- allow: a-b: c: d; e -->", "a-b", "c: d; e", id="a long one"),
        pytest.param("<!-- allow: -->", "", "", id="nothing"),
    ],
)
def test_allowance(source: str, rule: str, reason: str) -> None:
    (allowance,) = _parse(source)[0].allowances
    assert (rule, reason) == (allowance.rule.value, allowance.reason)


@pytest.mark.parametrize("word", ["editorial", "uncited", "Editorial"])
def test_a_basis_without_its_name(word: str) -> None:
    """A note that only says the basis is told how to say it, and can be mended."""
    (finding,) = (it for it in _parse(f"- a <!-- {word} -->")[1] if it.rule == "unknown-note")
    assert finding.help == f"did you mean `<!-- basis: {word.lower()} -->`?"
    assert [edit.text for edit in finding.fix] == [f"<!-- basis: {word.lower()} -->"]
