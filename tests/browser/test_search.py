"""Look for things as readers do: in their own words, misspelt, filtered, by keyboard."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser

NARROW = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 900}
SLOW = 15_000  # milliseconds: the first search loads what it needs


def opened(page: Page, words: str = "") -> Locator:
    """Open the search with its key, type *words*, and return the dialog."""
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog", name="Search")
    expect(dialog.get_by_role("searchbox")).to_be_focused(timeout=SLOW)
    page.keyboard.type(words)
    settled(dialog)
    return dialog


def settled(place: Locator | Page) -> None:
    """Wait until what was typed is searched for."""
    expect(place.locator(".pb-find")).to_have_attribute("aria-busy", "false", timeout=SLOW)


def titles(place: Locator | Page) -> list[str]:
    """Return the titles of the results, in their order."""
    return place.locator(".pb-find__hit a").all_inner_texts()


def chosen(page: Page) -> dict[str, list[str]]:
    """Return what the address of *page* says is looked for."""
    return parse_qs(urlsplit(page.url).query)


def test_a_result_says_its_kind_and_shows_the_sentence(visit: Open) -> None:
    """A reader sees what sort of page it is, and why it was found."""
    dialog = opened(visit(viewport=WIDE).go(), "sponsor")
    expect(dialog.locator(".pb-find__kind").first).to_have_text("Role")  # it is called so
    first = dialog.locator(".pb-find__hit", has_text="Find a devoted sponsor")
    expect(first.locator(".pb-find__kind")).to_have_text("Card")
    expect(first.locator("mark").first).to_have_text(re.compile("sponsor", re.IGNORECASE))
    assert first.locator(".pb-find__text").inner_text().endswith((".", "…"))


# How readers say what the playbook calls otherwise: an abbreviation, a synonym, a pair of them to and
# fro, a question, a space that is missing.
THEIR_WORDS = {
    "CMO": "Chief Marketing Officer",
    "head of IT": "Chief Information Officer",
    "managed services": "Consider outsourcing what is core to customers only",
    "outsourcing": "Managed services company",
    "nobody is using our new chat tool": "Expect slow adoption at first",
    "socialmedia strategy": "social business strategy",
}


def test_readers_find_by_their_own_words(visit: Open) -> None:
    """One after the other, as a reader who tries again does."""
    dialog = opened(visit(viewport=WIDE).go())
    for words, title in THEIR_WORDS.items():
        dialog.get_by_role("searchbox").fill(words)
        expect(dialog.get_by_role("link", name=title, exact=True).first).to_be_visible()


def test_a_typing_error_is_put_right_and_said(visit: Open) -> None:
    """The reader sees what was looked for instead."""
    dialog = opened(visit(viewport=WIDE).go(), "outsorcing")
    said = dialog.get_by_role("status")
    expect(said).to_contain_text("Showing results for outsourcing; you typed outsorcing.")
    assert any("outsourcing" in title for title in titles(dialog)[:3])


def test_nothing_found_offers_words_like_it_and_the_suggestion_box(visit: Open) -> None:
    """A dead end leads on: a word of the playbook finds, or somebody is told."""
    page = visit(viewport=WIDE).go()
    dialog = opened(page, "chxmpqqn")
    expect(dialog.get_by_role("status")).to_have_text("No results")
    box = page.locator(".md-header [data-pb-suggest]").get_attribute("href")
    missing = dialog.get_by_role("link", name="tell us what is missing")
    assert missing.get_attribute("href") == box
    dialog.get_by_role("button", name="champion", exact=True).click()
    expect(dialog.locator(".pb-find__hit").first).to_be_visible()


def test_filters_count_narrow_and_stand_in_the_address(visit: Open) -> None:
    """Each value says how many results it has; the address brings them back."""
    page = visit(viewport=WIDE).go("search/?q=sponsor")
    expect(page.locator(".pb-find__hit").first).to_be_visible(timeout=SLOW)
    for title, words in (("Kind", "Card"), ("Role", "Chief Information Officer")):
        value = page.get_by_role("group", name=title).locator("label", has_text=words)
        number = int(value.locator(".pb-find__count").inner_text().split()[0])
        value.get_by_role("checkbox").check()
        said = "result" if number == 1 else "results"
        expect(page.locator(".pb-find__said")).to_have_text(f"{number} {said} with these filters")
    page.wait_for_url(re.compile(r"[?&]role=cio"))
    assert chosen(page) == {"q": ["sponsor"], "kind": ["card"], "role": ["cio"]}
    before = titles(page)
    page.reload()
    expect(page.locator(".pb-find__hit").first).to_be_visible(timeout=SLOW)
    settled(page)
    assert before == titles(page)
    page.get_by_role("button", name="Remove filter Kind: Card").click()
    page.wait_for_url(re.compile(r"\?(?!.*kind)"))
    settled(page)
    assert len(titles(page)) >= len(before)


def test_filters_alone_list_what_they_leave(visit: Open) -> None:
    """An address without a question is one too."""
    page = visit(viewport=WIDE).go("search/?kind=card&topic=sourcing")
    expect(page.locator(".pb-find__said")).to_have_text(
        "5 results with these filters", timeout=SLOW
    )
    assert "Know the upsides of outsourcing" in titles(page)


def test_the_dialog_follows_the_lens_and_leads_to_the_page(visit: Open) -> None:
    """The reader's situation, which is in the address, narrows the search until it is taken off."""
    page = visit(viewport=WIDE).go("cards/?role=cmo&role=nobody&colour=red")
    dialog = opened(page, "voice")
    chip = dialog.get_by_role("button", name="Remove filter Role: Chief Marketing Officer")
    expect(chip).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/search/\?q=voice&role=cmo$"))
    expect(page.locator(".pb-find__hit").first).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_taking_the_lens_off_finds_more(visit: Open) -> None:
    page = visit(viewport=WIDE).go("cards/?role=champion")
    dialog = opened(page, "outsourcing")
    before = dialog.get_by_role("status").inner_text()
    dialog.get_by_role("button", name=re.compile("Remove filter")).click()
    settled(dialog)
    expect(dialog.get_by_role("status")).not_to_have_text(before)
    expect(dialog.get_by_role("searchbox")).to_be_focused()


