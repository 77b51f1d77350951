"""Statements are what stands in the section of guidance, one thing at a time."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Text
from generator.load.markdown import parse
from generator.model.text import Basis, Statement


def _statements(source: str) -> tuple[Statement, ...]:
    return parse(Text("kb/cards/a.md", source), guidance=True)[0].statements


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("One.\n\nTwo.", ["One.", "Two."], id="paragraphs"),
        pytest.param("- One.\n- Two.", ["One.", "Two."], id="items"),
        pytest.param("- One.\n\n  More.\n- Two.", ["One.", "More.", "Two."], id="two paragraphs"),
        pytest.param("- One\n  - Two\n- Three", ["One", "Two", "Three"], id="nested items"),
        pytest.param("- One:\n  - Two\n  - Three", ["Two", "Three"], id="lead-in item"),
        pytest.param("These:\n\n- One", ["One"], id="lead-in"),
        pytest.param("These [@a]:\n1. One", ["One"], id="lead-in without a blank line"),
        pytest.param("These: <!-- id: x -->\n\n- One", ["One"], id="lead-in with a note"),
        pytest.param("These: never alone:\n\nOne", ["These: never alone:", "One"], id="no list"),
        pytest.param("These.\n\n- One", ["These.", "One"], id="no colon"),
        pytest.param("One\ntwo  \nthree", ["One two three"], id="lines"),
        pytest.param("*One* `two` [three](a.md)", ["One two three"], id="marked"),
        pytest.param("> [!TIP]\n> One.", ["One."], id="callout"),
        pytest.param("- [ ] One", ["One"], id="task"),
        pytest.param("1. One\n2. Two", ["One", "Two"], id="numbers"),
        pytest.param("### Sub\n\nOne", ["One"], id="below a deeper heading"),
        pytest.param("## In practice\n\nOne", [], id="below the next heading"),
        pytest.param("# Other\n\nOne", [], id="below a higher heading"),
        pytest.param("| a |\n|---|\n| b |\n| c |", ["b", "c"], id="rows of a table"),
        pytest.param(
            "| a | b |\n|---|---|\n| *c* | d |\n| | `e` |\n| | |\n| f |",
            ["c; d", "e", "f"],
            id="cells",
        ),
        pytest.param("| a |\n|---|\n\nOne", ["One"], id="head alone"),
        pytest.param(
            "These:\n\n| a |\n|---|\n| b: |\n\n- c", ["b:", "c"], id="words before a table"
        ),
        pytest.param("One[^1]\n\n[^1]: Two", ["One"], id="footnote"),
        pytest.param("```\nOne\n```", [], id="code"),
        pytest.param("    One", [], id="indented code"),
        pytest.param("<!-- One -->", [], id="comment"),
        pytest.param("---", [], id="rule"),
        pytest.param("- \n-", [], id="empty items"),
        pytest.param("![a](a.png)", ["a"], id="image"),
    ],
)
def test_statements(body: str, expected: list[str]) -> None:
    assert expected == [it.text for it in _statements(f"## Guidance\n\n{body}\n")]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("## guidance\n\nOne", ["One"], id="case"),
        pytest.param("## Guidance {#g}\n\nOne", ["One"], id="own id"),
        pytest.param("Guidance\n---\n\nOne", ["One"], id="underlined"),
        pytest.param("## Guidance for all\n\nOne", [], id="another title"),
        pytest.param("## Guidance *for all*\n\nOne", [], id="another title, marked"),
        pytest.param("## *Guidance*\n\nOne", ["One"], id="marked"),
        pytest.param("One\n\n## Guidance", [], id="before it"),
        pytest.param("Guidance\n\nOne", [], id="no heading"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_section(source: str, expected: list[str]) -> None:
    assert expected == [it.text for it in _statements(source)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("One. <!-- id: a -->", ["One."], id="without its note"),
        pytest.param("**One** [@li2010].  ", ["**One** [@li2010]."], id="with its marks"),
        pytest.param("- 😀 ä\n- Two", ["😀 ä", "Two"], id="characters, not bytes"),
        pytest.param("> One\n> two", ["One\n> two"], id="with what is between"),
        pytest.param("`One` <!-- id: a --> two", ["`One` <!-- id: a --> two"], id="note inside"),
    ],
)
def test_places(body: str, expected: list[str]) -> None:
    source = f"## Guidance\n\n{body}\n"
    assert expected == [source[it.start : it.end] for it in _statements(source)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("One. <!-- id: a -->\n\nTwo. <!-- id: b -->", ["a", "b"], id="at the end"),
        pytest.param("One.\n<!-- id: a -->\n\nTwo.", ["a", ""], id="next line"),
        pytest.param("One.\n\n<!-- id: a -->\n\nTwo.", ["a", ""], id="own paragraph"),
        pytest.param("- One.\n  <!-- id: a -->\n- Two.", ["a", ""], id="in an item"),
        pytest.param("- One.\n\n<!-- id: a -->", ["a"], id="behind a list"),
        pytest.param("- One.\n  - Two. <!-- id: a -->", ["", "a"], id="in a nested item"),
        pytest.param("> One.\n> <!-- id: a -->", ["a"], id="in a quotation"),
        pytest.param("<!-- id: a -->\n\nOne.", [""], id="before"),
        pytest.param("One.\n\n### Sub\n\n<!-- id: a -->", [""], id="behind a heading"),
        pytest.param("One.\n\nMore: <!-- id: a -->\n\n- Two.", ["", ""], id="at a lead-in"),
        pytest.param(
            "One.\n\n| a |\n|---|\n| b |\n\n<!-- id: a -->", ["", "a"], id="behind a table"
        ),
        pytest.param("| a |\n|---|\n| b <!-- id: a --> |\n| c |", ["a", ""], id="in a cell"),
    ],
)
def test_notes_belong_to_the_statement_before(body: str, expected: list[str]) -> None:
    found = _statements(f"## Guidance\n\n{body}\n")
    assert expected == [it.id.value if it.id else "" for it in found]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("One [@li2010].", Basis.CITED, id="cites"),
        pytest.param("One. <!-- basis: uncited -->", Basis.UNCITED, id="uncited"),
        pytest.param("One. <!-- basis: editorial -->", Basis.EDITORIAL, id="editorial"),
        pytest.param("One [@li2010]. <!-- basis: editorial -->", Basis.EDITORIAL, id="both"),
        pytest.param("One. <!-- basis: opinion -->", None, id="unknown"),
        pytest.param("One.", None, id="bare"),
        pytest.param("One `[@li2010]`.", None, id="cites in code"),
    ],
)
def test_basis(body: str, expected: Basis | None) -> None:
    (statement,) = _statements(f"## Guidance\n\n{body}\n")
    assert expected == statement.basis


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        pytest.param("from: A1.1a", [("A1.1a", 3, 17)], id="one"),
        pytest.param("from: A1.1a, B2", [("A1.1a", 3, 17), ("B2", 3, 24)], id="two"),
        pytest.param("from: A1.1a,\n  B2", [("A1.1a", 3, 17), ("B2", 4, 3)], id="over lines"),
        pytest.param("from: A1.1a,, B2,", [("A1.1a", 3, 17), ("B2", 3, 25)], id="empty parts"),
        pytest.param("from:", [], id="nothing"),
    ],
)
def test_origins(note: str, expected: list[tuple[str, int, int]]) -> None:
    (statement,) = _statements(f"## Guidance\n\nOne. <!-- {note} -->\n")
    found = [(it.value, it.span.line, it.span.column) for it in statement.origins]
    assert expected == found


def test_citations_are_those_within() -> None:
    """A statement has the citations between its first and its last word."""
    first, second = _statements("## Guidance\n\nA [@a]\n\nB [@b; @c] and @d\n\n## On\n\n[@e]\n")
    assert [cite.key.value for it in first.clusters for cite in it.cites] == ["a"]
    assert [cite.key.value for it in second.clusters for cite in it.cites] == ["b", "c", "d"]


def test_numbers_and_anchors() -> None:
    """Statements count from 1; one without an id is addressed by its number."""
    found = _statements("## Guidance\n\nA <!-- id: first -->\n\nB\n")
    assert [(it.number, it.anchor) for it in found] == [(1, "first"), (2, "statement-2")]
