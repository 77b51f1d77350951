"""Use every feature under the strict policy, sent as a header too, and let the browser object."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.site.headers.policy import headers
from tests.browser.conftest import Handler, ready, served
from tests.sites import BuiltSite

pytestmark = pytest.mark.browser

# Before any script of the page: note what the policy stops, over all pages of a visit.
LISTEN = """
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) =>
  reportViolation(`${violatedDirective}: ${blockedURI} in ${sourceFile} of ${location.pathname}`));
"""


class Guarded(Handler):
    """Send what `playbook headers` tells hosts to send."""

    enough = ("assets/", "cards/", "offline/", "lens.json", "pagefind/pagefind", "search/")

    def end_headers(self) -> None:
        """Add the headers to every answer."""
        for name, value in headers():
            self.send_header(name, value)
        super().end_headers()


@pytest.fixture
def guarded(built_site: BuiltSite) -> Iterator[str]:
    """Serve the real site with its headers; return its address."""
    with served(built_site.folder, Guarded) as at:
        yield at


@pytest.fixture
def visited(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """Return a page of a visitor, and the list that violations come into."""
    context = browser.new_context(
        service_workers="allow", permissions=["clipboard-read", "clipboard-write"]
    )
    stopped: list[str] = []
    context.expose_function("reportViolation", lambda line: stopped.append(line))  # noqa: PLW0108  # Playwright needs a function of its own
    context.add_init_script(LISTEN)
    yield context.new_page(), stopped
    context.close()


def test_the_listener_hears(guarded: str, visited: tuple[Page, list[str]]) -> None:
    """What the policy forbids is reported: else the next test could not fail."""
    page, stopped = visited
    page.goto(guarded)
    page.evaluate(
        "document.body.append(Object.assign(new Image(), { src: 'https://example.org/' }))"
    )
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    ready(page)
    assert {it.split(":")[0] for it in stopped} == {"img-src", "style-src-attr"}


def test_nothing_is_stopped(guarded: str, visited: tuple[Page, list[str]]) -> None:
    """Home, search, a walk, its chart, copying, both schemes, a memo, going offline: no objection."""
    page, stopped = visited
    page.goto(guarded)
    ready(page)
    page.get_by_role("button", name="Keep for offline").click()
    expect(page.locator("html[data-pb-kept]")).to_be_attached(timeout=60_000)
    _search(page)
    _switch_scheme(page)
    _copy(page, guarded)
    _walk(page, guarded)
    page.context.set_offline(True)
    page.goto(f"{guarded}cards/open-leadership/")
    expect(page.locator(".pb-offline")).to_be_visible()
    _search(page)
    page.goto(f"{guarded}nowhere/")
    expect(page.locator("article h1")).to_have_text("Not kept for reading offline")
    assert stopped == []


def _search(page: Page) -> None:
    ready(page)
    page.keyboard.press("Control+k")
    page.keyboard.type("open leadership")
    result = page.locator(".pb-finder a", has_text="leadership").first
    result.click()
    expect(page.locator("article h1")).to_be_visible()
    expect(page.locator("dialog[open]")).to_have_count(0)


def _switch_scheme(page: Page) -> None:
    for _ in range(3):
        page.get_by_role("button", name="Colours: ").click()


def _copy(page: Page, address: str) -> None:
    page.goto(f"{address}references/")
    page.locator("article a[href*='li2010']").first.click()
    page.locator(".pb-copy").first.click()
    expect(page.locator(".pb-copy").first).to_contain_text("Copied")


def _walk(page: Page, address: str) -> None:
    page.goto(f"{address}decisions/sourcing/")
    expect(page.locator("article svg").first).to_be_visible()
    page.get_by_role("link", name="Start this decision", exact=True).click()
    for answer in ("core-to.business", "belief.core"):
        page.locator(f'[data-dc-answer="{answer}"]').click()
        page.wait_for_url(f"**/{answer}/")
