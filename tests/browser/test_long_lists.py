"""A long list is several pages; a situation gathers from all of them what holds in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.project import build_project, compile_project, open_project
from generator.render import paged
from generator.render.views import glossary
from generator.site.build import BuildOptions
from generator.site.place import take
from tests.browser.conftest import Open, served

pytestmark = pytest.mark.browser

corpus: Any = import_module(
    "tests.benchmarks.corpus"
)  # a script, which others import as their neighbour

wide: Any = import_module("tests.benchmarks.wide")

CARDS, MOST = 40, 4
DECISIONS = 9  # the CIO's, and every third the sponsor's
TERMS = """terms:
  - {id: budget, term: budget, definition: What may be spent., basis: editorial}
  - {id: risk, term: risk, definition: What may go wrong., basis: editorial, formerly: [danger]}
  - {id: value, term: value, definition: What it brings., basis: editorial}
"""
SHOWN = ".pb-cards:not([hidden]) > li:not([hidden]) .pb-cards__title a"
SAID = "article .pb-lens__said"


@dataclass(frozen=True, slots=True)
class Long:
    """A site whose lists are in pages: its folder, and the role and topic of each card."""

    site: Path
    held: dict[str, tuple[str, str]]

    def titles(self, role: str = "", topic: str = "") -> set[str]:
        """Return the titles of the cards for *role* and *topic*."""
        return {
            title
            for title, (own_role, own_topic) in self.held.items()
            if role in {"", own_role} and topic in {"", own_topic}
        }


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Long:
    """Build a playbook of forty cards, four on a page, as decisions are; its glossary is long."""
    folder = tmp_path_factory.mktemp("long")
    corpus.playbook(folder, CARDS)
    (folder / "kb/glossary.yml").write_text(TERMS)
    (folder / "kb/decisions").mkdir()
    for number in range(DECISIONS):
        text = wide.decision(number, table=False)
        owned = text if number % 3 else text.replace("roles: [cio]", "roles: [sponsor]")
        (folder / f"kb/decisions/decision-{number}.md").write_text(owned)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paged, "LIMIT", MOST)
        patch.setattr(glossary, "WHOLE", 2)
        project = open_project(folder, date(2026, 11, 1))
        take(project.place)
        build_project(project, compile_project(project), BuildOptions())
    texts = [corpus.card(number, CARDS) for number in range(CARDS)]
    held = {_said(it, "title"): (_said(it, "roles"), _said(it, "topics")) for it in texts}
    return Long(project.place.site, held)


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
    for number in range(1, 11):
        expect(page.locator(".pb-pages [aria-current=page]")).to_have_text(
            re.compile(rf"^{number}\b")
        )
        titles = page.locator(SHOWN).all_inner_texts()
        assert len(titles) == min(MOST, CARDS - MOST * (number - 1))
        found += titles
        if number < 10:
            page.locator(".pb-pages a").nth(number).click()
    page.wait_for_url("**/cards/page--10/")
    assert sorted(found) == sorted(long.titles())
    assert page.locator("h1").inner_text() == "All cards, page 10 of 10"
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
    assert len(wanted) > MOST
    expect(page.locator(SAID)).to_contain_text(f"{len(wanted)} of {CARDS} cards fit")
    expect(page.locator(SHOWN)).to_have_count(MOST)
    while page.get_by_role("button", name="Show more").count():
        shown = page.locator(SHOWN).count()
        page.get_by_role("button", name="Show more").click()
        expect(page.locator(SHOWN)).to_have_count(min(shown + MOST, len(wanted)))
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
    assert page.locator(".pb-pages a").count() == -(-len(long.titles(topic="goals")) // MOST)
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


def test_decisions_are_a_list_in_pages(visit: Open) -> None:
    """A situation gathers from all of them, and counts decisions, not cards."""
    page = visit().go("decisions/page--2/")
    expect(page.locator(SHOWN)).to_have_count(MOST)
    _chosen(page, "role", "sponsor")
    expect(page.locator(SAID)).to_contain_text(f"3 of {DECISIONS} decisions fit")
    expect(page.locator(SHOWN)).to_have_count(3)


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


def test_accessibility(visit: Open) -> None:
    """In both schemes, with and without a situation."""
    watched = visit(reduced_motion="reduce")
    for place in (
        "cards/page--2/",
        "cards/?role=cio",
        "references/page--2/",
        "glossary/",
        "glossary/r/",
    ):
        watched.go(place)
        if place.startswith("cards/"):
            expect(watched.page.locator(SHOWN)).to_have_count(MOST)
        assert watched.violations_in_both(targets=True) == []


def _chip(page: Page, part: str, value: str) -> Locator:
    return page.locator(f".pb-lens [data-pb-part={part}] [data-pb-value={value}]")


def _chosen(page: Page, part: str, value: str) -> tuple[str, str]:
    details = page.locator("details.pb-lens__more")
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    _chip(page, part, value).click()
    return part, value


def _said(text: str, key: str) -> str:
    found = re.search(rf"^{key}: \[?([^\]\n]*)", text, re.MULTILINE)
    assert found
    return found[1]
