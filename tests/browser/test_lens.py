"""Narrow the playbook to a situation as visitors do: by mouse, keyboard and address, and without script."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from lxml import html  # type: ignore[import-untyped]  # none there
from playwright.sync_api import Locator, Page, Route, expect

from generator.kinds import Kind
from generator.model.playbook import Playbook
from generator.model.sheets import Sheet
from tests.browser.conftest import Open, Watched
from tests.sites import BuiltSite

pytestmark = pytest.mark.browser

NARROW = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 900}
SHOWN = ".pb-cards > li:not([hidden]) .pb-cards__title a"
SAID = "article .pb-lens__said"
CIO, INSIDE = "Chief Information Officer", "Inside the company"

Situation = Mapping[str, Iterable[str]]


@pytest.fixture(scope="session")
def playbook(built_site: BuiltSite) -> Playbook:
    """Return the playbook of the built site."""
    return built_site.result.playbook


def _holds(playbook: Playbook, sheet: Sheet, situation: Situation) -> bool:
    """Tell whether *sheet* holds: it names a value that is wanted, or none, for each part."""
    keys = {facet.id: facet.key for facet in playbook.facets.values()}
    for name, wanted in situation.items():
        own = sheet.meta.roles if name == "role" else sheet.meta.facets.get(keys[name], ())
        if own and not set(own) & set(wanted):
            return False
    return True


def _titles(playbook: Playbook, situation: Situation, kind: Kind = Kind.CARD) -> set[str]:
    sheets = playbook.published_cards() if kind is Kind.CARD else playbook.sheets[kind].values()
    return {it.title for it in sheets if _holds(playbook, it, situation)}


def _shows(page: Page, titles: set[str]) -> bool:
    """Wait until the list has as many as *titles*, and each of them; tell whether it is these."""
    shown = page.locator(SHOWN)
    expect(shown).to_have_count(len(titles))
    for title in titles:  # another list may have as many
        expect(shown.filter(has_text=re.compile(f"^{re.escape(title)}$"))).to_be_visible()
    return titles == {it.inner_text() for it in page.locator(SHOWN).all() if it.is_visible()}


def _counts(item: Locator, number: int) -> None:
    """Wait until the number beside *item* is *number*: it follows once the data has come."""
    expect(item.locator("[data-pb-count]")).to_have_text(re.compile(rf"\s*{number}\b"))


def _chip(page: Page, name: str, value: str) -> Locator:
    return page.locator(f"article .pb-lens [data-pb-part={name}] [data-pb-value={value}]")


def _opened(watched: Watched, place: str) -> Page:
    """Open *place*, and what is folded of its choices."""
    page = watched.go(place)
    summary = page.locator("article .pb-lens details:not([open]) > summary")
    if summary.count():
        summary.click()
    page.evaluate("window.sameDocument = true")
    return page


def test_without_script_choices_lead_to_the_pages_of_values(visit: Open) -> None:
    """On home and in the list of cards each choice is a link; its number is what is listed there."""
    watched = visit(java_script_enabled=False)
    page = watched.go("cards/")
    links = page.locator("article .pb-lens li:not([hidden]) [data-pb-value]")
    expected = {
        str(it.evaluate("it => it.href")): it.locator("[data-pb-count]").inner_text().split()[0]
        for it in links.all()
    }
    assert len(expected) > 20
    for address, count in expected.items():  # without script a page is what the server sends
        sent = html.fromstring(page.request.get(address).text())
        listed = sent.xpath("//*[contains(concat(' ', @class, ' '), ' pb-cards ')]/li")
        assert len(listed) == int(count), address
    watched.go()
    _chip(page, "role", "cio").click()
    page.wait_for_url("**/roles/cio/")
    expect(page.locator("article .pb-lens")).to_be_hidden()  # it would not do what it says
    page.goto(f"{watched.address}cards/?role=cmo")
    expect(page.locator(".pb-cards > li")).to_have_count(26)


def test_choices_narrow_the_list_of_cards(visit: Open, playbook: Playbook) -> None:
    """Lists, counts, the sentence and the address follow each choice, without a page load."""
    page = _opened(visit(viewport=WIDE), "cards/")
    assert _shows(page, _titles(playbook, {}))
    _chip(page, "role", "cio").click()
    assert _shows(page, _titles(playbook, {"role": ["cio"]}))
    _chip(page, "focus", "internal").click()
    wanted = {"role": ["cio"], "focus": ["internal"]}
    assert _shows(page, _titles(playbook, wanted))
    expect(page.locator(SAID)).to_have_text(f"19 of 26 cards fit: {CIO}, {INSIDE}. Clear")
    page.wait_for_url("**/cards/?role=cio&focus=internal")
    for name in ("role", "phase"):
        for chip in page.locator(f".pb-lens [data-pb-part={name}] [data-pb-value]").all():
            own = {**wanted, name: [str(chip.get_attribute("data-pb-value"))]}
            _counts(chip, len(_titles(playbook, own)))
    _chip(page, "role", "cmo").click()
    expect(page.locator(SAID)).to_contain_text(f"{CIO} or Chief Marketing Officer, {INSIDE}")
    assert _shows(page, _titles(playbook, {"role": ["cio", "cmo"], "focus": ["internal"]}))
    _chip(page, "role", "cmo").click()
    page.locator(SAID).get_by_role("link", name="Clear").click()
    page.wait_for_url("**/cards/")
    assert _shows(page, _titles(playbook, {}))
    expect(page.locator(SAID)).to_be_empty()
    assert page.evaluate("window.sameDocument") is True


def test_a_choice_is_told_by_more_than_colour(visit: Open) -> None:
    """What is chosen has a tick and says so to screen readers; targets are large enough."""
    page = _opened(visit(viewport=WIDE), "cards/?role=cio&phase=launch")
    expect(_chip(page, "role", "cio")).to_have_attribute("aria-current", "true")
    assert _chip(page, "role", "cmo").get_attribute("aria-current") is None
    tick = "it => getComputedStyle(it, '::before').content"
    assert "✓" in _chip(page, "role", "cio").evaluate(tick)
    assert page.locator(SAID).get_attribute("role") == "status"
    for link in page.locator(".pb-lens .pb-chip:visible, .pb-lens__clear, .pb-lens summary").all():
        box = link.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24


def test_home_follows(visit: Open, playbook: Playbook) -> None:
    """Home counts all cards, shows the decisions that hold, and leads to the cards that do."""
    page = _opened(visit(viewport=WIDE), "")
    _chip(page, "role", "cmo").click()
    said = page.locator(SAID)
    expect(said).to_have_text("5 of 26 cards fit: Chief Marketing Officer. Show them Clear")
    asked = _titles(playbook, {"role": ["cmo"]}, Kind.DECISION)
    questions = page.locator(".pb-start__list li:visible")
    expect(questions).to_have_count(len(asked))
    assert set(questions.all_inner_texts()) == asked
    topic = page.locator(".pb-start [data-pb-part=topic] [data-pb-value=sourcing] [data-pb-count]")
    both = {"role": ["cmo"], "topic": ["sourcing"]}
    expect(topic).to_contain_text(str(len(_titles(playbook, both))))
    said.get_by_role("link", name="Show them").click()
    page.wait_for_url("**/cards/?role=cmo")
    expect(page.locator(SAID)).to_contain_text("5 of 26 cards fit")
    assert _shows(page, _titles(playbook, {"role": ["cmo"]}))


def test_links_carry_it_and_permalinks_do_not(visit: Open, playbook: Playbook) -> None:
    """From home to cards, a card, its crumbs, decisions and a role: the situation comes along."""
    page = _opened(visit(viewport=WIDE), "?role=cio&phase=review")
    page.locator(SAID).get_by_role("link", name="Show them").click()
    page.wait_for_url("**/cards/?role=cio&phase=review")
    page.locator(SHOWN).first.click()
    page.wait_for_url("**/cards/*/?role=cio&phase=review")
    line = page.locator("[data-pb-situation]")
    expect(line).to_have_text(f"Your situation: {CIO}, Review. Clear")
    permalink = page.locator("article a[rel=bookmark]").get_attribute("href")
    assert permalink
    assert "?" not in permalink
    assert "?" not in str(page.locator("link[rel=canonical]").get_attribute("href"))
    page.locator(".md-path").get_by_role("link", name="Cards").click()
    page.wait_for_url("**/cards/?role=cio&phase=review")
    page.locator(".md-tabs").get_by_role("link", name="Decisions").click()
    page.wait_for_url("**/decisions/?role=cio&phase=review")
    wanted = {"role": ["cio"], "phase": ["review"]}
    found = _titles(playbook, wanted, Kind.DECISION)
    expect(page.locator(SAID)).to_contain_text(f"{len(found)} of 6 decisions fit")
    assert _shows(page, found)
    page.locator(SAID).get_by_role("link", name=CIO).click()
    page.wait_for_url("**/roles/cio/?role=cio&phase=review")
    assert _shows(page, _titles(playbook, wanted))
    page.locator(".md-tabs").get_by_role("link", name="Glossary").click()
    expect(line).to_have_text(f"Your situation: {CIO}, Review. Clear")
    line.get_by_role("link", name="Clear").click()
    expect(line).to_have_count(0)
    page.wait_for_url("**/glossary/")
    assert "?" not in str(page.locator(".md-tabs a").first.evaluate("it => it.href"))


def test_back_forward_reload_and_a_copied_address(visit: Open, playbook: Playbook) -> None:
    """Each choice is a step back; a reload, or the address in another browser, shows the same."""
    page = _opened(visit(viewport=WIDE), "cards/")
    _chip(page, "role", "cio").click()
    _chip(page, "phase", "launch").click()
    page.locator(SHOWN).first.click()
    page.wait_for_url("**/cards/*/?role=cio&phase=launch")
    expect(page.locator("[data-pb-situation]")).to_be_visible()
    page.go_back()
    page.wait_for_url("**/cards/?role=cio&phase=launch")
    expect(page.locator(SAID)).to_contain_text("10 of 26 cards fit")
    page.go_back()
    expect(page.locator(SAID)).to_have_text(f"21 of 26 cards fit: {CIO}. Clear")
    assert _shows(page, _titles(playbook, {"role": ["cio"]}))
    page.go_back()
    expect(page.locator(SAID)).to_be_empty()
    assert _shows(page, _titles(playbook, {}))
    page.go_forward()
    page.go_forward()
    both = _titles(playbook, {"role": ["cio"], "phase": ["launch"]})
    expect(page.locator(SAID)).to_contain_text("10 of 26")
    assert _shows(page, both)
    page.reload()
    expect(page.locator(SAID)).to_contain_text("10 of 26")
    assert _shows(page, both)
    other = visit(viewport=NARROW).page
    other.goto(page.url)
    expect(other.locator(SAID)).to_contain_text("10 of 26")
    assert _shows(other, both)


def test_a_page_of_a_role_is_the_lens_with_one_value(visit: Open, playbook: Playbook) -> None:
    """It is narrowed further; groups without cards go, with their headings and their contents."""
    watched = visit(viewport=WIDE)
    page = watched.go("roles/cio/?phase=review&role=cmo")
    assert _shows(page, _titles(playbook, {"role": ["cio"], "phase": ["review"]}))
    expect(page.locator(SAID)).to_have_text("6 of 21 cards fit: Review. Clear")
    groups = page.locator("article h3[id^=cards-]").all()
    kept = [it for it in groups if it.is_visible()]
    assert 0 < len(kept) < len(groups)
    for group in groups:
        cards = group.locator("+ ul > li:not([hidden])").count()
        place = f".md-sidebar--secondary a[href$='#{group.get_attribute('id')}']"
        assert group.is_visible() == page.locator(place).is_visible() == (cards > 0)
    decisions = page.locator("#role-decisions + ul li:visible").all_inner_texts()
    assert set(decisions) < _titles(playbook, {"role": ["cio"]}, Kind.DECISION)
    watched.go("roles/cio/?role=cmo")
    expect(page.locator(SAID)).to_have_text("Your situation: Chief Marketing Officer. Clear")
    assert _shows(page, _titles(playbook, {"role": ["cio"]}))
    watched.go("topics/adoption/?role=cio")
    expect(page.locator(SAID)).to_have_text(f"All 5 cards fit: {CIO}. Clear")
    watched.go("departments/marketing/?role=employee")
    wanted = {"department": ["marketing"], "role": ["employee"]}
    assert _shows(page, _titles(playbook, wanted))


@pytest.mark.parametrize("place", ["roles/", "phases/"])
def test_lists_of_values_count_what_holds(visit: Open, playbook: Playbook, place: str) -> None:
    """Where a list is of roles or values, the number beside each follows."""
    page = visit(viewport=WIDE).go(f"{place}?focus=internal&role=cio")
    expect(page.locator("[data-pb-situation]")).to_be_visible()
    name = page.locator("article [data-pb-part]").get_attribute("data-pb-part")
    for item in page.locator("article [data-pb-part] > li").all():
        value = item.locator("[data-pb-value]").get_attribute("data-pb-value")
        wanted = {"focus": ["internal"], "role": ["cio"], str(name): [str(value)]}
        _counts(item, len(_titles(playbook, wanted)))


def test_nothing_fits(visit: Open, playbook: Playbook) -> None:
    """It says so, offers to drop a value with what that gives, and where to say what is missing."""
    page = visit(viewport=WIDE).go("cards/?role=employee&topic=sourcing")
    said = page.locator(SAID)
    expect(said).to_contain_text("None of 26 cards fits: Employee, Sourcing.")
    expect(page.locator("#all")).to_be_hidden()
    assert _shows(page, set())
    offers = said.locator(".pb-chip")
    counts = [
        len(_titles(playbook, it)) for it in ({"topic": ["sourcing"]}, {"role": ["employee"]})
    ]
    assert offers.all_inner_texts() == [
        f"Without Employee {counts[0]}",
        f"Without Sourcing {counts[1]}",
    ]
    suggest = said.get_by_role("link", name="Suggest an improvement")
    assert str(suggest.get_attribute("href")).startswith("mailto:")
    offers.first.click()
    page.wait_for_url("**/cards/?topic=sourcing")
    assert _shows(page, _titles(playbook, {"topic": ["sourcing"]}))
    expect(said).to_be_focused()


# An unknown value, an unknown part, markup, quotes and empty ones, names of the language, and escapes
# that are broken.
UNKNOWN = (
    "?role=nobody-here",
    "?mood=nobody-here",
    "?role=%3Cimg+src%3Dx%3Enobody-here",
    "?role=nobody-here%22%3E&topic=&focus",
    "?__proto__=nobody-here&constructor=nobody-here",
    "?%E0%A4%A=nobody-here&role=%E0%A4%A",
)


@pytest.mark.parametrize("query", UNKNOWN)
def test_what_the_playbook_does_not_know_is_left_out(
    visit: Open, playbook: Playbook, query: str
) -> None:
    """An unknown value breaks nothing, narrows nothing and comes into no page."""
    watched = visit(viewport=WIDE)
    for place in ("", "cards/", "cards/open-leadership/"):
        page = watched.go(place + query)
        page.wait_for_load_state("networkidle")
        written = page.locator("body").evaluate(
            "it => it.innerText + [...it.querySelectorAll('a')]"
            ".filter(link => link.pathname !== location.pathname).map(link => link.href)"
        )
        assert "nobody-here" not in written
        assert page.locator("img").count() == 0
        assert page.locator("[data-pb-situation]").count() == 0
        if place == "cards/":
            assert _shows(page, _titles(playbook, {}))
            watched.go(f"{place}{query}&phase=launch")
            assert _shows(page, _titles(playbook, {"phase": ["launch"]}))


def test_a_former_id_of_a_role_leads_to_the_present_one(visit: Open, playbook: Playbook) -> None:
    """An address outlives the renaming of a role; what is chosen next has its present id."""
    watched = visit(viewport=WIDE)

    def rename(route: Route) -> None:
        content = route.fetch().json()
        content["parts"][0]["former"] = {"head-of-it": "cio"}
        route.fulfill(json=content)

    watched.page.route("**/lens.json", rename)
    page = _opened(watched, "cards/?role=head-of-it")
    assert _shows(page, _titles(playbook, {"role": ["cio"]}))
    _chip(page, "phase", "launch").click()
    page.wait_for_url("**/cards/?role=cio&phase=launch")


def test_by_keyboard_alone(visit: Open) -> None:
    """Tab reaches each choice, Enter chooses it, the focus stays; after Clear it is at the sentence."""
    page = visit(viewport=WIDE).go()
    _chip(page, "role", "cio").focus()
    page.keyboard.press("Enter")
    expect(page.locator(SAID)).to_contain_text("21 of 26 cards fit")
    expect(_chip(page, "role", "cio")).to_be_focused()
    summary = page.locator(".pb-lens summary")
    while not summary.evaluate("it => it === document.activeElement"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.pb-lens') !== null")
    page.keyboard.press("Enter")
    for _ in range(2):  # the link to all of the part, then its first value
        page.keyboard.press("Tab")
    expect(_chip(page, "focus", "internal")).to_be_focused()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    expect(page.locator(SAID)).to_contain_text("19 of 26 cards fit")
    page.locator(".pb-lens__clear").focus()
    page.keyboard.press("Enter")
    expect(page.locator(SAID)).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_a_focused_choice_is_not_hidden_by_the_sentence(visit: Open) -> None:
    """The sentence sticks to the window's foot and leaves what has the focus in sight."""
    page = _opened(visit(viewport=NARROW), "cards/?role=cio&role=cmo&topic=adoption")
    page.locator(".pb-lens summary").focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        rests = "it => it.getBoundingClientRect()"
        focus = page.evaluate(f"({rests})(document.activeElement)")
        foot = page.locator(SAID).evaluate(rests)
        assert focus["bottom"] <= foot["top"] + 1


