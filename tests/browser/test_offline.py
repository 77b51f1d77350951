"""Read without a network what was read before, and all of the site for who asks, in a real browser."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.model.site import Page as Compiled
from generator.model.site import Settings
from generator.project import own_theme
from generator.render.outputs import output_of
from generator.site.build import BuildOptions, build_site
from generator.site.place import BuildFolders
from tests.browser.conftest import PATH, Handler, ready
from tests.sites import BuiltSite

pytestmark = pytest.mark.browser

NAMES = "caches.keys().then(names => names.filter(it => it.startsWith('playbook ')))"
PLACES = """
caches.keys()
  .then(([name]) => caches.open(name))
  .then(cache => cache.keys())
  .then(all => all.map(it => it.url))
"""


class Site:
    """A folder that is served below a path, until the server is gone."""

    def __init__(self, folder: Path, enough: tuple[str, ...] = ()) -> None:
        self.asked: list[str] = []
        self.broken: set[str] = set()  # paths that the server fails at
        site = self

        class Noting(Handler):
            def do_GET(self) -> None:  # noqa: N802  # the name that http.server calls
                site.asked.append(self.path.removeprefix(PATH))
                if self.path.removeprefix(PATH) in site.broken:
                    self._answer(503, "text/html", b"<h1>Broken</h1>")
                else:
                    super().do_GET()

        Noting.enough = enough
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Noting, directory=str(folder)))
        self.address = f"http://127.0.0.1:{self.server.server_port}{PATH}"
        threading.Thread(target=partial(self.server.serve_forever, 0.05), daemon=True).start()

    def stop(self) -> None:
        """Let nobody answer at the address any more."""
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def serve() -> Iterator[Callable[[Path], Site]]:
    """Return a function that serves a folder until the test ends."""
    served: list[Site] = []

    def serve(folder: Path) -> Site:
        served.append(Site(folder))
        return served[-1]

    yield serve
    for site in served:
        site.stop()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """Return a visitor whose browser keeps what service workers keep."""
    context = browser.new_context(service_workers="allow")
    yield context
    context.close()


@pytest.fixture(scope="module")
def keeping(browser: Browser, built_site: BuiltSite) -> Iterator[tuple[Site, BrowserContext]]:
    """Return the real site, and a visitor who keeps all of it: that takes seconds."""
    site = Site(built_site.folder)
    context = browser.new_context(service_workers="allow")
    _visit(context, f"{site.address}glossary/").close()
    yield site, context
    context.close()
    site.stop()


@pytest.fixture
def reader(keeping: tuple[Site, BrowserContext]) -> Iterator[tuple[Site, BrowserContext]]:
    """Return them for one test, which begins without a network."""
    context = keeping[1]
    context.set_offline(True)
    yield keeping
    for page in context.pages:
        page.close()


def _visit(visitor: BrowserContext, address: str) -> Page:
    """Open a page, the first one of this visitor, and ask for the site to be kept."""
    page = visitor.new_page()
    page.goto(address)
    page.get_by_role("button", name="Keep for offline").click()
    expect(page.locator("html[data-pb-kept]")).to_be_attached(timeout=60_000)
    return page


def _until(page: Page, expression: str) -> None:
    """Wait until *expression* is true; the page's policy forbids Playwright to do it there."""
    for _ in range(600):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never true: {expression}")


def _shown_in_the_end(page: Page, address: str, check: Callable[[], None]) -> None:
    """Open *address* until *check* holds: on a busy machine an answer may come too late for it."""
    for _ in range(4):
        page.goto(address)
        with suppress(AssertionError):
            check()
            return
    page.goto(address)
    check()


@pytest.fixture
def little(built_site: BuiltSite) -> Iterator[Site]:
    """Serve the real site; who asks for all of it gets the cards and a few lists."""
    site = Site(built_site.folder, ("assets/", "cards/", "glossary/", "roles/", "offline/"))
    yield site
    site.stop()


@pytest.fixture
def built(serve: Callable[[Path], Site], built_site: BuiltSite) -> Site:
    """Serve the real site."""
    return serve(built_site.folder)


def _again(page: Page, address: str) -> None:
    """Open a page and wait until what was read is kept."""
    page.goto(address)
    expect(page.locator("html[data-pb-visited]")).to_be_attached(timeout=60_000)