def test_back_from_a_result_returns_to_the_results(visit: Open) -> None:
    """The way out and in keeps the question."""
    page = visit(viewport=WIDE).go("search/?q=champions")
    expect(page.locator(".pb-find__hit").first).to_be_visible(timeout=SLOW)
    before = titles(page)
    page.locator(".pb-find__hit a[href$='cards/champions/']").first.click()
    page.wait_for_url("**/cards/champions/")
    page.go_back()
    page.wait_for_url(re.compile(r"/search/\?q=champions$"))
    expect(page.locator(".pb-find__hit").first).to_be_visible(timeout=SLOW)
    assert before == titles(page)
    assert page.locator(".pb-find__field").count() == 1


def test_back_keeps_what_was_shown_and_the_place(visit: Open) -> None:
    """The results shown and the scroll of the page are as they were; so are those of the dialog."""
    page = visit(viewport={"width": 1280, "height": 500}).go("search/?q=card")
    page.locator(".pb-find__button").click(timeout=SLOW)
    expect(page.locator(".pb-find__hit")).to_have_count(20)
    page.locator(".pb-find__hit a").nth(16).click()
    page.wait_for_url(lambda address: "/search/" not in address)
    page.go_back()
    expect(page.locator(".pb-find__hit")).to_have_count(20, timeout=SLOW)
    expect(page.locator(".pb-find__hit a").nth(16)).to_be_in_viewport()