def test_the_address_is_the_only_place_it_is_kept(visit: Open) -> None:
    """Nothing of it is stored, and a page without it in the address knows nothing of it."""
    watched = visit(viewport=WIDE)
    page = _opened(watched, "cards/")
    kept = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    _chip(page, "role", "employee").click()
    _chip(page, "phase", "launch").click()
    page.locator(".md-tabs").get_by_role("link", name="Home").click()
    expect(page.locator(SAID)).to_contain_text("Employee")
    assert not re.search("employee|launch", page.evaluate(kept))
    assert page.context.cookies() == []
    watched.go()
    expect(page.locator(SAID)).to_be_empty()


def test_others_hear_of_it_and_read_it_in_one_place(visit: Open) -> None:
    """Each change of the address is told by an event; one function reads it."""
    page = _opened(visit(viewport=WIDE), "cards/")
    page.evaluate(
        "window.heard = []; addEventListener('pb:lens', () => heard.push(location.search))"
    )
    _chip(page, "role", "cio").click()
    _chip(page, "focus", "external").click()
    page.wait_for_url("**/cards/?role=cio&focus=external")
    found = "[...pbLens()].map(([name, ids]) => [name, [...ids]])"
    assert page.evaluate(found) == [["role", ["cio"]], ["focus", ["external"]]]
    page.go_back()
    expect(page.locator(SAID)).not_to_contain_text("Outside")
    page.locator(".md-sidebar--secondary a[href$='#all']").click()
    page.wait_for_url("**/cards/?role=cio#all")
    page.go_back()
    page.wait_for_url("**/cards/?role=cio")
    assert page.evaluate("heard") == ["?role=cio", "?role=cio&focus=external", "?role=cio"]
    page.evaluate(
        "history.replaceState(null, '', '?role=cmo'); dispatchEvent(new Event('pb:lens'))"
    )
    expect(page.locator(SAID)).to_contain_text("5 of 26 cards fit")


