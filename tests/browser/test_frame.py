"""Use the frame of a page as visitors do: find, read, switch, and go on, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from generator.kinds import Kind
from tests.browser.conftest import Open
from tests.sites import BuiltSite

pytestmark = pytest.mark.browser

NARROW = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 900}
RESTING = "document.getAnimations().every(it => it.playState === 'finished')"


@pytest.fixture(scope="session")
def card(built_site: BuiltSite) -> str:
    """Return the address of a card."""
    cards = built_site.result.playbook.published_cards()
    return f"cards/{next(iter(cards)).id}/"


def test_from_home_to_a_role_to_a_card_to_a_reference_and_back(visit: Open) -> None:
    """The way through the playbook works without a full load, and back."""
    watched = visit(viewport=WIDE)
    page = watched.go()
    page.evaluate("window.sameDocument = true")
    page.locator("article").get_by_role("link", name="All roles").click()
    page.wait_for_url("**/roles/")
    expect(page.locator("article h1")).to_have_text("Roles")
    for part in ("roles", "cards", "references"):
        addresses = page.locator("article a").evaluate_all("all => all.map(it => it.href)")
        leads = re.compile(f"{watched.address}{part}/[a-z0-9-]+/(#.*)?")
        address = next(it for it in addresses if leads.fullmatch(it))
        page.locator("article a").nth(addresses.index(address)).click()
        place = address.removeprefix(watched.address).partition("#")[0]
        canonical = page.locator("link[rel=canonical]")
        expect(canonical).to_have_attribute("href", re.compile(f"/{place}$"))
        title, _, site = page.title().partition(" · ")
        assert page.locator("article h1").inner_text().startswith(title)
        assert site
    page.go_back()
    page.wait_for_url("**/cards/**")
    assert page.evaluate("window.sameDocument") is True


def test_search_finds_a_card_by_a_word(visit: Open, built_site: BuiltSite, card: str) -> None:
    """`/` opens the search, a word of a card's title finds it, and its result leads there."""
    title = built_site.result.playbook.sheets[Kind.CARD][card.split("/")[1]].title
    page = visit(viewport=WIDE).go()
    page.keyboard.press("/")
    box = page.get_by_role("dialog").get_by_role("textbox").or_(page.get_by_role("searchbox"))
    expect(box.first).to_be_focused()
    page.keyboard.type(title)
    found = page.get_by_role("dialog").get_by_role("link", name=title).first
    expect(found).to_be_visible(timeout=15_000)
    found.click()
    page.wait_for_url(f"**/{card}**")
    expect(page.locator("article h1")).to_have_text(title)
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_control_k_opens_the_search_and_escape_closes_it(visit: Open) -> None:
    """The other key, and the way out."""
    page = visit(viewport=WIDE).go()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


@pytest.mark.parametrize(("scheme", "expected"), [("light", "default"), ("dark", "slate")])
def test_the_system_chooses_the_scheme_and_the_switch_overrules_it(
    visit: Open, scheme: str, expected: str
) -> None:
    """The system's scheme holds until a visitor chooses; the choice is kept."""
    page = visit(color_scheme=scheme, viewport=WIDE).go()
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", expected)
    for _ in range(3):
        page.locator("form[data-md-component=palette] label:visible").click()
        if body.get_attribute("data-md-color-scheme") != expected:
            break
    chosen = body.get_attribute("data-md-color-scheme")
    assert chosen != expected
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", str(chosen))


def test_the_drawer_has_the_sections_and_the_contents(visit: Open, card: str) -> None:
    """On a narrow screen the drawer leads to the sections and to the page's own headings."""
    page = visit(viewport=NARROW, reduced_motion="reduce").go(card)
    page.locator("label.md-header__button[for=__drawer]").click()
    drawer = page.locator(".md-nav--primary")
    expect(drawer.get_by_role("link", name="Roles")).to_be_visible()
    page.locator("label.md-nav__link[for=__toc]").click()
    drawer.get_by_role("link", name="Guidance").click()
    page.wait_for_url("**#guidance")


def test_without_script_everything_is_a_link(visit: Open, card: str) -> None:
    """The text is there, the sections too, and a list of all pages in the place of the search."""
    page = visit(java_script_enabled=False, viewport=WIDE).go(card)
    expect(page.locator("article h1")).to_be_visible()
    expect(page.get_by_role("link", name="Roles", exact=True).first).to_be_visible()
    page.get_by_role("link", name="All pages, A to Z").first.click()
    page.wait_for_url("**/a-z/")
    expect(page.locator("article h1")).to_be_visible()


def test_without_script_the_scheme_follows_the_system(visit: Open) -> None:
    """A dark system has dark pages all the same."""
    page = visit(java_script_enabled=False, color_scheme="dark").go()
    dark = visit(color_scheme="dark").go()
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == dark.evaluate(ground)


def test_the_skip_link_leads_to_the_text(visit: Open, card: str) -> None:
    """The first stop of the keyboard leads past the header."""
    page = visit(viewport=WIDE).go(card)
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("article")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_the_suggestion_link_follows_the_page(visit: Open, card: str) -> None:
    """After instant navigation the header's link is about the page that is shown."""
    page = visit(viewport=WIDE).go("cards/")
    header = page.locator(".md-header [data-pb-suggest]")
    before = header.get_attribute("href")
    page.locator(f'article a[href$="{card.split("/")[1]}/"]').first.click()
    page.wait_for_url(f"**/{card}")
    expect(header).not_to_have_attribute("href", str(before))
    assert header.get_attribute("href") == page.locator(
        ".pb-actions [data-pb-suggest]"
    ).get_attribute("href")


def test_a_wrong_address_has_a_page_at_any_depth(visit: Open, address: str) -> None:
    """The page for what is not found has its styles and links wherever it is shown."""
    watched = visit(viewport=WIDE)
    page = watched.go("no/such/page/")
    expect(page.locator("article h1")).to_be_visible()
    assert len(watched.complaints) == 1  # the browser notes the status itself
    watched.complaints.clear()
    page.locator(".md-tabs").get_by_role("link", name="Cards").click()
    page.wait_for_url(f"{address}cards/")


@pytest.mark.parametrize("state", ["search", "drawer", "contents"])
def test_axe_finds_nothing_when_open(visit: Open, card: str, state: str) -> None:
    """With the search, the drawer or its contents open."""
    watched = visit(viewport=NARROW, reduced_motion="reduce")
    page = watched.go(card)
    if state == "search":
        page.keyboard.press("/")
        page.keyboard.type("sponsor")
        expect(page.get_by_role("dialog").get_by_role("link").first).to_be_visible(timeout=15_000)
    else:
        page.locator("label.md-header__button[for=__drawer]").click()
        if state == "contents":
            page.locator("label.md-nav__link[for=__toc]").click()
        page.wait_for_function(RESTING)
    assert watched.violations_in_both() == []
