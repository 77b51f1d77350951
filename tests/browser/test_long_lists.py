"""A long list is several pages; a situation gathers from all of them what holds in it.

All is tried with forty cards and lists that are long from a few on, and with two thousand and lists as
they are where PLAYBOOK_TRIALS is set: that build takes a minute of processor time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.project import build_project, compile_project, open_project
from generator.render import paged
from generator.render.views import az, evidence, glossary
from generator.site.build import BuildOptions
from generator.site.place import take
from tests.asking import ask
from tests.browser.conftest import Open, Watched, served
from tests.chance import TRIALS

pytestmark = pytest.mark.browser

corpus: Any = import_module(
    "tests.benchmarks.corpus"
)  # a script, which others import as their neighbour

large: Any = import_module("tests.benchmarks.large")

# How many cards there are, and how many things from which on a list is in parts.
FORTY = (
    (paged, "LIMIT", 4),
    (glossary, "WHOLE", 2),
    (az, "WHOLE", 20),
    (az, "PART", 15),
    (evidence, "ROWS", 15),
    (evidence, "WORST", 5),
)
SIZES: dict[int, tuple[tuple[Any, str, int], ...]] = {40: FORTY, 2000: ()}
# More of them than a list has on a page; these terms are words of the cards.
CARDS_A_DECISION = 6
TERMS = """\
  - {id: budget, term: budget, definition: What may be spent., basis: editorial}
  - {id: risk, term: risk, definition: What may go wrong., basis: editorial, formerly: [danger]}
  - {id: value, term: value, definition: What it brings., basis: editorial}
"""
SHOWN = ".pb-cards:not([hidden]) > li:not([hidden]) .pb-cards__title a"
SAID = "article .pb-lens__said"
SLOW = 15_000  # milliseconds: the first search loads what it needs
# What a page may weigh, and what scripts of ours may do until it stands there: calls and turns of loops.
BYTES, ELEMENTS = 300_000, 5_000
STEPS, STEPS_OF_SEARCH = 100_000, 300_000
ELEMENT = re.compile(rb"<[a-z]")
PLACES = (
    "",
    "cards/",
    "cards/page--2/",
    "cards/?role=cio",
    "roles/cio/",
    "topics/goals/",
    "decisions/",
    "evidence/",
    "evidence/page--2/",
    "glossary/",
    "a-z/",
    "a-z/c/",
    "references/",
    "search/?role=cio",
)
OFTEN = ("strategy", "customer", "share", "project", "team")  # words that most cards have


@dataclass(frozen=True, slots=True)
class Long:
    """A site whose lists are in pages: its folder, and the role and topic of each card.

    *most* cards or decisions stand on a page; *decisions* has the role of each.
    """

    site: Path
    held: dict[str, tuple[str, str]]
    most: int
    decisions: tuple[str, ...]

    def titles(self, role: str = "", topic: str = "") -> set[str]:
        """Return the titles of the cards for *role* and *topic*."""
        return {
            title
            for title, (own_role, own_topic) in self.held.items()
            if role in {"", own_role} and topic in {"", own_topic}
        }


@pytest.fixture(scope="module", params=SIZES if TRIALS else [40])
def long(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Long:
    """Build a large playbook; its lists are long, as decisions and the glossary are."""
    folder, cards = tmp_path_factory.mktemp("long"), request.param
    decisions = cards // CARDS_A_DECISION
    large.large(folder, cards, decisions)
    terms = folder / "kb/glossary.yml"
    terms.write_text(terms.read_text() + TERMS)
    with pytest.MonkeyPatch.context() as patch:
        for module, name, value in SIZES[cards]:
            patch.setattr(module, name, value)
        project = open_project(folder, date(2026, 11, 1))
        take(project.place)
        build_project(project, compile_project(project), BuildOptions())
        most = paged.LIMIT
    texts = [corpus.card(number, cards) for number in range(cards)]
    held = {_said(it, "title"): (_said(it, "roles"), _said(it, "topics")) for it in texts}
    owners = tuple(corpus.ROLES[it % len(corpus.ROLES)] for it in range(decisions))
    return Long(project.place.site, held, most, owners)


@pytest.fixture(scope="module")
def address(long: Long) -> Iterator[str]:
    """Serve that site in the place of the playbook's own."""
    with served(long.site) as at:
        yield at


