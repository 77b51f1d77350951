"""A sheet that is indented is told so once, and read as if it were not."""

from __future__ import annotations

import pytest

from generator.findings.fixes import edited
from generator.rules.sheet_checks import check_sheet
from tests.unit.factories import card, load_and_resolve, under

BODY = "## Guidance\n\n- Let goals [decide](https://example.org). <!-- id: goals; basis: editorial -->\n"
PATH = "kb/cards/a.md"
FRONT, REST = card(BODY).removeprefix("---\n").split("---\n")
KEYS = FRONT.splitlines(keepends=True)
FIRST, *OTHERS = KEYS
WHOLE = "every line of the file is indented"
ALL = "the front matter is indented"
SOME = "keys of the front matter that are indented further than others"
BELOW = "every line below the front matter is indented"


def shifted(words: str, indent: str = "  ") -> str:
    """Return *words* with each of its lines indented."""
    return "".join(f"{indent}{line}" if line.strip() else line for line in words.splitlines(True))


def sheet(front: str, rest: str = REST) -> str:
    """Return a sheet with *front* between its lines of hyphens."""
    return f"---\n{front}---\n{rest}"


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        pytest.param(shifted(card(BODY)), 1, WHOLE, id="whole"),
        pytest.param(shifted(card(BODY), " "), 1, WHOLE, id="whole, by one"),
        pytest.param(shifted(card(BODY), "\t"), 1, WHOLE, id="whole, by tabs"),
        pytest.param(shifted(card(BODY), "      "), 1, WHOLE, id="whole, as code"),
        pytest.param(shifted(sheet(FRONT, "")) + REST, 1, ALL, id="front matter"),
        pytest.param(f"  {card(BODY)}", 1, ALL, id="its first line"),
        pytest.param(sheet(shifted(FRONT, "\t")), 2, ALL, id="keys, by tabs"),
        pytest.param(sheet(FIRST + shifted("".join(OTHERS))), 3, SOME, id="but the first"),
        pytest.param(sheet(shifted("".join(KEYS[:-1])) + KEYS[-1]), 2, SOME, id="but the last"),
        pytest.param(sheet(FIRST + shifted("".join(OTHERS[:3]), " ") + "".join(OTHERS[3:])), 3, SOME, id="some"),
        pytest.param(sheet(FRONT, shifted(REST, "    ")), 10, BELOW, id="below it"),
    ],
)  # fmt: skip
def test_told_once(text: str, line: int, told: str) -> None:
    """One finding; the fix takes the white space away, and nothing else is wrong then or now."""
    files = {PATH: text}
    made, findings = load_and_resolve(files)
    assert [(it.message, it.span.line, it.span.column) for it in findings] == [(told, line, 1)]
    mended = edited(text.encode(), findings[0].fix).decode()
    assert mended == card(BODY)
    assert load_and_resolve({PATH: mended})[1] == ()
    (sheet,) = made.cards()
    assert not [*check_sheet(sheet)]
    assert [it.anchor for it in sheet.document.statements] == ["goals"]
    assert [under(it.target.span, files) for it in sheet.document.links] == ["https://example.org"]


def test_places() -> None:
    """What else is wrong stands where it stands in the file, and so does its fix."""
    text = shifted(card(BODY).replace("owner: cio", "ownr: cio"))
    _, findings = load_and_resolve({PATH: text})
    assert [under(it.span, {PATH: text}) for it in findings] == ["  ", "ownr"]
    edits = [edit for it in findings for edit in it.fix]
    assert edited(text.encode(), edits).decode() == card(BODY)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(sheet(shifted(FRONT)), id="front matter that YAML reads"),
        pytest.param(card(BODY, front="changes:\n  - date: 2026-11-01\n    words: New.\n"), id="below a key"),
        pytest.param(card(BODY).replace("summary: What", "summary: >\n  owner: What"), id="folded text"),
        pytest.param(card(BODY.replace("- Let", "  - Let")), id="an item"),
    ],
)  # fmt: skip
def test_right(text: str) -> None:
    """What can be read, and means what it says, is left alone."""
    assert load_and_resolve({PATH: text})[1] == ()


def test_one_key() -> None:
    """One key that is indented is a slip of its line."""
    text = card(BODY).replace("summary:", "  summary:")
    assert "further than the one above it" in load_and_resolve({PATH: text})[1][0].message


@pytest.mark.parametrize("path", ["docs/code.md", "docs/rule.md"])
def test_pages(path: str) -> None:
    """A page of docs/ may begin with a rule, or be a block of code; it may not be a sheet that is moved."""
    made = load_and_resolve({path: "    # Code\n" if "code" in path else "  ---\nWords\n\n---\n"})
    assert made[1] == ()
    page = shifted("---\ntitle: A page\n---\n# A page\n\nWords.\n", "    ")
    assert [it.message for it in load_and_resolve({path: page})[1]] == [WHOLE]
