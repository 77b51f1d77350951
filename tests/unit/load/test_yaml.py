"""YAML is read as text with places; what cannot be read is said and left out."""

from __future__ import annotations

from typing import Any

import pytest

from generator.findings.diagnostics import Diagnostic, Text
from generator.load import yaml


def read(content: str) -> tuple[yaml.Yaml, tuple[Diagnostic, ...]]:
    return yaml.load(Text("x.yml", content))


def said(findings: tuple[Diagnostic, ...]) -> list[tuple[str, int, int]]:
    return [(it.rule, it.span.line, it.span.column) for it in findings]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("a: no\nb: 010\nc: 12:30\nd: 1.10\ne: ~", "no|010|12:30|1.10|~", id="text"),
        pytest.param("a: 2026-11-22\nb: true", "2026-11-22|true", id="no dates or truths"),
        pytest.param("a: 'it''s'\nb: \"x\\ty\"", "it's|x\ty", id="quotes"),
        pytest.param("a: |\n  one\n  two\nb: >-\n  one\n  two", "one\ntwo\n|one two", id="blocks"),
        pytest.param("a: '# no comment' # comment", "# no comment", id="comments"),
        pytest.param("a:\nb: x", "|x", id="nothing"),
    ],
)
def test_scalars_stay_text(content: str, expected: str) -> None:
    read_, findings = read(content)
    assert findings == ()
    assert expected == "|".join(yaml.plain(read_.root).values())


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("a: [x, y]\nb: {c: d}", {"a": ["x", "y"], "b": {"c": "d"}}, id="flow"),
        pytest.param("a:\n  - x\n  - y: z", {"a": ["x", {"y": "z"}]}, id="block"),
        pytest.param("- x", ["x"], id="a list"),
        pytest.param("---\na: x\n", {"a": "x"}, id="a document's start"),
        pytest.param("", None, id="empty"),
        pytest.param("# only\n", None, id="a comment alone"),
    ],
)
def test_plain(content: str, expected: Any) -> None:
    read_, findings = read(content)
    assert findings == ()
    assert expected == yaml.plain(read_.root)


def test_places_count_characters() -> None:
    """Keys and values have their places, beyond the first plane too, and empty ones their key's."""
    text = Text("x.yml", "ü🙂: 'ü'\nb:\n  - 🙂: [c, d]\ne:\n")
    read_, _ = yaml.load(text)
    places = yaml.places(read_.root)
    at = {path: (it.line, it.column, it.end_column) for path, it in places.items() if path}
    assert at["#", "ü🙂"] == (1, 1, 3)
    assert at["ü🙂",] == (1, 5, 8)
    assert at["b", 0, "#", "🙂"] == (3, 5, 6)
    assert at["b", 0, "🙂", 1] == (3, 12, 13)
    assert at["e",] == (4, 1, 2)


def test_a_slice_has_the_places_of_its_file() -> None:
    """Front matter is read where it stands."""
    text = Text("x.md", "---\na: x\na: y\n---\n")
    read_, findings = yaml.load(text, 4, 14)
    assert yaml.plain(read_.root) == {"a": "x"}
    assert said(findings) == [("duplicate-key", 3, 1)]
    assert findings[0].notes[0].span == text.span(4, 5)


@pytest.mark.parametrize(
    ("content", "line", "column", "message"),
    [
        pytest.param("a: b: c", 1, 5, "a second colon", id="second colon"),
        pytest.param("a: [x, y\nb: c", 1, 4, "a bracket `[`", id="open list"),
        pytest.param("a: {x: y\nb: c", 1, 4, "a bracket `{`", id="open mapping"),
        pytest.param('a: "x\nb: c\n', 1, 4, 'a quote `"`', id="open quote"),
        pytest.param("a: 'x\nb: c\nd: it's\n", 1, 4, "a quote `'`", id="open quote up to another"),
        pytest.param("a:\n\tb: c", 2, 1, "a tab", id="tab"),
        pytest.param("a:\n" + "\tb: c\n" * 7, 2, 1, "a tab", id="tabs"),
        pytest.param("a: b\nsummary\nc: d", 2, 1, "a line without a colon", id="no colon"),
        pytest.param("a: b\nc\n  - d: e", 2, 1, "a line without a colon", id="no colon above"),
        pytest.param("a: @x", 1, 4, "a value that begins with `@`", id="at"),
        pytest.param("a: `x`", 1, 4, "a value that begins with a backtick", id="backtick"),
        pytest.param("a: &", 1, 4, "a value that begins with `&`", id="ampersand"),
        pytest.param("a: !<x", 1, 4, "a value that begins with `!`", id="exclamation mark"),
        pytest.param("a: ]", 1, 4, "a value that begins with `]`", id="closing bracket"),
        pytest.param("a: 'x'y", 1, 7, "the quote before this ends", id="after a quote"),
        pytest.param('a: "\\q"', 1, 5, "`\\q` means nothing", id="escape"),
        pytest.param("a: x\n  b: c", 2, 3, "a key that is indented", id="indented key"),
        pytest.param("- a\nb: c", 2, 1, "a line of a list", id="list that ends in a key"),
        pytest.param("a: x # c\n b", 2, 2, "a line that is indented", id="indentation"),
        pytest.param("  a: b\n c: d", 2, 2, "YAML that cannot be read", id="anything else"),
    ],
)
def test_syntax_errors_have_a_place(content: str, line: int, column: int, message: str) -> None:
    _, findings = read(content)
    assert said(findings) == [("yaml-syntax", line, column)]
    assert findings[0].message.startswith(message)


