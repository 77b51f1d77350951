"""The tray: a module of one's own, by keyboard, after a reload, as a cartridge that is valid."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from generator.packs.check import check_pack
from tests.browser.conftest import Open, Watched

pytestmark = pytest.mark.browser

CARDS = ("open-leadership", "champions", "suggestion-box", "goals-first", "blurred-roles")
NAME = "A \N{AMPERSAND} <b> \"quoted\" 'words' \N{LATIN SMALL LETTER U WITH DIAERESIS} \u65e5\u672c"


def _filled(watched: Watched) -> Page:
    """Put five cards and a decision into the tray, each by the keyboard."""
    for place in (*(f"cards/{card}/" for card in CARDS), "decisions/who-leads/"):
        page = watched.go(place)
        button = page.get_by_role("button", name="Add to module")
        button.focus()
        page.keyboard.press("Enter")
        expect(page.locator("[data-co-add] [role=status]")).to_contain_text("Added.")
    page = watched.go("module/")
    expect(page.locator(".co-tray__list > li")).to_have_count(len(CARDS) + 1)
    return page


def _titles(page: Page) -> list[str]:
    return page.locator(".co-tray__list > li > a").all_text_contents()


def test_order_by_keyboard_and_reload(visit: Open) -> None:
    """Buttons move a card, the move is said, the focus stays; a reload changes nothing."""
    page = _filled(visit())
    before = _titles(page)
    assert len(before) == 6
    page.get_by_role("button", name=re.compile(rf"Down ?: {re.escape(before[0])}")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").last).to_have_text(f"{before[0]} is number 2 now.")
    assert page.evaluate("document.activeElement.dataset.act") == "down"
    page.get_by_role("button", name=re.compile(rf"Take out ?: {re.escape(before[5])}")).focus()
    page.keyboard.press("Space")
    page.get_by_label("Name of the module").fill("Mine")
    expected = [before[1], before[0], *before[2:5]]
    assert _titles(page) == expected
    page.reload()
    expect(page.locator(".co-tray__list > li")).to_have_count(5)
    assert _titles(page) == expected
    expect(page.get_by_label("Name of the module")).to_have_value("Mine")
    kept = page.evaluate("JSON.parse(localStorage.getItem('pb:module'))")
    assert kept["ids"][0] == "card:champions"


def test_cartridge_is_valid_and_the_same_twice(visit: Open, test_data: Path) -> None:
    """The archive that the browser writes passes the schema and our own check."""
    page = _filled(visit())
    page.get_by_label("Name of the module").fill(NAME)
    made = [_saved(page, "Cartridge for a learning system") for _ in range(2)]
    assert made[0] == made[1]
    assert [it for it in check_pack("m.imscc", made[0]) if it.trap != "relative-link"] == []
    schemas = test_data / "common-cartridge" / "xsd-1.1"
    with zipfile.ZipFile(io.BytesIO(made[0])) as archive:
        assert archive.testzip() is None
        manifest = etree.fromstring(archive.read("imsmanifest.xml"))
        assert NAME in manifest.xpath("string(//*[local-name()='item']/*[local-name()='title'])")
        if schemas.is_dir():
            schema = etree.XMLSchema(etree.parse(schemas / "cc11libxml2validator.xsd"))
            schema.assertValid(manifest)
            link = etree.XMLSchema(etree.parse(schemas / "ccv1p1_imswl_v1p1.xsd"))
            link.assertValid(etree.fromstring(archive.read("link-1.xml")))


def _saved(page: Page, words: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=words).click()
    return Path(waiting.value.path()).read_bytes()


def test_other_forms(visit: Open) -> None:
    page = _filled(visit())
    rows = _saved(page, "Links as CSV").decode("utf-8-sig").splitlines()
    assert rows[0] == "title,address,summary"
    assert len(rows) == 7
    assert '/c/open-leadership/"' in _saved(page, "Links as HTML").decode()
    text = _saved(page, "Text of a course file").decode()
    assert text.startswith("## My module {#my-module}\n\nMinutes: 45\nAim: ")
    assert "](../cards/open-leadership.md)" in text


@pytest.mark.parametrize(
    "kept", ["", "null", "[]", '{"ids": 5}', '{"ids": ["<b>", "card:x"]}', "{"]
)
def test_whatever_is_kept_the_page_works(visit: Open, kept: str) -> None:
    """Storage that somebody else filled breaks nothing."""
    watched = visit()
    page = watched.go("cards/champions/")
    page.evaluate("kept => localStorage.setItem('pb:module', kept)", kept)
    page = watched.go("module/")
    expect(page.get_by_text("Nothing is in it yet.")).to_be_visible()


def test_without_script_a_sentence(visit: Open) -> None:
    watched = visit(java_script_enabled=False)
    watched.page.goto(watched.address + "module/")
    expect(watched.page.get_by_text("This page works with JavaScript only.")).to_be_visible()


def test_axe_finds_nothing(visit: Open) -> None:
    watched = visit(viewport={"width": 1280, "height": 900})
    page = _filled(watched)
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        assert (width, watched.violations_in_both(resized=width < 1280)) == (width, [])
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