def test_a_page_with_all_cards_asks_for_nothing_more(visit: Open) -> None:
    """What narrows a list stands on its page; only where it does not is one small file asked for."""
    page = visit(viewport=WIDE).page
    asked: list[str] = []
    page.on("request", lambda it: asked.append(it.url))
    address = visit().address
    page.goto(f"{address}cards/?role=cio")
    expect(page.locator(SAID)).to_contain_text("21 of 26")
    page.goto(f"{address}cards/open-leadership/")
    page.wait_for_load_state("networkidle")
    assert not [it for it in asked if it.endswith("lens.json")]
    page.goto(f"{address}cards/open-leadership/?role=cio")
    expect(page.locator("[data-pb-situation]")).to_be_visible()
    assert len([it for it in asked if it.endswith("lens.json")]) == 1


FORMATS = """
  window.made = 0;
  const { NumberFormat } = Intl;
  Intl.NumberFormat = class extends NumberFormat {
    constructor(...given) { super(...given); window.made += 1; }
  };
  Number.prototype.toLocaleString = function () { window.made += 1; return String(this); };
"""


@pytest.mark.parametrize("place", ["cards/", "focus/external/?role=cio"])
def test_no_number_has_a_format_of_its_own(visit: Open, place: str) -> None:
    """A format is dear to make: one for each count kept a phone busy for a fifth of a second."""
    watched = visit(viewport=WIDE)
    watched.page.add_init_script(FORMATS)
    page = watched.go(place)
    assert page.locator("article [data-pb-count]").count() > 10
    assert page.evaluate("window.made") <= 1


