"""Every entry of a file is read, recovered or reported with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.findings.diagnostics import Severity, Text
from generator.load.bib import load_bib

Fields = dict[str, str]


def entries(content: str) -> dict[str, Fields]:
    found, _, _ = load_bib(Text("a.bib", content))
    return {
        entry.key.value: {name: each.value for name, each in entry.fields.items()}
        for entry in found
    }


def findings(content: str) -> list[tuple[str, int, int]]:
    """Return rule, line and column of each finding."""
    _, _, found = load_bib(Text("a.bib", content))
    return [(each.rule, each.span.line, each.span.column) for each in found]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("@book{a, title = {T}}", {"a": {"title": "T"}}, id="braces"),
        pytest.param('@book{a, title = "T"}', {"a": {"title": "T"}}, id="quotation marks"),
        pytest.param("@book{a, year = 2001}", {"a": {"year": "2001"}}, id="a number"),
        pytest.param("@book(a, title = {T (x)})", {"a": {"title": "T (x)"}}, id="parentheses"),
        pytest.param("@book{a, TITLE = {T},}", {"a": {"title": "T"}}, id="capitals, last comma"),
        pytest.param("@book{a}", {"a": {}}, id="no fields"),
        pytest.param(
            "@book{a, title = {{T}}}", {"a": {"title": "{T}"}}, id="one layer of braces goes"
        ),
        pytest.param(
            '@string{x = "X"} @book{a, title = x # { and } # "y"}',
            {"a": {"title": "X and y"}},
            id="@string joined",
        ),
        pytest.param("@book{a, month = mar}", {"a": {"month": "March"}}, id="a month"),
        pytest.param(
            "@book{a, title = {me @home, 50 % of it}}",
            {"a": {"title": "me @home, 50 % of it"}},
            id="signs in a value",
        ),
        pytest.param(
            "% @book{x, title = {X}\n@book{a, % why\n  % year = 1,\n  title = {T}}",
            {"a": {"title": "T"}},
            id="comments",
        ),
        pytest.param("@comment{@book{x, title = {X}}} @preamble{{p}}", {}, id="no entries"),
        pytest.param("", {}, id="empty file"),
    ],
)
def test_read(content: str, expected: dict[str, Fields]) -> None:
    assert expected == entries(content)


@pytest.mark.parametrize(
    ("content", "expected", "found"),
    [
        pytest.param(
            "@book{a, title = {T}\n  year = 2001}\n@book{b}",
            {"a": {"title": "T", "year": "2001"}, "b": {}},
            [("missing-comma", 1, 21)],
            id="comma missing",
        ),
        pytest.param(
            "@book{a\n  title = {T}\n}\n@book{b}",
            {"a": {"title": "T"}, "b": {}},
            [("missing-comma", 1, 8)],
            id="comma missing behind the key",
        ),
        pytest.param(
            "@book{a,\n  title = {T},\n\n@book{b}",
            {"a": {"title": "T"}, "b": {}},
            [("unclosed-brace", 1, 6)],
            id="entry never closed",
        ),
        pytest.param(
            "@book{a,\n  title = {T,\n  year = 2001\n}\n\n@book{b}",
            {"a": {"title": "T", "year": "2001"}, "b": {}},
            [("unclosed-brace", 2, 11)],
            id="value never closed",
        ),
        pytest.param(
            '@book{a,\n  title = "T,\n  year = "2001"\n}\n@book{b}',
            {"a": {"title": "T", "year": "2001"}, "b": {}},
            [("unclosed-quote", 2, 11)],
            id="quotation mark never closed",
        ),
        pytest.param(
            "@book{a,\n  title = No braces,\n  year = 2001}",
            {"a": {"title": "No braces", "year": "2001"}},
            [("unquoted-value", 2, 11)],
            id="words without braces",
        ),
        pytest.param(
            "@book{a,\n  title = {T}},\n  year = 2001\n}\n@book{b}",
            {"a": {"title": "T", "year": "2001"}, "b": {}},
            [("entry-ends-early", 2, 14)],
            id="a brace too many",
        ),
        pytest.param(
            "@book{a,\n  title = {T}\n}\n  year = 2001\n}\n@book{b}",
            {"a": {"title": "T", "year": "2001"}, "b": {}},
            [("entry-ends-early", 3, 1)],
            id="a brace too many on its own line",
        ),
        pytest.param(
            "@book{,\n  title = {T}\n}\n@book{b}",
            {"b": {}},
            [("entry-without-key", 1, 2)],
            id="no key",
        ),
        pytest.param(
            "@book{title = {T}\n}\n@book{b}",
            {"b": {}},
            [("entry-without-key", 1, 2)],
            id="a field for a key",
        ),
        pytest.param(
            "@book{a b, title = {T}}",
            {"a b": {"title": "T"}},
            [("key-with-space", 1, 7)],
            id="space in the key",
        ),
        pytest.param(
            "@book{a, title = {T}, Title = {U}}",
            {"a": {"title": "T"}},
            [("duplicate-field", 1, 23)],
            id="field twice",
        ),
        pytest.param(
            "@book{a, title = tt}\n@book{b, title = tt}",
            {"a": {"title": "tt"}, "b": {"title": "tt"}},
            [("undefined-string", 1, 18)],
            id="undefined @string, told once",
        ),
        pytest.param(
            "% @book{x, title = {T}}\n@book{b}",
            {"b": {}},
            [("commented-out-entry", 1, 1)],
            id="behind a percent sign",
        ),
        pytest.param(
            "@comment{\n@book{x, title = {T}}\n}\n@book{b}",
            {"b": {}},
            [("commented-out-entry", 2, 1)],
            id="in @comment",
        ),
        pytest.param(
            "@comment{ @book{x, title = {T}}\n@book{b}",
            {"b": {}},
            [("commented-out-entry", 1, 11)],
            id="@comment never closed",
        ),
        pytest.param(
            "@book{x,\n year {2010}\n}\n@book{b}",
            {"x": {"year": "2010"}, "b": {}},
            [("missing-equals-sign", 2, 2)],
            id="no equals sign in the last field",
        ),
        pytest.param(
            "@book{x,\n year {2010},\n title = {T}\n}",
            {"x": {"year": "2010", "title": "T"}},
            [("missing-equals-sign", 2, 2)],
            id="no equals sign in the first field",
        ),
        pytest.param(
            "@book{x,\n title = {T},\n year 2010\n}",
            {"x": {"title": "T", "year": "2010"}},
            [("missing-equals-sign", 3, 2)],
            id="no equals sign before a number",
        ),
        pytest.param(
            "@book{x,\n title = {T},\n year := {2010}\n}",
            {"x": {"title": "T", "year": "2010"}},
            [("missing-equals-sign", 3, 7)],
            id="another sign",
        ),
        pytest.param(
            "@book{x,\n title == {T},\n year = 2010\n}",
            {"x": {"title": "T", "year": "2010"}},
            [("missing-equals-sign", 2, 8)],
            id="two equals signs",
        ),
        pytest.param(
            "@book{x,\n title = {T},\n year\n}",
            {"x": {"title": "T"}},
            [("missing-equals-sign", 3, 2)],
            id="a name alone",
        ),
        pytest.param(
            "@book{x,\n title = {T},\n year =\n}",
            {"x": {"title": "T", "year": ""}},
            [("empty-field", 3, 2)],
            id="no value",
        ),
        pytest.param(
            "@book{x,\n title = {T} #\n}",
            {"x": {"title": "T"}},
            [("stray-text", 2, 14)],
            id="nothing joined",
        ),
        pytest.param(
            "@book{x,\n {words},\n title = {T}\n}",
            {"x": {"title": "T"}},
            [("stray-text", 2, 2)],
            id="a value alone",
        ),
        pytest.param(
            "@book{x,\n title = {T},\n some words\n}",
            {"x": {"title": "T"}},
            [("stray-text", 3, 2)],
            id="words alone",
        ),
        pytest.param(
            "book{x, title = {T}}\n@book{b}",
            {"b": {}},
            [("stray-text", 1, 1)],
            id="at sign missing",
        ),
    ],
)
def test_recover(
    content: str, expected: dict[str, Fields], found: list[tuple[str, int, int]]
) -> None:
    """A flaw is told once, at its place; what can be read of the entry and all others are kept."""
    assert found == findings(content)
    assert expected == entries(content)


def test_places() -> None:
    """Names and values carry their places, counted from 1, without braces."""
    (entry,), _, _ = load_bib(Text("a.bib", "\n@book{key,\n  title = {One\n  two},\n}\n"))
    title = entry.fields["title"]
    key, name, value = entry.key.span, title.name.span, title.span
    assert (key.line, key.column, key.end_column) == (2, 7, 10)
    assert (name.line, name.column, name.end_column) == (3, 3, 8)
    assert (value.line, value.column, value.end_line, value.end_column) == (3, 12, 4, 6)
    assert (entry.span.line, entry.span.end_line) == (2, 5)


def test_source_is_the_entry_as_written() -> None:
    written = '@Book {key, % why\n  Title="T" }'
    (entry,), _, _ = load_bib(Text("a.bib", f"text\n{written}\n"))
    assert written == entry.source


def test_double_braces_everywhere_protect_nothing() -> None:
    """The habit of some programs is told once, and the inner braces are left out of account."""
    content = "".join(f"@book{{k{n}, title = {{{{Title {n}}}}}}}\n" for n in range(3))
    assert [{"title": f"Title {n}"} for n in range(3)] == list(entries(content).values())
    assert findings(content) == [("braced-titles", 1, 20)]


def test_joined_strings_have_a_limit() -> None:
    doubled = "".join(f"@string{{s{n} = s{n - 1} # s{n - 1}}}\n" for n in range(1, 30))
    content = f"@string{{s0 = {{0123456789}}}}\n{doubled}@book{{a, title = s29}}"
    rules = {rule for rule, _, _ in findings(content)}
    assert {"too-long-value"} == rules
    assert len(entries(content)["a"]["title"]) <= 64 * 1024


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        pytest.param(
            "% allow: missing-fields: known\n@book{a,\n year = 1}", [(2, 3)], id="before an entry"
        ),
        pytest.param(
            "% allow: missing-fields: known\n% more\n@book{a}", [(3, 3)], id="comments between"
        ),
        pytest.param("% allow: missing-fields: known\n\n@book{a}", [(1, 1)], id="not before one"),
        pytest.param("% allow missing-fields\n@book{a}", [], id="not the form"),
    ],
)
def test_allowances(content: str, lines: list[tuple[int, int]]) -> None:
    """``% allow: RULE: reason`` holds for the entry below it."""
    _, allowances, _ = load_bib(Text("a.bib", content))
    assert lines == [(each.first_line, each.last_line) for each in allowances]


# One sound entry, one that is broken in one way from line 7 on, and a sound one again.
BETWEEN = """@book{{before,
  author = {{First, Ann}},
  title = {{Fine}},
  year = 2001
}}

