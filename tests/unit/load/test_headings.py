"""Ids of headings: written ones that can be none, and those that are made of the words."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Text
from generator.load.markdown import parse
from tests.timing import is_linear


def _read(source: str) -> tuple[list[str], list[tuple[str, str]]]:
    document, findings = parse(Text("kb/cards/a.md", source))
    said = [(it.rule, source.split("\n")[it.span.line - 1][it.span.column - 1 : it.span.end_column - 1]) for it in findings]  # fmt: skip
    return [it.id for it in document.headings], said


@pytest.mark.parametrize(
    ("source", "ids", "place"),
    [
        pytest.param("## A {#first}", ["first"], "", id="sound"),
        pytest.param("## A {#1x}", ["1x"], "", id="begins with a digit"),
        pytest.param("## A {#x:y.z_1}", ["x:y.z_1"], "", id="signs that ids may have"),
        pytest.param("## A {#\u0442\u0435}", ["\u0442\u0435"], "", id="letters of another script"),
        pytest.param('## A {#a"b}', ["a"], 'a"b', id="quote"),
        pytest.param("## A {#__search}", ["a"], "__search", id="one of the theme"),
        pytest.param("## A {#x}\n\n## B {#x}", ["x", "b"], "x", id="taken"),
        pytest.param("## X\n\n## B {#x}", ["x", "b"], "x", id="taken by words"),
        pytest.param("## X\n\n## X", ["x", "x-2"], "", id="words alike"),
    ],
)
def test_ids(source: str, ids: list[str], place: str) -> None:
    assert _read(source) == (ids, [("bad-heading-id", place)] if place else [])


@pytest.mark.parametrize(
    ("source", "column", "help"),
    [
        pytest.param("## A {#first steps}", 14, "`{#first-steps}`", id="a word behind it"),
        pytest.param("## A {#first formerly=old}", 0, "", id="a former id"),
        pytest.param("## A {#1 2}", 10, "`{#1-2}`", id="digits"),
        pytest.param("## A {#a #b}", 10, "take one out", id="two ids"),
        pytest.param("## A {#first", 6, "`{#first}`", id="never closed"),
        pytest.param("## A {#first steps", 6, "`{#first-steps}`", id="never closed, two words"),
        pytest.param("## A {#}", 6, "`{#id}`", id="none"),
        pytest.param("## A `{#first`", 0, "", id="code"),
        pytest.param("## A { #first }", 0, "", id="spaces round it"),
    ],
)
def test_an_id_has_no_spaces(source: str, column: int, help: str) -> None:
    """What stands behind it is told, with the id that may be meant."""
    _, findings = parse(Text("kb/cards/a.md", source))
    found = [(it.rule, it.span.column) for it in findings]
    assert found == ([("bad-heading-id", column)] if column else [])
    assert all(it.help.endswith(help) for it in findings)


def test_many_headings_alike() -> None:
    """Each has the first number that is free, found at once."""
    source = "## X {#x-3}\n\n" + "## X\n\n" * 5
    assert _read(source)[0] == ["x-3", "x", "x-2", "x-4", "x-5", "x-6"]
    assert is_linear(lambda it: parse(Text("kb/cards/a.md", it)), "## X\n\n")
