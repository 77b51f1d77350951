"""No browser test reads at once what changes when a page has come: it waits for it.

A click returns before the page that it leads to is there. What is asserted of the address or the
title in that moment holds or fails by chance. Nor does one wait for JavaScript to say so: Playwright
evaluates it again at each frame, which the policy of our pages forbids, so that it fails whenever
it has to wait at all.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

BROWSER = Path(__file__).resolve().parents[1] / "browser"
TESTS = sorted(BROWSER.glob("*.py"))


def at_once(source: str) -> list[int]:
    """Return the lines of *source* that assert a page's address or title without waiting for it."""
    asserted = (it for it in ast.walk(ast.parse(source)) if isinstance(it, ast.Assert))
    return sorted({it.lineno for it in asserted if any(map(_read, ast.walk(it.test)))})


def evaluated_again(source: str) -> list[int]:
    """Return the lines of *source* that wait for JavaScript."""
    called = (it for it in ast.walk(ast.parse(source)) if isinstance(it, ast.Attribute))
    return sorted({it.lineno for it in called if it.attr == "wait_for_function"})


def _read(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and node.func.attr == "title" and not node.args
    return isinstance(node, ast.Attribute) and node.attr == "url" and _is_page(node.value)


def _is_page(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in {"page", "other", "tab", "opened"}


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("page.click()\nassert page.url.endswith('#a')", [2]),
        ("assert page.title() == 'A'", [1]),
        ("before = page.url\nexpect(page).not_to_have_url(before)", []),
        ("page.wait_for_url('**/a/')", []),
        ("assert response.url == 'a'", []),
    ],
)
def test_what_is_read_at_once_is_seen(source: str, lines: list[int]) -> None:
    """The test below finds what it looks for, and nothing else."""
    assert at_once(source) == lines


def test_browser_tests_wait_for_addresses_and_titles() -> None:
    """`expect(page).to_have_url`, `to_have_title` or `wait_for_url` say what has to come."""
    found = {it.name: at_once(it.read_text(encoding="utf-8")) for it in TESTS}
    assert len(found) > 30
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_no_browser_test_waits_for_javascript() -> None:
    """Locators, `wait_for_url` and `expect` wait without evaluating anything."""
    assert evaluated_again("page.goto('a')\npage.wait_for_function('ready')") == [2]
    found = {it.name: evaluated_again(it.read_text(encoding="utf-8")) for it in TESTS}
    assert {name: lines for name, lines in found.items() if lines} == {}
