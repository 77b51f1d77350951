"""What was left out of the theme's style is wanted by no page, in whatever state it is.

Each selector that `slim` drops is held against the pages themselves: the element that it would have
styled must not be there, whether a menu, the search, a popover or a dialog is open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import material  # type: ignore[import-untyped]  # none there
import pytest
import tinycss2
from playwright.sync_api import Page, expect

from generator.site.shells.bundle import UNWANTED
from tests.browser.conftest import Open
from tests.sites import BuiltSite

pytestmark = pytest.mark.browser

# States of an element, and what stands before and after it: they change with what a reader does.
STATES = re.compile(
    r"::?(-webkit-[\w-]+|-ms-[\w-]+|-moz-[\w-]+|before|after|hover|focus(-visible|-within)?|active|checked"
    r"|marker|placeholder|selection|target)(?![\w-])"
)
MATCHED = """selectors => selectors.filter(it => {
  try { return document.querySelector(it) !== null; } catch { return true; }
})"""
# What a script does when the width changes is done before the next picture.
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
PLACES = (
    "",
    "cards/",
    "cards/open-leadership/",
    "decisions/sourcing/",
    "decisions/sourcing/start/",
    "roles/cio/",
    "references/",
    "references/li2010/",
    "glossary/",
    "tensions/",
    "evidence/",
    "health/",
    "courses/",
    "module/",
    "write/",
    "search/?q=trust",
    "a-z/",
    "downloads/",
    "about/",
    "authors/cards/",
    "about/rules/unknown-citation/",
    "404.html",
)


@pytest.fixture(scope="module")
def dropped(built_site: BuiltSite) -> list[str]:
    """Return the selectors of the theme's own style that the site's has not."""
    folder = Path(material.__file__).parent / "templates/assets/stylesheets"
    theirs = {
        it
        for name in ("main.*.min.css", "palette.*.min.css")
        for path in folder.glob(name)
        for it in _selectors(path.read_text("utf-8"))
    }
    style = built_site.folder / "assets/stylesheets/site.css"
    gone = theirs - {*_selectors(style.read_text("utf-8"))}
    assert len(gone) > 500
    return sorted(
        {
            _any_state(it)
            for it in gone
            if ":not(.focus-visible)" not in it and not UNWANTED.search(it)
        }
    )


def _any_state(selector: str) -> str:
    """Return *selector* for an element in any state: what is left of `:hover > a` is `* > a`."""
    return re.sub(r"(^|(?<=[>+~]))(?=[>+~]|$)", "*", STATES.sub("", selector))


def _selectors(style: str) -> Iterator[str]:
    yield from _of(tinycss2.parse_stylesheet(style, skip_comments=True, skip_whitespace=True))


def _of(rules: Any) -> Iterator[str]:
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword in {"media", "supports"}:
            yield from _of(tinycss2.parse_rule_list(rule.content, skip_whitespace=True))
        elif rule.type == "qualified-rule" and not _only_values(rule):
            text = tinycss2.serialize(rule.prelude)
            yield from (re.sub(r"\s*([>+~])\s*", r"\1", it.strip()) for it in _split(text))


def _only_values(rule: Any) -> bool:
    """Tell whether *rule* styles nothing itself, but has values that others ask for."""
    found = tinycss2.parse_blocks_contents(rule.content, skip_whitespace=True)
    return all(it.name.startswith("--") for it in found if it.type == "declaration")


def _split(prelude: str) -> list[str]:
    return re.split(r",(?![^(]*\))", prelude)


def test_no_page_wants_what_was_left_out(visit: Open, dropped: list[str]) -> None:
    """On pages of each kind, as they come, and where scripts move things on a narrow one."""
    watched = visit(reduced_motion="reduce")
    wanted = {}
    for place in PLACES:
        watched.page.set_viewport_size({"width": 1280, "height": 800})
        page = watched.go(place)
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 800})
            page.evaluate(PAINTED)
            if found := page.evaluate(MATCHED, dropped):
                wanted[place, width] = found
    watched.complaints[:] = [it for it in watched.complaints if "404" not in it]
    assert wanted == {}


BOXES = """() => [...document.querySelectorAll(".admonition-title, summary, th[role=columnheader]")]
  .flatMap(it => ["::before", "::after"].map(box => [it, getComputedStyle(it, box)]))
  .filter(([, box]) => !["none", "normal"].includes(box.content) && box.maskImage !== "none")
  .map(([it]) => it.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize(
    "place", ["cards/open-leadership/", "decisions/sourcing/", "resources/", "search/?q=trust"]
)
def test_no_icon_stands_beside_words(visit: Open, place: str) -> None:
    """Of callouts, folded parts and sorted tables: the theme's are left out, so ours must be whole."""
    page = visit(viewport={"width": 1280, "height": 800}).go(place)
    page.locator("summary, th[role=columnheader]").first.wait_for(state="attached")
    assert page.evaluate(BOXES) == []


@pytest.mark.parametrize(
    "state", ["menu", "contents", "search", "popover", "mark", "dark", "print"]
)
def test_nor_in_any_state(visit: Open, dropped: list[str], state: str) -> None:
    """With what scripts and readers open."""
    width = 390 if state in {"menu", "contents"} else 1280
    page = visit(viewport={"width": width, "height": 800}, reduced_motion="reduce").go(
        "cards/open-leadership/"
    )
    _bring(page, state)
    assert page.evaluate(MATCHED, dropped) == []


def _bring(page: Page, state: str) -> None:
    if state in {"menu", "contents"}:
        page.get_by_role("button", name="Navigation").click()
        if state == "contents":
            page.locator("#pb-menu summary").click()
    elif state == "search":
        page.keyboard.press("Control+k")
        page.keyboard.type("sponsor")
        expect(page.locator(".pb-find__hit").first).to_be_visible(timeout=15_000)
    elif state == "popover":
        page.locator("article a.cite").first.hover()
        expect(page.locator(".pb-popover")).to_be_visible()
    elif state == "mark":
        page.locator("button.mark").first.click()
        expect(page.locator(".pb-popover")).to_be_visible()
    elif state == "dark":
        page.emulate_media(color_scheme="dark", forced_colors="active")
    else:
        page.emulate_media(media="print")


ALIGNED = """() => {
  const html = '<table><tr><td class="align-right">1</td><td class="align-center">2</td></tr></table>';
  document.querySelector('.md-typeset').insertAdjacentHTML('beforeend', html);
  return [...document.querySelectorAll('[class^="align-"]')].map(it => getComputedStyle(it).textAlign);
}"""


def test_columns_stand_as_they_are_written(visit: Open) -> None:
    """What a table says of its columns is stronger than what the theme says of all tables."""
    page = visit().go("authors/cards/")  # it has code, and the part of the style for prose with it
    assert page.evaluate(ALIGNED) == ["end", "center"]
