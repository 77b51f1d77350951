"""Laying out a file changes its looks, not its meaning."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.findings.diagnostics import Text
from generator.load.bib import load_bib
from generator.load.bib.format import format_bib


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(
            '@Book{k,Title="T", YEAR = 2001}',
            "@book{k,\n  title = {T},\n  year  = 2001,\n}\n",
            id="layout",
        ),
        pytest.param(
            "@book{a}\n\n\n\n@book{b}", "@book{a,\n}\n\n@book{b,\n}\n", id="one line between"
        ),
        pytest.param(
            "% text\n@book{a} % more\n@book{b}",
            "% text\n@book{a,\n} % more\n@book{b,\n}\n",
            id="comments between entries",
        ),
        pytest.param(
            "@book{a, % why\n title = {T}}", "@book{a, % why\n title = {T}}\n", id="comment inside"
        ),
        pytest.param(
            "@book{a, title = {T} year = 1}", "@book{a, title = {T} year = 1}\n", id="a flaw"
        ),
        pytest.param(
            '@book{a, title = x # "y"}', '@book{a,\n  title = x # "y",\n}\n', id="joined strings"
        ),
        pytest.param(
            '@book{a, title = "{"}"}', '@book{a,\n  title = {{"}},\n}\n', id="quote in quotes"
        ),
        pytest.param("@string{a =  {b}}", "@string{a =  {b}}\n", id="no entry"),
        pytest.param("", "", id="empty"),
    ],
)
def test_format(written: str, expected: str) -> None:
    assert expected == format_bib(Text("a.bib", written))
    assert expected == format_bib(Text("a.bib", expected))


@pytest.mark.slow
def test_files_keep_their_meaning(data: Path) -> None:
    """The entries of many files are the same before and after, and after again."""
    changed = []
    for path in sorted((data / "bib").glob("*.bib")):
        content = path.read_bytes().decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
        shown = format_bib(Text(path.name, content))
        if _meaning(content) != _meaning(shown) or shown != format_bib(Text(path.name, shown)):
            changed.append(path.name)
    assert changed == []


def _meaning(content: str) -> list[object]:
    entries, _, _ = load_bib(Text("a.bib", content))
    return [
        (entry.type.value, entry.key.value, [(n, each.value) for n, each in entry.fields.items()])
        for entry in entries
    ]