def test_reading_goes_on_after_a_syntax_error() -> None:
    """The entry with the fault is left out, all others are read, all faults are named."""
    read_, findings = read(
        "a: b: c\nd: [\ne: 'x\nf: g\nterms:\n  - id: x\n    t: a: b\n  - id: y\nh: i\n"
    )
    assert yaml.plain(read_.root) == {"f": "g", "terms": [{"id": "y"}], "h": "i"}
    assert read_.lost == {"a", "d", "e", "terms"}
    assert sorted(it.span.line for it in findings) == [1, 2, 3, 7]


def test_what_an_error_emptied_is_marked() -> None:
    """Nobody asks for a value that was left out with the fault in it."""
    read_, _ = read("a:\n  b:\n    - c: d: e\nf:\n")
    assert isinstance(read_.root, yaml.Mapping)
    inner, other = read_.root.get("a"), read_.root.get("f")
    assert isinstance(inner, yaml.Mapping)
    marked = inner.get("b")
    assert isinstance(marked, yaml.Scalar)
    assert isinstance(other, yaml.Scalar)
    assert (marked.faulty, other.faulty) == (True, False)


@pytest.mark.parametrize(
    ("content", "column"),
    [
        pytest.param("a: &x b", 4, id="anchor"),
        pytest.param("a: *x", 4, id="alias"),
        pytest.param("a: !!str b", 4, id="tag"),
        pytest.param("? [a]\n: b", 3, id="a list as a key"),
    ],
)
def test_features_that_are_not_read(content: str, column: int) -> None:
    _, findings = read(content)
    assert said(findings) == [("yaml-feature", 1, column)]
    assert yaml.load(Text("mkdocs.yml", content), foreign=True)[1] == ()


def test_a_second_document_is_not_read() -> None:
    """What stands below a second `---` is none of the file's."""
    read_, findings = read("a: b\n---\nc: d\n")
    assert yaml.plain(read_.root) == {"a": "b"}
    assert said(findings) == [("yaml-feature", 2, 1)]


@pytest.mark.parametrize("sign", ["[", "{a: ", "- "])
def test_deep_nesting_ends_soon(sign: str) -> None:
    """Nesting without end is one finding, and the next key is read."""
    read_, findings = read("a:\n " + sign * 50_000 + "\nb: c\n")
    assert [it.rule for it in findings] == ["deep-nesting"]
    assert yaml.plain(read_.root) == {"b": "c"}


def test_twelve_levels_are_read() -> None:
    """The limit is twelve levels, the outermost among them."""
    assert read("a: " + "[" * 11 + "x" + "]" * 11)[1] == ()
    assert said(read("a: " + "[" * 12 + "x" + "]" * 12)[1]) == [("deep-nesting", 1, 15)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("# allow: x-y: old\na:\n  b: c\n\nd: e", ("x-y", "old", 2, 3), id="below"),
        pytest.param("a: b\nc: d # allow: x-y: old", ("x-y", "old", 2, 2), id="beside"),
        pytest.param("#allow:x-y: a: b\n# more\na: b", ("x-y", "a: b", 3, 3), id="colons"),
        pytest.param("a: b\n# allow: x-y", ("x-y", "", 2, 2), id="no reason, nothing below"),
    ],
)
def test_allowances(content: str, expected: tuple[str, str, int, int]) -> None:
    found = [
        (it.rule.value, it.reason, it.first_line, it.last_line)
        for it in read(content)[0].allowances
    ]
    assert found == [expected]


@pytest.mark.parametrize("content", ["a: '# allow: x: y'", "a: |\n  # allow: x: y\n", "a: b"])
def test_text_is_no_allowance(content: str) -> None:
    assert read(content)[0].allowances == ()


@pytest.mark.parametrize(
    ("content", "cut"),
    [
        pytest.param("title: Answer #1 within a day", "#1 within a day", id="number"),
        pytest.param("- a #b", "#b", id="in a list"),
        pytest.param("title: Answer # 1", "# 1", id="a number behind a space"),
        pytest.param("title: Answer # as we do", "", id="a comment"),
        pytest.param('title: "Answer #1"', "", id="in quotes"),
        pytest.param("title: Answer#1", "", id="no space before it"),
        pytest.param("title: a #allow: bad-value: why", "", id="an allowance"),
        pytest.param("title: >\n  Answer #1", "", id="in a block"),
    ],
)
def test_a_value_that_a_comment_cuts(content: str, cut: str) -> None:
    """What stands behind the number sign is named, with the way to keep it: cut-by-comment."""
    _, findings = yaml.load(Text("a.yml", content))
    said = [it.message for it in findings if it.rule == "cut-by-comment"]
    assert said == ([f"`{cut}` is read as a comment, and is no part of the value"] if cut else [])


@pytest.mark.parametrize("escape", ["\\u202e", "\\x00", "\\u200b", "\\U000e0001", "\\ufffd"])
def test_no_escape_brings_in_a_forbidden_character(escape: str) -> None:
    """What no text may have, no escape may write: it is found, and U+FFFD takes its place."""
    read, findings = yaml.load(Text("a.yml", f"title: \"a{escape}b\"\nplain: 'a{escape}b'\n"))
    assert yaml.plain(read.root) == {"title": "a\ufffdb", "plain": f"a{escape}b"}
    expected = [] if escape == "\\ufffd" else [("forbidden-character", 1, 8)]
    assert [(it.rule, it.span.line, it.span.column) for it in findings] == expected