{}

@book{{after,
  author = {{Last, Bob}},
  title = {{Also fine}},
  year = 2002
}}
"""
BROKEN = {
    "missing_entry_close": "@book{x,\n  author = {Mid, Cy},\n  title = {T}\n",
    "unquoted_value": "@book{x,\n  author = {Mid, Cy},\n  title = Bare words,\n  year = 2000\n}",
    "unbalanced_quote": '@book{x,\n  author = "Mid, Cy",\n  title = "T,\n  year = 2000\n}',
    "dup_field": "@book{x,\n  author = {Mid, Cy},\n  year = 1999,\n  year = 2000\n}",
    "bad_key_space": "@book{x y,\n  author = {Mid, Cy},\n  title = {T}\n}",
    "at_in_text": "@book{x,\n  author = {Mid, Cy},\n  title = {ask @desk, or not}\n}",
    "percent_comment": "@book{x,\n  author = {Mid, Cy}, % the middle one\n  title = {T}\n}",
}


@pytest.mark.parametrize(
    ("case", "line"),
    [
        ("missing_entry_close", 7),
        ("unquoted_value", 9),
        ("unbalanced_quote", 9),
        ("dup_field", 10),
        ("bad_key_space", 7),
        ("at_in_text", 0),
        ("percent_comment", 0),
    ],
)
def test_broken_files(case: str, line: int) -> None:
    """A file broken in one way gives one error, at its line, and keeps all three entries."""
    found, _, told = load_bib(Text("a.bib", BETWEEN.format(BROKEN[case])))
    errors = [each.span.line for each in told if each.severity is Severity.ERROR]
    assert ([line] if line else []) == errors
    assert [entry.get("author") for entry in found] == ["First, Ann", "Mid, Cy", "Last, Bob"]


def test_files(data: Path) -> None:
    """Each entry of many files is read, or told with its line."""
    lost = []
    for path in sorted((data / "bib").glob("*.bib")):
        content = path.read_bytes().decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
        found, _, told = load_bib(Text(path.name, content))
        known = {entry.span.line for entry in found} | {each.span.line for each in told}
        lost += [
            (path.name, number)
            for number, line in enumerate(content.split("\n"), start=1)
            if _begins_entry(line) and number not in known
        ]
    assert lost == []


def _begins_entry(line: str) -> bool:
    word, brace, _ = line.lstrip().lower().partition("{")
    named = word[:1] == "@" and word[1:].strip().isalpha()
    return bool(brace and named and word[1:].strip() not in {"comment", "string", "preamble"})