def test_a_first_visit_fetches_its_page_alone(built: Site, visitor: BrowserContext) -> None:
    """No worker, no list, no other page: who reads one page pays for one page."""
    page = visitor.new_page()
    page.goto(f"{built.address}cards/open-leadership/")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)
    kinds = sorted(it.partition("?")[0].rsplit("/", 1)[-1] for it in built.asked)
    assert [it for it in kinds if it != "favicon.svg"] == ["", "boot.js", "site.css", "site.js"]
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_what_was_read_can_be_read_again(built: Site, visitor: BrowserContext) -> None:
    """From the second page on, the pages of the visit are kept, with their style; no others are."""
    page = visitor.new_page()
    page.goto(f"{built.address}cards/open-leadership/")
    _again(page, f"{built.address}roles/cio/")
    page.goto(f"{built.address}glossary/")
    page.wait_for_load_state("networkidle")
    assert "sw-files.json" not in {it.partition("?")[0] for it in built.asked}
    visitor.set_offline(True)
    for place in ("cards/open-leadership/", "roles/cio/", "glossary/"):
        page.goto(built.address + place)
        expect(page.locator(".pb-offline")).to_contain_text("You are offline.")
        family = page.locator("article h1").evaluate("it => getComputedStyle(it).fontFamily")
        assert "Georgia" in family
    page.goto(f"{built.address}cards/champions/")
    expect(page.locator("article h1")).to_have_text("Not kept for reading offline")


def test_rules_and_decisions_of_architecture_are_not_kept(
    reader: tuple[Site, BrowserContext],
) -> None:
    """They explain the product: who asks for the playbook does not get them unasked."""
    built, visitor = reader
    page = visitor.new_page()
    page.goto(built.address)
    kept = [it.removeprefix(built.address) for it in page.evaluate(PLACES)]
    assert [
        it for it in kept if it.startswith(("about/rules/", "about/adr/")) and it.count("/") > 2
    ] == []
    assert {"cards/champions/", "glossary/", "lens.json"} <= set(kept)


def test_the_wish_can_be_taken_back(little: Site, visitor: BrowserContext) -> None:
    """What was kept by wish goes; what was read stays."""
    page = _visit(visitor, f"{little.address}glossary/")
    assert f"{little.address}cards/champions/" in page.evaluate(PLACES)
    page.get_by_role("button", name="Remove from this device").click()
    expect(page.get_by_role("button", name="Keep for offline")).to_be_visible()
    _until(page, f"{PLACES}.then(all => all.every(it => !it.endsWith('cards/champions/')))")
    visitor.set_offline(True)
    page.goto(f"{little.address}glossary/")
    expect(page.locator("article h1")).to_have_text("Glossary")


def test_the_situation_is_known_offline(reader: tuple[Site, BrowserContext]) -> None:
    """Home counts all cards and a card names the situation, with what was kept."""
    built, visitor = reader
    page = visitor.new_page()
    page.goto(f"{built.address}?role=cmo")
    expect(page.locator("article .pb-lens__said")).to_contain_text("5 of 26 cards fit")
    page.goto(f"{built.address}cards/open-leadership/?role=cmo")
    expect(page.locator("[data-pb-situation]")).to_contain_text("Chief Marketing Officer")


def test_the_site_is_read_offline(reader: tuple[Site, BrowserContext]) -> None:
    """After one visit of one page, without a network: home, a card, a search, a decision."""
    built, visitor = reader
    page = visitor.new_page()
    page.goto(built.address)
    ready(page)
    expect(page.locator(".pb-offline")).to_contain_text("You are offline. This page was kept on")

    page.goto(f"{built.address}cards/open-leadership/?role=cio")
    expect(page.locator("article h1")).to_be_visible()
    card = page.locator("article h1").inner_text()
    assert page.locator("article h1").evaluate("it => getComputedStyle(it).fontFamily") != "serif"

    ready(page)
    page.keyboard.press("Control+k")
    page.keyboard.type("open leadership")
    expect(page.locator(".pb-finder a", has_text=card).first).to_be_visible()
    page.keyboard.press("Escape")

    page.goto(f"{built.address}decisions/sourcing/")
    page.get_by_role("link", name="Start this decision", exact=True).click()
    page.locator('[data-dc-answer="core-to.business"]').click()
    page.wait_for_url("**/core-to.business/")
    page.locator('[data-dc-answer="belief.core"]').click()
    page.wait_for_url("**/belief.core/")
    expect(page.locator("article h1")).to_be_focused()