def test_back_opens_the_dialog_again(visit: Open) -> None:
    """It has what it had: the question, the results, the place; shut, it stays shut."""
    page = visit(viewport={"width": 1280, "height": 500}).go()
    page.keyboard.press("Control+k")
    page.keyboard.type("card")
    page.locator(".pb-finder .pb-find__button").click(timeout=SLOW)
    expect(page.locator(".pb-find__hit")).to_have_count(20)
    page.locator(".pb-find__hit a").nth(16).click()
    page.wait_for_load_state()
    page.go_back()
    expect(page.locator(".pb-finder .pb-find__hit")).to_have_count(20, timeout=SLOW)
    expect(page.locator(".pb-find__field")).to_have_value("card")
    expect(page.locator(".pb-find__hit a").nth(16)).to_be_in_viewport()
    page.keyboard.press("Escape")
    page.goto(f"{page.url}cards/")
    page.go_back()
    expect(page.locator("article h1")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_keyboard_alone_is_enough(visit: Open) -> None:
    """Open, type, go down, open a result; close, and be where one was."""
    page = visit(viewport=WIDE).go()
    page.locator(".md-header [data-pb-search]").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Search")
    expect(dialog.get_by_role("searchbox")).to_be_focused(timeout=SLOW)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator(".md-header [data-pb-search]")).to_be_focused()
    page.keyboard.press("Control+k")
    page.keyboard.type("suggestion box")
    settled(dialog)
    first = dialog.locator(".pb-find__hit a").first
    expect(first).to_have_text("Suggestion box", timeout=SLOW)
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/suggestion-box/")
    expect(dialog).to_be_hidden()


def test_more_results_are_shown_from_where_one_was(visit: Open) -> None:
    """Ten at a time; the first of the new ones is next."""
    page = visit(viewport=WIDE).go("search/?q=project")
    more = page.get_by_role("button", name=re.compile("^Show "))
    expect(more).to_be_visible(timeout=SLOW)
    assert len(titles(page)) == 10
    more.click()
    expect(page.locator(".pb-find__hit a").nth(10)).to_be_focused()


def test_a_term_leads_to_its_place_in_the_glossary(visit: Open) -> None:
    page = visit(viewport=WIDE).go("search/?q=ideation&kind=term")
    result = page.locator(".pb-find__hit", has_text="ideation")
    expect(result).to_contain_text("Thinking up and choosing goals", timeout=SLOW)
    result.get_by_role("link").click()
    page.wait_for_url("**/glossary/#ideation")


def test_without_script_the_page_says_what_to_do_instead(visit: Open) -> None:
    """The way in the header is a link; the page has the lists of everything."""
    page = visit(java_script_enabled=False, viewport=WIDE).go()
    page.locator(".md-header [data-pb-search]").click()
    page.wait_for_url("**/search/")
    expect(page.get_by_text("Searching needs JavaScript")).to_be_visible()
    for name in ("All pages and words, A to Z", "Roles", "Topics", "Departments"):
        expect(page.locator("article").get_by_role("link", name=name)).to_be_visible()


@pytest.mark.parametrize("state", ["dialog", "page", "nothing"])
def test_axe_finds_nothing_in_use(visit: Open, state: str) -> None:
    """With results and filters shown, and with none found; nothing scrolls sideways."""
    watched = visit(viewport=WIDE, reduced_motion="reduce")
    if state == "dialog":
        page = watched.go("cards/?role=cio")
        opened(page, "outsorcing to an agency")
    else:
        words = "xpnsrzz" if state == "nothing" else "sponsor"
        page = watched.go(f"search/?q={words}&kind=card")
        expect(page.locator(".pb-find__said")).to_contain_text("result", timeout=SLOW)
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)  # type: ignore[arg-type]  # a width and a height
        filters = page.locator("details.pb-find__filters:visible")
        if filters.get_attribute("open") is None:
            filters.locator("summary").click()
        assert (size, watched.violations_in_both(resized=size is NARROW)) == (size, [])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
