"""Notes at the foot of a page, in a style for notes: ways there and back, and what is shown beside."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.project import build_project, compile_project, open_project
from generator.site.build import BuildOptions
from generator.site.place import BuildFolders, take
from tests.browser.axe import violations
from tests.browser.conftest import PATH, ready, served
from tests.unit.render.note_style import STYLE

pytestmark = pytest.mark.browser

DAY = date(2026, 12, 1)
CARD = "\n- Goals come first, as @li2010 [p. 3] says.[^own]\n- See it [see @li2010, p. 5].\n\n[^own]: A note of ours.\n"
NUMBER = "article .pb-noteref a"


@pytest.fixture(scope="module")
def address(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build a small playbook in a style for notes and serve it; return the address of a card."""
    folder = tmp_path_factory.mktemp("noted") / "book"
    shutil.copytree(root / "tests" / "golden" / "_base", folder)
    (folder / "style.csl").write_text(STYLE, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: Noted\nplugins: [{playbook: {csl: style.csl}}]\n", encoding="utf-8"
    )
    card = folder / "kb" / "cards" / "goals-first.md"
    card.write_text(card.read_text(encoding="utf-8") + CARD, encoding="utf-8")
    project = open_project(folder, DAY)
    settings = replace(project.given.settings, site_url=f"http://127.0.0.1{PATH}")
    place = BuildFolders(tmp_path_factory.mktemp("build"), project.place.theme)
    take(place)
    project = project.having(settings, place)
    build_project(project, compile_project(project), BuildOptions())
    with served(place.site) as at:
        yield f"{at}cards/goals-first/"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a visitor who has seen nothing yet."""
    visitor = browser.new_context(
        viewport={"width": 1280, "height": 500}, service_workers="block", has_touch=True
    )
    yield visitor
    visitor.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    """Return the card, once its scripts have run."""
    opened = context.new_page()
    opened.goto(address)
    ready(opened)
    return opened


def test_there_and_back_by_keyboard(page: Page) -> None:
    """A number leads to its note, and the note back to the number, without a pointer."""
    page.locator(NUMBER).nth(1).focus()
    page.keyboard.press("Enter")
    note = page.locator("#pb-note-2")
    expect(note).to_be_in_viewport()
    expect(page).to_have_url(re.compile("#pb-note-2$"))
    page.keyboard.press("Tab")  # the next stop is in the note
    expect(note.locator("a").first).to_be_focused()
    back = note.get_by_role("link", name="Back to note 2 in the text")
    back.focus()
    page.keyboard.press("Enter")
    expect(page.locator(NUMBER).nth(1)).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(page.locator(NUMBER).nth(1)).to_be_focused()


def test_pointing_at_a_number_shows_its_note(page: Page) -> None:
    """What the note says, without its links, and nothing is fetched for it."""
    asked: list[str] = []
    page.on("request", lambda it: asked.append(it.url))
    page.locator(NUMBER).first.hover()
    shown = page.locator(".pb-popover")
    expect(shown).to_have_attribute("role", "tooltip")
    expect(shown).to_have_text("Charlene Li, Open leadership, 2010.")
    assert shown.locator("a, [id]").count() == 0
    assert [it for it in asked if "/assets/parts/popovers." not in it] == []  # what shows it


def test_focus_shows_it_too_and_escape_hides_it(page: Page) -> None:
    page.locator(NUMBER).first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".pb-popover")).to_contain_text("Charlene Li")
    page.keyboard.press("Escape")
    expect(page.locator(".pb-popover")).to_have_count(0)


def test_a_tap_shows_it_and_a_second_goes_there(page: Page) -> None:
    page.locator(NUMBER).first.tap()
    dialog = page.get_by_role("dialog", name="Note 1")
    expect(dialog).to_contain_text("Charlene Li")
    dialog.get_by_role("link", name="Go to the note").tap()
    expect(page).to_have_url(re.compile("#pb-note-1$"))


def test_axe_and_width(page: Page) -> None:
    """Nothing for axe in both schemes at two widths, and nothing goes sideways."""
    looks: set[str] = set()
    for width, only in ((1280, ""), (360, "layout")):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme, what in (("light", only), ("dark", "colours")):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of its words
            found = violations(page, only=what, known=looks)
            assert (width, scheme, found) == (width, scheme, [])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_works_without_script(browser: Browser, address: str) -> None:
    """Numbers and ways back are links."""
    visitor = browser.new_context(java_script_enabled=False)
    page = visitor.new_page()
    page.goto(address)
    page.locator(NUMBER).first.click()
    expect(page).to_have_url(re.compile("#pb-note-1$"))
    page.locator("#pb-note-1 [role=doc-backlink]").click()
    expect(page).to_have_url(re.compile("#pb-note-1-ref$"))
    visitor.close()


def test_paper_has_notes_without_ways_back(page: Page) -> None:
    page.emulate_media(media="print")
    expect(page.locator("#pb-note-1 .pb-note")).to_be_visible()
    expect(page.locator("#pb-note-1 [role=doc-backlink]")).to_be_hidden()