def test_a_page_that_is_not_kept(reader: tuple[Site, BrowserContext]) -> None:
    """The visitor is told so, on a page of the site that leads on and back."""
    built, visitor = reader
    page = visitor.new_page()
    asked = f"{built.address}cards/no-such-card/?q=x"

    def told() -> None:
        expect(page.locator("article h1")).to_have_text("Not kept for reading offline")
        again = page.get_by_role("link", name="Try that page again")
        expect(again).to_have_attribute("href", asked)

    _shown_in_the_end(page, asked, told)
    page.get_by_role("link", name="All cards", exact=True).click()
    page.wait_for_url("**/cards/")
    visitor.set_offline(False)
    page.goto(f"{built.address}cards/no-such-card/")
    expect(page.locator("article h1")).to_have_text("Page not found")


def test_the_server_is_gone(little: Site, visitor: BrowserContext) -> None:
    """A server that answers no more, or with its own fault, costs no page; the line says which."""
    page = _visit(visitor, little.address)
    line = page.locator(".pb-offline")
    told = "The site does not answer. This page was"
    cards = f"{little.address}cards/"
    little.broken.add("cards/")
    _shown_in_the_end(page, cards, lambda: expect(line).to_contain_text(told))
    little.broken.clear()
    _shown_in_the_end(page, cards, lambda: expect(line).to_have_count(0))
    expect(page.locator("article h1")).to_have_text("All cards")
    little.stop()
    roles = f"{little.address}roles/"
    _shown_in_the_end(page, roles, lambda: expect(line).to_contain_text(told))
    expect(page.locator("article h1")).to_have_text("Roles")


def test_one_fault_does_not_cost_the_rest(little: Site, visitor: BrowserContext) -> None:
    """What the server does not give is not kept, neither is its fault; all else is."""
    little.broken.add("cards/open-leadership/")
    page = _visit(visitor, little.address)
    kept = set(page.evaluate(PLACES))
    assert f"{little.address}cards/open-leadership/" not in kept
    assert f"{little.address}cards/champions/" in kept


# Two builds, one after the other

STYLE = "assets/stylesheets/playbook.css"


@pytest.fixture
def place(tmp_path: Path) -> BuildFolders:
    """Return a place to build in, with the theme."""
    return BuildFolders(tmp_path / "build", own_theme())


def _build(place: BuildFolders, pages: tuple[Compiled, ...], *, offline: bool = True) -> None:
    settings = Settings(site_name="Playbook", site_url=f"http://127.0.0.1{PATH}")
    build_site(
        place.build, tuple(map(output_of, pages)), settings, place, BuildOptions(offline=offline)
    )


def _colour(page: Page) -> str:
    return str(page.locator("article h1").evaluate("it => getComputedStyle(it).color"))


def test_a_new_build_reaches_the_visitor(
    serve: Callable[[Path], Site],
    visitor: BrowserContext,
    place: BuildFolders,
    few_pages: tuple[Compiled, ...],
) -> None:
    """The next visit shows new words and styles; what changed, and no more, is fetched."""
    _build(place, few_pages)
    site = serve(place.site)
    page = _visit(visitor, site.address)
    style = place.theme[STYLE] + b".md-typeset h1 { color: rgb(1, 2, 3); }\n"
    other = replace(place, theme={**place.theme, STYLE: style})
    _build(other, few_pages[:3])  # two pages go
    site.asked.clear()
    page.goto(site.address)
    assert _colour(page) == "rgb(1, 2, 3)"
    _until(page, f"{NAMES}.then(names => names.length === 1)")
    version = json.loads((place.site / "sw-files.json").read_text("utf-8"))["version"]
    _until(page, f"{PLACES}.then(all => all.some(it => it.endsWith('?v={version}')))")
    _until(page, f"{PLACES}.then(all => !all.some(it => it.includes('drafts')))")
    again = [it for it in site.asked if it.startswith(("assets/javascripts/boot", "pagefind/"))]
    assert [it for it in again if "entry" not in it and "component" not in it] == []
    visitor.set_offline(True)
    page.goto(f"{site.address}cards/sponsor/")
    assert _colour(page) == "rgb(1, 2, 3)"
    assert f"{site.address}drafts/" not in page.evaluate(PLACES)


def test_switched_off(
    serve: Callable[[Path], Site],
    visitor: BrowserContext,
    place: BuildFolders,
    few_pages: tuple[Compiled, ...],
) -> None:
    """A build without the worker takes away one that an earlier build left, and what it kept."""
    _build(place, few_pages)
    site = serve(place.site)
    page = _visit(visitor, site.address)
    _build(place, few_pages, offline=False)
    assert not (place.site / "sw.js").exists()
    page.goto(site.address)
    gone = "navigator.serviceWorker.getRegistrations().then(all => all.length === 0)"
    _until(page, gone)
    page.goto(f"{site.address}cards/")  # what the worker kept until then goes here
    _until(page, f"{NAMES}.then(names => names.length === 0)")