def test_the_pages_have_all_of_a_list_once(visit: Open, long: Long) -> None:
    """Without script too, in their order, with the way to each."""
    watched = visit(java_script_enabled=False)
    page = watched.go("cards/")
    found: list[str] = []
    cards = len(long.titles())
    count = -(-cards // long.most)
    for number in range(1, count + 1):
        expect(page.locator(".pb-pages [aria-current=page]")).to_have_text(
            re.compile(rf"^{number}\b")
        )
        titles = page.locator(SHOWN).all_inner_texts()
        assert len(titles) == min(long.most, cards - long.most * (number - 1))
        found += titles
        if number < count:
            page.locator(".pb-pages a").nth(number).click()
    page.wait_for_url(f"**/cards/page--{count}/")
    assert sorted(found) == sorted(long.titles())
    assert page.locator("h1").inner_text() == f"All cards, page {count} of {count}"
    page.locator(SHOWN).first.click()
    page.wait_for_url(re.compile(r"/cards/card-\d+/$"))


@pytest.mark.parametrize("place", ["cards/", "cards/page--3/"])
def test_a_situation_gathers_from_all_pages(visit: Open, long: Long, place: str) -> None:
    """It shows as many as a page has, then more; counts are those of the whole list."""
    watched = visit()
    page = watched.go(place)
    before = page.locator(SHOWN).all_inner_texts()
    role = _chosen(page, "role", "cio")
    wanted = long.titles("cio")
    assert len(wanted) > long.most
    expect(page.locator(SAID)).to_contain_text(f"{len(wanted)} of {len(long.held)} cards fit")
    expect(page.locator(SHOWN)).to_have_count(long.most)
    while page.get_by_role("button", name="Show more").count():
        shown = page.locator(SHOWN).count()
        page.get_by_role("button", name="Show more").click()
        expect(page.locator(SHOWN)).to_have_count(min(shown + long.most, len(wanted)))
    assert set(page.locator(SHOWN).all_inner_texts()) == wanted
    expect(page.locator(".pb-pages")).to_be_hidden()
    topic = _chosen(page, "topic", "goals")
    expect(page.locator(SHOWN)).to_have_count(len(long.titles("cio", "goals")))
    assert set(page.locator(SHOWN).all_inner_texts()) == long.titles("cio", "goals")
    href = page.locator(SHOWN).first.get_attribute("href") or ""
    assert re.search(r"/cards/card-\d+/\?role=cio&topic=goals$", href)
    _chip(page, *topic).click()
    _chip(page, *role).click()
    expect(page.locator(".pb-pages")).to_be_visible()
    assert page.locator(SHOWN).all_inner_texts() == before


def test_a_role_and_a_value_are_lists_in_pages(visit: Open, long: Long) -> None:
    """Their pages gather from their own cards alone."""
    page = visit().go("roles/cio/")
    _chosen(page, "topic", "goals")
    expect(page.locator(SHOWN)).to_have_count(len(long.titles("cio", "goals")))
    total = len(long.titles("cio"))
    expect(page.locator(SAID)).to_contain_text(f"of {total} card")
    page = visit().go("topics/goals/")
    parts = -(-len(long.titles(topic="goals")) // long.most)
    assert page.locator(".pb-pages a").count() == (parts if parts > 1 else 0)
    _chosen(page, "role", "cio")
    expect(page.locator(SHOWN)).to_have_count(len(long.titles("cio", "goals")))
    assert set(page.locator(SHOWN).all_inner_texts()) == long.titles("cio", "goals")


def test_a_work_on_a_further_page_answers_to_its_anchor(visit: Open) -> None:
    """What led to an entry of the list leads to the work's own page, now that the list has parts."""
    page = visit().go("references/#ref-work100")
    expect(page.locator("#ref-work100")).to_be_in_viewport()
    page = visit().go("references/#ref-work299")
    page.wait_for_url("**/references/work299/")
    page = visit().go("references/")
    expect(page.locator(".pb-references li")).to_have_count(200)
    page.locator(".pb-pages a").nth(1).click()
    page.wait_for_url("**/references/page--2/")
    expect(page.locator("#ref-work299")).to_be_attached()


def test_decisions_are_a_list_in_pages(visit: Open, long: Long) -> None:
    """A situation gathers from all of them, and counts decisions, not cards."""
    page = visit().go("decisions/page--2/")
    decisions, sponsored = len(long.decisions), long.decisions.count("sponsor")
    expect(page.locator(SHOWN)).to_have_count(min(long.most, decisions - long.most))
    _chosen(page, "role", "sponsor")
    expect(page.locator(SAID)).to_contain_text(f"{sponsored} of {decisions} decisions fit")
    expect(page.locator(SHOWN)).to_have_count(sponsored)


@pytest.mark.parametrize("anchor", ["risk", "danger"])
def test_a_term_answers_to_its_anchor(visit: Open, anchor: str) -> None:
    """What led to a term of the glossary, under its former name too, comes to where it is now."""
    page = visit().go(f"glossary/#{anchor}")
    page.wait_for_url("**/glossary/r/#risk")
    expect(page.locator("#risk")).to_be_in_viewport()
    expect(page.locator("#risk")).to_contain_text("What may go wrong.")
    page = visit(java_script_enabled=False).go(f"glossary/#{anchor}")
    page.locator("#risk").click()
    page.wait_for_url("**/glossary/r/#risk")


def test_a_term_of_a_long_glossary_is_shown_beside_its_word(visit: Open) -> None:
    """Its definition comes from the page that it stands on."""
    page = visit().go("cards/card-0001/")
    page.locator(".pb-term").first.hover()
    expect(page.locator(".pb-popover")).to_contain_text("What ")


def test_no_page_is_large(long: Long) -> None:
    """None grows with the playbook: each is small to send, and quick to lay out."""
    weights = {path: path.read_bytes() for path in long.site.rglob("*.html")}
    assert len(weights) > len(long.held)
    assert [str(path) for path, it in weights.items() if len(it) > BYTES] == []
    assert [str(path) for path, it in weights.items() if len(ELEMENT.findall(it)) > ELEMENTS] == []


@pytest.mark.parametrize("place", PLACES)
def test_a_page_answers_soon(visit: Open, place: str) -> None:
    """What its scripts do, and the elements that they leave, do not grow with the playbook."""
    watched = visit()
    with _counted(watched) as steps:
        page = watched.go(place)
        page.wait_for_load_state("networkidle")
        if place.startswith("search/"):
            page.locator(".pb-find__hit").first.wait_for(timeout=SLOW)
    assert steps[0] < (STEPS_OF_SEARCH if place.startswith("search/") else STEPS)
    assert page.evaluate("document.querySelectorAll('*').length") <= ELEMENTS


def test_a_situation_is_chosen_by_keyboard(visit: Open, long: Long) -> None:
    """The focus goes on to what *Show more* shows; a page of the list is opened as well."""
    watched = visit()
    page = watched.go("cards/")
    _opened(page)
    with _counted(watched) as steps:
        _chip(page, "role", "cio").press("Enter")
        expect(page.locator(SAID)).to_contain_text(f"{len(long.titles('cio'))} of")
        expect(page.locator(SHOWN)).to_have_count(long.most)
    assert steps[0] < STEPS
    page.get_by_role("button", name="Show more").press("Enter")
    expect(page.locator(SHOWN).nth(long.most)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/cards/card-\d+/\?role=cio$"))
    page = watched.go("cards/")
    page.locator(".pb-pages a").nth(1).press("Enter")
    page.wait_for_url("**/cards/page--2/")
    expect(page.locator(".pb-pages [aria-current=page]")).to_have_text(re.compile(r"^2\b"))


def test_a_card_is_found_by_keyboard(visit: Open, long: Long) -> None:
    """By its name among all that have the same words."""
    title = sorted(long.titles())[len(long.held) // 2]
    page = visit().go()
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog", name="Search")
    expect(dialog.get_by_role("searchbox")).to_be_focused(timeout=SLOW)
    page.keyboard.type(title)
    expect(dialog.locator(".pb-find__hit a").first).to_have_text(title, timeout=SLOW)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/cards/card-\d+/$"))
    expect(page.locator("h1")).to_have_text(title)


def test_filters_of_the_search_leave_what_holds(visit: Open, long: Long) -> None:
    """Cards of a role, then of a topic as well, ticked by keyboard."""
    page = visit().go("search/?kind=card")
    said = page.locator(".pb-find__said")
    expect(said).to_have_text(f"{len(long.held):,} results with these filters", timeout=SLOW)
    for group, name, number in (
        ("Role", "CIO", len(long.titles("cio"))),
        ("Topic", "Goals", len(long.titles("cio", "goals"))),
    ):
        value = page.get_by_role("group", name=group).locator("label", has_text=name)
        assert value.locator(".pb-find__count").inner_text().split()[0] == str(number)
        value.get_by_role("checkbox").press("Space")
        word = "result" if number == 1 else "results"
        expect(said).to_have_text(f"{number} {word} with these filters")


def test_words_that_most_pages_have_rank_as_others(visit: Open, long: Long) -> None:
    """Where Pagefind would take too long to look for them, our way finds the same pages first."""
    asked = [f"{one} {other}" for one, other in combinations(OFTEN, 2)]
    watched, slow = visit(), visit()
    usual = ask(watched.go(), watched.address, asked, 10)
    assert len({tuple(it) for it in usual}) == len(asked)
    engine = (long.site / "assets/search/engine.js").read_text(encoding="utf-8")
    none, changed = re.subn(r"AFFORDABLE\s*=\s*25e6", "AFFORDABLE=0", engine)
    assert changed == 1
    slow.page.route(
        "**/search/engine.js",
        lambda route: route.fulfill(body=none, content_type="text/javascript"),
    )
    assert ask(slow.go(), slow.address, asked, 10) == usual


def test_the_evidence_has_a_row_for_each_card(visit: Open, long: Long) -> None:
    """Those with the least first; all of them on the further pages, each once."""
    page = visit().go("evidence/")
    first = page.locator("#cards ~ .table-wrap").first.locator("tbody th a")
    assert 0 < first.count() < len(long.held)
    rows: list[str] = []
    pages = page.locator(".pb-pages a").count()
    for number in range(1, pages):
        page.locator(".pb-pages a").nth(number).press("Enter")
        page.wait_for_url(f"**/evidence/page--{number + 1}/")
        rows += page.locator("tbody th a").all_inner_texts()
    assert sorted(rows) == sorted(long.titles())
    page.locator("tbody th a").last.press("Enter")
    expect(page.locator("h1")).to_have_text(rows[-1])


def test_a_letter_of_the_index_leads_to_each_card(visit: Open, long: Long) -> None:
    """All titles begin with C: its pages have each once."""
    page = visit().go("a-z/")
    page.locator("#letter-c a").first.press("Enter")
    page.wait_for_url("**/a-z/c/")
    found: list[str] = []
    pages = max(1, page.locator(".pb-pages a").count())
    for number in range(pages):
        if number:
            page.locator(".pb-pages a").nth(number).press("Enter")
            page.wait_for_url(f"**/a-z/c/page--{number + 1}/")
        found += page.locator(".pb-index a[href*='cards/card-']").all_inner_texts()
    assert sorted(found) == sorted(long.titles())


def test_accessibility(visit: Open, long: Long) -> None:
    """In both schemes, with and without a situation."""
    watched = visit(reduced_motion="reduce")
    for place in (
        "cards/page--2/",
        "cards/?role=cio",
        "references/page--2/",
        "glossary/",
        "glossary/r/",
        "evidence/",
        "a-z/",
    ):
        watched.go(place)
        if place.startswith("cards/"):
            expect(watched.page.locator(SHOWN)).to_have_count(long.most)
        assert watched.violations_in_both(targets=True) == []


def _chip(page: Page, part: str, value: str) -> Locator:
    return page.locator(f".pb-lens [data-pb-part={part}] [data-pb-value={value}]")


def _chosen(page: Page, part: str, value: str) -> tuple[str, str]:
    _opened(page)
    _chip(page, part, value).click()
    return part, value


def _opened(page: Page) -> None:
    details = page.locator("details.pb-lens__more")
    if details.get_attribute("open") is None:
        details.locator("summary").press("Enter")


@contextmanager
def _counted(watched: Watched) -> Iterator[list[int]]:
    """Count what scripts of ours do in the page, not Pagefind's: calls and turns of loops."""
    session = watched.page.context.new_cdp_session(watched.page)
    session.send("Profiler.enable")
    session.send("Profiler.startPreciseCoverage", {"callCount": True, "detailed": True})
    steps: list[int] = []
    yield steps
    scripts = session.send("Profiler.takePreciseCoverage")["result"]
    functions = [
        it
        for script in scripts
        if script["url"].startswith(f"{watched.address}assets/")
        for it in script["functions"]
    ]
    steps.append(sum(part["count"] for it in functions for part in it["ranges"]))
    session.detach()


def _said(text: str, key: str) -> str:
    found = re.search(rf"^{key}: \[?([^\]\n]*)", text, re.MULTILINE)
    assert found
    return found[1]
