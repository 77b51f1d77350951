"""From home to a memo by keyboard alone, at 1,024 px: a laptop of 1,280 px at 125 %.

Once on loopback, once under a host name, where browsers allow less: neither the clipboard nor a
service worker is there at plain http.
"""

from __future__ import annotations

from functools import partial

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import HOST, answered, asks, ready

pytestmark = pytest.mark.browser

MOST = 80  # stops until what is looked for: more is no way for anybody
HERE = "it => it === document.activeElement"
SEEN = """() => {
  const it = document.activeElement;
  const box = it.getBoundingClientRect();
  const head = document.querySelector(".md-header").getBoundingClientRect().bottom;
  const own = it.closest(".md-skip, .md-header, [popover], dialog");
  return box.width > 0 && box.bottom > (own ? 0 : head) && box.top < innerHeight;
}"""


def _on_to(page: Page, selector: str) -> None:
    """Press Tab until what *selector* says has the focus; all that has it on the way is in view."""
    wanted = page.locator(selector).first
    for _ in range(MOST):
        page.keyboard.press("Tab")
        assert page.evaluate(SEEN), page.evaluate("document.activeElement.outerHTML")
        if wanted.evaluate(HERE):
            return
    pytest.fail(f"{selector} is not reached by {MOST} times Tab")


@pytest.mark.parametrize("host", ["127.0.0.1", HOST])
def test_from_home_to_a_memo(browser: Browser, address: str, host: str) -> None:
    """The menu, a decision, its questions, what came out: no pointer, nothing out of sight."""
    context = browser.new_context(
        viewport={"width": 1024, "height": 768}, service_workers="block", reduced_motion="reduce"
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address.replace("127.0.0.1", host))
    ready(page)
    _on_to(page, ".pb-menu__open")
    page.keyboard.press("Enter")
    expect(page.locator("#pb-menu")).to_be_visible()
    _on_to(page, "#pb-menu a[href$='decisions/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/decisions/")
    _on_to(page, "article a[href$='sourcing/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/decisions/sourcing/")
    _on_to(page, ".dc-start a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/start/")
    while asks(page):
        _on_to(page, "a.dc-answer")
        answered(page, partial(page.keyboard.press, "Enter"))
        expect(page.locator("article h1")).to_be_focused()
    expect(page.get_by_role("heading", name="About this memo")).to_be_visible()
    assert errors == []
    context.close()