def test_walks_carry_it_too(visit: Open) -> None:
    """From a decision's page over its questions to a card: the answers and the situation."""
    page = _opened(visit(viewport=WIDE), "decisions/sourcing/?role=sponsor")
    page.get_by_role("link", name="Start this decision", exact=True).click()
    page.wait_for_url("**/start/?role=sponsor")
    expect(page.locator("[data-pb-situation]")).to_contain_text("Sponsor")
    page.locator('[data-dc-answer="core-to.business"]').click()
    page.wait_for_url("**/core-to.business/?role=sponsor")
    expect(page.locator("[data-pb-situation]")).to_contain_text("Sponsor")
    page.locator('[data-dc-answer="belief.context"]').click()
    page.wait_for_url("**/belief.context/?role=sponsor")
    page.locator("article .dc-list-title + ul a").first.click()
    page.wait_for_url("**/cards/*/?role=sponsor")
    expect(page.locator("#card-about")).to_be_visible()
    page.go_back()
    page.wait_for_url("**/belief.context/?role=sponsor")
    expect(page.locator("[data-pb-situation]")).to_contain_text("Sponsor")


def test_paper_says_what_the_list_was_narrowed_to(visit: Open) -> None:
    """The sentence is printed, the choices are not."""
    page = _opened(visit(viewport=WIDE), "cards/?role=cio")
    page.emulate_media(media="print")
    expect(page.locator(SAID)).to_contain_text("21 of 26 cards fit")
    expect(page.locator(SAID)).to_be_visible()
    expect(_chip(page, "role", "cio")).to_be_hidden()
    expect(page.locator(".pb-lens__clear")).to_be_hidden()


PLACES = (
    "?role=cio&focus=internal",
    "cards/?role=cio&focus=internal",
    "cards/?role=employee&topic=sourcing",
    "roles/cio/?phase=launch",
    "departments/marketing/?role=cmo",
    "decisions/?role=cmo",
    "cards/open-leadership/?role=cio",
    "roles/?phase=review&focus=external",
)


@pytest.mark.parametrize("place", PLACES)
def test_axe_finds_nothing_with_the_lens_in_use(visit: Open, place: str) -> None:
    """No violation with values chosen and the choices open, nor where nothing fits."""
    watched = visit(viewport=WIDE, reduced_motion="reduce")
    page = _opened(watched, place)
    expect(page.locator(".pb-lens__said:not(:empty), [data-pb-situation]")).to_be_visible()
    assert watched.violations_in_both() == []
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]  # a width and a height
    assert watched.violations_in_both(resized=True) == []
    for width in (360, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), width


def test_the_script_is_small(root: Path) -> None:
    """What lists load weighs little."""
    script = root / "templates" / "theme" / "assets" / "parts" / "lens.js"
    assert len(gzip.compress(script.read_bytes(), 9)) < 6_000
