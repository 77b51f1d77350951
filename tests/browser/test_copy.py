"""Copy a reference from its page, as a visitor does, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
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
