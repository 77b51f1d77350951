"""Copy a reference from its page, as a visitor does, in a real browser."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import HOST, Open, ready
from tests.sites import BuiltSite

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def work(built_site: BuiltSite) -> str:
    """Return the address of a reference's page."""
    first = next(iter(built_site.result.playbook.references.values()))
    return f"references/{first.slug}/"


def test_copy(visit: Open, work: str) -> None:
    """Each text has one button, which copies just that text and says so."""
    page = visit(permissions=["clipboard-read", "clipboard-write"]).go(work)
    buttons, texts = page.locator(".pb-copy"), page.locator("[data-pb-copy]")
    expect(texts).not_to_have_count(0)
    expect(buttons).to_have_count(texts.count())
    for at in range(texts.count()):
        buttons.nth(at).click()
        expect(buttons.nth(at)).to_contain_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == texts.nth(at).text_content()
    expect(page.get_by_role("status")).to_contain_text(["Copied: Key"])


def test_buttons_are_accessible(visit: Open, work: str) -> None:
    """With its buttons the page has no barrier that axe knows."""
    watched = visit(reduced_motion="reduce")
    expect(watched.go(work).locator(".pb-copy").first).to_be_visible()
    assert watched.violations_in_both() == []


def test_no_button_without_script(visit: Open, work: str) -> None:
    """Where nothing can be copied, nothing promises it."""
    page = visit(java_script_enabled=False).go(work)
    expect(page.locator("[data-pb-copy]").first).to_be_visible()
    expect(page.locator(".pb-copy, button:has-text('Copy')")).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1280])
def test_what_can_be_done_with_a_card(visit: Open, width: int) -> None:
    """At the side where there is room, at the foot where there is none; citing opens what is folded."""
    page = visit(viewport={"width": width, "height": 800}).go("cards/open-leadership/")
    row = page.locator(".pb-actions")
    expect(row).to_have_count(1)
    expect(row.locator("xpath=ancestor::article")).to_have_count(int(width < 960))
    assert [it.strip() for it in row.locator(".pb-actions__link").all_inner_texts()][:3] == [
        "Print",
        "Copy link",
        "Cite this card",
    ]
    if width > 960:
        expect(row).to_be_in_viewport()
        page.set_viewport_size({"width": 390, "height": 800})
        expect(row.locator("xpath=ancestor::article")).to_have_count(1)
    row.get_by_role("button", name="Cite this card").click()
    expect(page.locator("#card-cite")).to_have_attribute("open", "")


def test_where_no_page_is(visit: Open) -> None:
    """Nothing there is worth a print or a link; a suggestion says which address led there."""
    watched = visit()
    page = watched.go("cards/never-written/")
    watched.complaints[:] = [it for it in watched.complaints if "404" not in it]
    row = page.locator(".pb-actions")
    asked = re.compile(re.escape(quote(page.url, safe="")))
    expect(row.locator("[data-pb-suggest]")).to_have_attribute("href", asked)
    expect(row.get_by_role("button")).to_have_count(0)


def test_copy_at_plain_http(browser: Browser, address: str) -> None:
    """Under a host name without a certificate browsers have no clipboard: what is selected can be copied."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(f"{address.replace('127.0.0.1', HOST)}cards/open-leadership/")
    ready(page)
    assert page.evaluate("navigator.clipboard") is None
    button = page.locator(".pb-actions button").nth(1)
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_text("Copied")
    expect(button).to_be_focused()
    page.evaluate("document.body.append(document.createElement('textarea'))")
    field = page.locator("body > textarea")
    field.focus()
    page.keyboard.press("Control+v")
    expect(field).to_have_value(page.url)
    context.close()
