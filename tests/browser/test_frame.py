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


@pytest.fixture(scope="session")
def card(built_site: BuiltSite) -> str:
    """Return the address of a card."""
    cards = built_site.result.playbook.published_cards()
    return f"cards/{next(iter(cards)).id}/"


def test_from_home_to_a_role_to_a_card_to_a_reference_and_back(visit: Open) -> None:
    """The way through the playbook, and back."""
    watched = visit(viewport=WIDE)
    page = watched.go()
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


def test_search_finds_a_card_by_a_word(visit: Open, built_site: BuiltSite, card: str) -> None:
    """Control and K open the search, a word of a card's title finds it, and its result leads there."""
    title = built_site.result.playbook.sheets[Kind.CARD][card.split("/")[1]].title
    page = visit(viewport=WIDE).go()
    page.keyboard.press("Control+k")
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
    """The way in by keyboard, and the way out."""
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
        page.get_by_role("button", name="Colours: ").click()
        if body.get_attribute("data-md-color-scheme") != expected:
            break
    chosen = body.get_attribute("data-md-color-scheme")
    assert chosen != expected
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", str(chosen))


def test_the_drawer_has_the_sections_and_the_contents(visit: Open, card: str) -> None:
    """On a narrow screen the drawer leads to the sections and to the page's own headings."""
    page = visit(viewport=NARROW, reduced_motion="reduce").go(card)
    page.get_by_role("button", name="Navigation").click()
    drawer = page.locator("#pb-menu")
    expect(drawer.get_by_role("link", name="Roles")).to_be_visible()
    drawer.get_by_text("On this page").click()
    drawer.get_by_role("link", name="Guidance").click()
    page.wait_for_url("**#guidance")
    expect(drawer).to_be_hidden()


@pytest.mark.parametrize("width", [1024, 390])
@pytest.mark.parametrize("scripted", [True, False], ids=["script", "no script"])
def test_the_menu_by_keyboard(visit: Open, card: str, width: int, *, scripted: bool) -> None:
    """It opens by Enter, its links follow the button, Escape shuts it and gives the focus back.

    What is shut is out of reach: 1,024 px is a laptop of 1,280 px at 125 %.
    """
    page = visit(viewport={"width": width, "height": 700}, java_script_enabled=scripted).go(card)
    opener = page.get_by_role("button", name="Navigation")
    drawer = page.locator("#pb-menu")
    expect(drawer).to_be_hidden()
    opener.focus()
    page.keyboard.press("Enter")
    expect(drawer).to_be_visible()
    for _ in range(2):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('#pb-menu') !== null")
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#pb-menu')") is None


def test_the_menu_says_whether_it_is_open(visit: Open, card: str) -> None:
    """The button's state is told; who tabs out of the menu leaves it behind shut."""
    page = visit(viewport={"width": 1024, "height": 700}).go(card)
    opener = page.get_by_role("button", name="Navigation")
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.click()
    expect(opener).to_have_attribute("aria-expanded", "true")
    page.locator("#pb-menu a").last.focus()
    page.keyboard.press("Tab")
    expect(page.locator("#pb-menu")).to_be_hidden()
    expect(opener).to_have_attribute("aria-expanded", "false")


def test_the_button_for_colours_says_those_that_hold(visit: Open) -> None:
    """One button, named after what is, goes through all in turn and says each."""
    page = visit(viewport=WIDE).go()
    button = page.get_by_role("button", name="Colours: ")
    said = page.locator("[data-pb-colours-said]")
    expect(button).to_have_accessible_name("Colours: those of the system")
    for name in ("light", "dark", "those of the system"):
        button.press("Enter")
        expect(button).to_have_accessible_name(f"Colours: {name}")
        expect(said).to_have_text(f"Colours: {name}")


def test_no_letter_alone_does_anything(visit: Open) -> None:
    """Who speaks to the computer says letters without meaning them: WCAG 2.1.4."""
    page = visit(viewport=WIDE).go()
    for key in "/skpnf":
        page.keyboard.press(key)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_outline_marks_the_section_that_is_read(visit: Open, card: str) -> None:
    """Each entry leads to its section and is marked then, the last ones too, and no other is."""
    page = visit(viewport=WIDE, reduced_motion="reduce").go(card)
    entries = page.locator(".md-sidebar--secondary a[href^='#']")
    assert entries.count() > 2
    for at in range(entries.count()):
        entries.nth(at).click()
        expect(entries.nth(at)).to_have_attribute("aria-current", "location")
        expect(page.locator(".md-sidebar--secondary [aria-current]")).to_have_count(1)


def test_the_way_back_to_the_top(visit: Open, card: str) -> None:
    """It shows where somebody reads upwards, and leads on from the page's beginning."""
    page = visit(viewport={"width": 1280, "height": 500}).go(card)
    top = page.locator(".md-top")
    expect(top).to_be_hidden()
    page.mouse.move(600, 300)
    page.mouse.wheel(0, 1500)
    expect(page.locator("article h1")).not_to_be_in_viewport()
    page.mouse.wheel(0, -200)
    expect(top).to_be_visible()
    top.click()
    expect(page.locator("article h1")).to_be_in_viewport()
    expect(page.locator(".md-skip")).to_be_focused()
    expect(top).to_be_hidden()


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
    """The header's link is about the page that is shown."""
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
        page.keyboard.press("Control+k")
        page.keyboard.type("sponsor")
        expect(page.get_by_role("dialog").get_by_role("link").first).to_be_visible(timeout=15_000)
    else:
        page.get_by_role("button", name="Navigation").click()
        if state == "contents":
            page.locator("#pb-menu summary").click()
    assert watched.violations_in_both() == []
