"""See what a link leads to before going there: by pointer, keyboard and touch, in a real browser."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.kinds import Kind
from tests.browser.conftest import Open
from tests.sites import BuiltSite

pytestmark = pytest.mark.browser

NARROW = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 900}
ZOOMED = {"width": 320, "height": 256}  # a window of 1280 x 1024 at 400 %
LINKS = {
    "citation": "article .statement a.cite",
    "term": "article .statement a.pb-term",
    "card": "article :is(p, li) > a[href^='../'][href$='/']:not([class], [href*='../../'])",
}


@dataclass(frozen=True, slots=True)
class Known:
    """A card with a link of each kind, and what its page says of it."""

    place: str
    title: str


@pytest.fixture(scope="session")
def card(built_site: BuiltSite) -> Known:
    """Return the first card that cites, has a term, and leads to another card in its text."""
    bodies = {page.path: page.slots["body"] for page in built_site.result.pages}
    for sheet in built_site.result.playbook.published_cards():
        body = bodies[f"cards/{sheet.id}/index.html"].partition('id="card-evidence"')[0]
        if all(it in body for it in ('class="cite"', 'class="pb-term"', 'the <a href="../')):
            return Known(f"cards/{sheet.id}/", sheet.title)
    pytest.fail("no card has all three kinds of link")


def popover(page: Page) -> Locator:
    return page.locator(".pb-popover")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param("citation", r"\(\d{4}\)\..*\d+ statements? on \d+ cards?.*Also on: ", id="1"),
        pytest.param("term", r".+(editorial|no source given)", id="2"),
        pytest.param("card", r".+\d+ statements?", id="3"),
    ],
)
def test_pointing_at_a_link_shows_what_it_leads_to(
    visit: Open, card: Known, kind: str, expected: str
) -> None:
    """A reference and its other uses, a definition and its basis, a summary and its evidence."""
    page = visit(viewport=WIDE).go(card.place)
    link = page.locator(LINKS[kind]).first
    link.hover()
    expect(popover(page)).to_have_attribute("role", "tooltip")
    expect(popover(page)).to_have_text(re.compile(expected, re.DOTALL))
    expect(popover(page)).not_to_contain_text(card.title)
    expect(link).to_have_attribute("aria-describedby", "pb-popover")
    assert popover(page).locator("a, button, script, [id], [tabindex]").count() == 0


def test_it_stays_under_the_pointer_and_goes_when_that_leaves(visit: Open, card: Known) -> None:
    """Its words can be read with a magnifier, and copied (WCAG 1.4.13: hoverable, persistent)."""
    page = visit(viewport=WIDE).go(card.place)
    link = page.locator(LINKS["citation"]).first
    link.hover()
    expect(popover(page)).to_be_visible()
    popover(page).locator("p").first.hover()
    page.wait_for_timeout(600)
    expect(popover(page)).to_be_visible()
    page.mouse.move(5, 5)
    expect(popover(page)).to_have_count(0)
    expect(link).not_to_have_attribute("aria-describedby", re.compile("."))


def test_escape_takes_it_away_until_the_link_is_pointed_at_again(visit: Open, card: Known) -> None:
    """The pointer need not move (WCAG 1.4.13: dismissible)."""
    page = visit(viewport=WIDE).go(card.place)
    link = page.locator(LINKS["term"]).first
    link.hover()
    expect(popover(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(popover(page)).to_have_count(0)
    link.hover(position={"x": 3, "y": 8})
    page.wait_for_timeout(600)
    expect(popover(page)).to_have_count(0)
    page.mouse.move(5, 5)
    link.hover()
    expect(popover(page)).to_be_visible()


def test_by_keyboard(visit: Open, card: Known) -> None:
    """The focus shows, Escape takes away, the next Tab goes on to the next link of the text."""
    page = visit(viewport=WIDE).go(card.place)
    first, second = (page.locator(f"{LINKS['citation']}, {LINKS['term']}").nth(at) for at in (0, 1))
    page.locator("article").focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        if first.evaluate("it => it === document.activeElement"):
            break
    expect(first).to_have_attribute("aria-describedby", "pb-popover")
    # Its words came after the link was read out, so they are said.
    expect(page.get_by_role("status").filter(has_text=re.compile(".{20}"))).to_have_count(1)
    page.keyboard.press("Escape")
    expect(popover(page)).to_have_count(0)
    expect(first).to_be_focused()
    page.keyboard.press("Tab")
    expect(second).to_be_focused()
    expect(second).to_have_attribute("aria-describedby", "pb-popover")
    page.keyboard.press("Shift+Tab")
    expect(first).to_have_attribute("aria-describedby", "pb-popover")
    expect(popover(page)).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/(references|glossary)/"))
    expect(popover(page)).to_have_count(0)


@pytest.mark.parametrize("kind", ["citation", "term"])
def test_a_first_tap_shows_and_a_second_one_goes(visit: Open, card: Known, kind: str) -> None:
    """Whom nothing points for sees the same, with a link to go on and a button to close."""
    page = visit(viewport=NARROW, has_touch=True, is_mobile=True).go(card.place)
    link = page.locator(LINKS[kind]).first
    link.tap()
    shown = page.get_by_role("dialog", name=link.inner_text())
    expect(shown).to_be_focused()
    expect(shown).to_be_in_viewport(ratio=1)
    shown.get_by_role("button", name="Close").tap()
    expect(shown).to_have_count(0)
    expect(link).to_be_focused()
    link.tap()
    expect(shown).to_be_visible()
    page.locator("article h1").tap()
    expect(shown).to_have_count(0)
    link.tap()
    expect(shown).to_be_visible()
    link.tap()
    page.wait_for_url(re.compile(r"/(references|glossary)/"))


def test_what_a_tap_shows_has_the_link_to_go_on(visit: Open, card: Known) -> None:
    """And it can be left by keyboard, which some have beside their screen."""
    page = visit(viewport=NARROW, has_touch=True, is_mobile=True).go(card.place)
    page.locator(LINKS["citation"]).first.tap()
    shown = page.get_by_role("dialog")
    expect(shown).to_be_focused()
    page.keyboard.press("Escape")
    expect(shown).to_have_count(0)
    page.locator(LINKS["citation"]).first.tap()
    shown.get_by_role("link", name="Open its page").tap()
    page.wait_for_url("**/references/**")
    expect(popover(page)).to_have_count(0)


def test_a_tap_on_a_card_goes_there(visit: Open, card: Known) -> None:
    """Its page begins with the summary that would be shown."""
    page = visit(viewport=NARROW, has_touch=True, is_mobile=True).go(card.place)
    link = page.locator(LINKS["card"]).first
    target = link.evaluate("it => it.href")
    link.tap()
    page.wait_for_url(target)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_it_lies_within_the_window(visit: Open, card: Known, direction: str) -> None:
    """At 400 % too, and where writing runs from right to left."""
    page = visit(viewport=ZOOMED, reduced_motion="reduce").go(card.place)
    page.evaluate(f"document.documentElement.dir = '{direction}'")
    links = page.locator(f"{LINKS['citation']}, {LINKS['term']}, {LINKS['card']}")
    for at in range(links.count()):
        links.nth(at).hover()
        expect(links.nth(at)).to_have_attribute("aria-describedby", "pb-popover")
        box = popover(page).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= ZOOMED["width"]
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
        page.keyboard.press("Escape")
        page.mouse.move(1, 1)


def test_axe_finds_nothing_with_it_open(visit: Open, card: Known) -> None:
    """Neither in what is pointed at nor in what a tap shows, at any width."""
    watched = visit(reduced_motion="reduce")
    tapped = visit(reduced_motion="reduce", has_touch=True)
    found = []
    for size in (WIDE, NARROW):
        narrow = size is NARROW
        for it in (watched, tapped):
            it.page.set_viewport_size(size)  # type: ignore[arg-type]  # a width and a height
        page = watched.page if narrow else watched.go(card.place)
        for kind, selector in LINKS.items():
            page.locator(selector).first.hover()
            expect(popover(page)).to_be_visible()
            found += [f"{kind} {it}" for it in watched.violations_in_both(resized=narrow)]
            expect(popover(page)).to_be_visible()
            page.keyboard.press("Escape")
            page.mouse.move(1, 1)
        tapped.go(card.place).locator(LINKS["citation"]).first.tap()
        expect(popover(tapped.page)).to_be_visible()
        found += tapped.violations_in_both()
        expect(popover(tapped.page)).to_be_visible()
    assert found == []


def test_a_page_that_does_not_come_shows_nothing(visit: Open, card: Known) -> None:
    """The link is a link all the same, and the next time the page may be there."""
    watched = visit(viewport=WIDE)
    page = watched.go(card.place)
    link = page.locator(LINKS["citation"]).first
    page.route("**/references/**", lambda route: route.fulfill(status=404, body="no"))
    with page.expect_response("**/references/**"):
        link.hover()
    page.wait_for_timeout(100)
    expect(popover(page)).to_have_count(0)
    assert len(watched.complaints) == 1  # the browser notes the status itself
    watched.complaints.clear()
    page.unroute("**/references/**")
    page.mouse.move(5, 5)
    link.hover()
    expect(popover(page)).to_be_visible()


def test_each_page_has_its_own(visit: Open, card: Known) -> None:
    """What is open closes with its page, and the next page has its own, once each."""
    page = visit(viewport=WIDE).go("cards/")
    page.locator(f"article a[href$='{card.place.split('/')[1]}/']").first.click()
    page.wait_for_url(f"**/{card.place}")
    link = page.locator(LINKS["card"]).first
    link.hover()
    expect(popover(page)).to_have_count(1)
    link.click()
    page.wait_for_url(lambda address: not address.endswith(card.place))
    expect(popover(page)).to_have_count(0)
    page.locator("article a.cite").first.hover()
    expect(popover(page)).to_have_count(1)


def test_it_works_in_a_walk(visit: Open, built_site: BuiltSite) -> None:
    """Where the main part is swapped in place, what hung on the old part goes with it."""
    bodies = {page.path: page.slots["body"] for page in built_site.result.pages}
    start, answer = next(
        (path.removesuffix("index.html"), answer)
        for path, body in sorted(bodies.items())
        if path.endswith("/start/index.html") and MARKED in body
        for answer in re.findall(r'data-dc-answer="([^"]+)"', body)
        if MARKED in bodies.get(path.replace("/start/", f"/{answer}/"), "")
    )
    page = visit(viewport=WIDE).go(start)
    _hover_a_term(page)
    page.keyboard.press("Escape")
    page.locator(f'[data-dc-answer="{answer}"]').click()
    page.wait_for_url(f"**/{answer}/")
    expect(popover(page)).to_have_count(0)
    _hover_a_term(page)


MARKED = 'class="pb-term"'


def _hover_a_term(page: Page) -> None:
    """Point at a term of the glossary, in a folded part too, and wait for what it means."""
    page.locator("article details").evaluate_all("all => all.forEach(one => { one.open = true })")
    page.locator("article a.pb-term").first.hover()
    expect(popover(page)).to_be_visible()


def test_lists_of_cards_have_none(visit: Open) -> None:
    """They show the summaries themselves."""
    page = visit(viewport=WIDE).go("cards/")
    page.locator(".pb-cards a").first.hover()
    page.wait_for_timeout(600)
    expect(popover(page)).to_have_count(0)


def test_paper_has_neither_popover_nor_marks(visit: Open, card: Known) -> None:
    """On paper a term is a word."""
    page = visit(viewport=WIDE).go(card.place)
    term = page.locator(LINKS["term"]).first
    term.hover()
    expect(popover(page)).to_be_visible()
    page.emulate_media(media="print")
    expect(popover(page)).to_be_hidden()
    expect(term).to_have_css("text-decoration-line", "none")


def test_without_script_all_are_links(visit: Open, card: Known, built_site: BuiltSite) -> None:
    """A term leads to its entry."""
    page = visit(java_script_enabled=False, viewport=WIDE).go(card.place)
    term = page.locator(LINKS["term"]).first
    name = str(term.get_attribute("data-term"))
    assert name in built_site.result.playbook.terms
    term.hover()
    expect(popover(page)).to_have_count(0)
    term.click()
    page.wait_for_url(f"**/glossary/#{name}")
    assert Kind.CARD in built_site.result.playbook.sheets
