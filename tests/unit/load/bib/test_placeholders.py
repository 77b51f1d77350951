"""A value that says nothing is told at its field, and alone."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Text
from generator.load.bib import load_bib, to_csl

SOUND = "author = {Li, C.}, title = {T}, date = {2010}, publisher = {P}"


def told(fields: str) -> list[tuple[str, str]]:
    """Return rule and help of what is said of a book with *fields*."""
    (entry,), _, _ = load_bib(Text("a.bib", f"@book{{k, {fields}}}"))
    return [(it.rule, it.help or "") for it in to_csl(entry)[1]]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("volume", "n/a"),
        ("number", "N/A"),
        ("publisher", "TODO"),
        ("publisher", "{Unknown}"),
        ("publisher", "Unknown publisher"),
        ("location", "xxx"),
        ("pages", "???"),
        ("pages", "--"),
        ("doi", "n/a"),
        ("url", "none"),
        ("isbn", "tba"),
        ("note", "TODO: ask Ann"),
        ("series", "null"),
        ("edition", "?"),
        ("translator", "No author"),
        ("publisher", "keine Angabe"),
        ("publisher", "<publisher>"),
        ("publisher", "[insert publisher]"),
        ("year", "forthcoming?"),
        ("year", "unknown"),
        ("date", "TBD"),
    ],
)
def test_a_value_that_says_nothing(name: str, value: str) -> None:
    """No second finding judges its form."""
    fields = SOUND.replace("publisher = {P}", "") if name == "publisher" else SOUND
    fields = fields.replace("date = {2010}", "") if name in {"year", "date"} else fields
    expected = [("placeholder", f"write what belongs there, or take `{name}` out")]
    if (name, value) == ("series", "null"):
        expected = []  # a series may be called so
    assert told(f"{fields}, {name} = {{{value}}}") == expected


@pytest.mark.parametrize(
    "fields",
    [
        SOUND,
        SOUND.replace("{T}", "{Unknown}"),
        SOUND.replace("{T}", "{Untitled}"),
        SOUND.replace("{T}", "{None of the above}"),
        SOUND.replace("{Li, C.}", "{Null, Ann}"),
        SOUND.replace("{Li, C.}", "{Anonymous}"),
        SOUND.replace("date = {2010}", "year = {n.d.}"),
        SOUND.replace("date = {2010}", "year = {forthcoming}"),
        f"{SOUND}, volume = {{XXX}}",
        f"{SOUND}, abstract = {{n/a}}",
        f"{SOUND}, keywords = {{todo}}",
        f"{SOUND}, note = {{}}",
        f"{SOUND}, pages = {{1--2}}",
        f"{SOUND}, subtitle = {{What to do}}",
    ],
)
def test_sound(fields: str) -> None:
    assert told(fields) == []
