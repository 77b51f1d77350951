"""What is no card is found too: departments, works, tensions, downloads, documentation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import expect

from tests.asking import ask
from tests.browser.conftest import Open
from tests.sites import BuiltSite

pytestmark = pytest.mark.browser

QUERIES = Path(__file__).parents[1] / "benchmarks/search/beyond-cards.yml"
LEAST = 0.95  # recall among the first five
SLOW = 15_000
WIDE = {"width": 1280, "height": 800}


def test_questions_beyond_cards(visit: Open, landed: Path) -> None:
    """Of those in the file, nearly all find their page among the first five."""
    assert landed
    queries = yaml.safe_load(QUERIES.read_text("utf-8"))["queries"]
    assert len(queries) >= 40
    watched = visit()
    found = ask(watched.go(), watched.address, [it["ask"] for it in queries])
    shares = [
        len({*it["find"]} & {*first}) / min(5, len(it["find"]))
        for it, first in zip(queries, found, strict=True)
    ]
    missed = [it["ask"] for it, share in zip(queries, shares, strict=True) if share < 1]
    assert sum(shares) / len(shares) >= LEAST, missed


@pytest.mark.parametrize("way", ["key", "title", "author and year"])
def test_a_work_is_first_by_what_it_is_called(visit: Open, built_site: BuiltSite, way: str) -> None:
    """Its key, its exact title, its first author with the year: each puts its page first."""
    works = {
        it.key: it for it in built_site.result.playbook.references.values() if not it.incomplete
    }
    asked = {}
    for key, work in works.items():
        item: dict[str, list[dict[str, str]]] = dict(work.item)  # type: ignore[arg-type]  # CSL's
        year = str(work.item["issued"]["date-parts"][0][0])  # type: ignore[index]  # CSL's
        asked[key] = {
            "key": key,
            "title": str(item["title"]),
            "author and year": f"{item['author'][0]['family']} {year}",
        }[way]
    watched = visit()
    found = ask(watched.go(), watched.address, asked.values())
    assert [first[0] for first in found] == [f"references/{works[key].slug}/" for key in asked]


def test_rules_stand_behind_a_filter(visit: Open) -> None:
    """Pages on rules and design are not among what is found, until they are asked for."""
    page = visit(viewport=WIDE).go("search/?q=citation")
    hits = page.locator(".pb-find__hit a")
    expect(hits.first).to_be_visible(timeout=SLOW)
    more = page.locator(".pb-find__results > .pb-find__button")
    for _ in range(100):  # a bound, so that a failure ends
        if not more.is_visible():
            break
        shown = hits.count()
        more.click()
        expect(hits).not_to_have_count(shown)
    expect(more).to_be_hidden()
    assert not [it for it in hits.evaluate_all("all => all.map(it => it.href)") if "/rules/" in it]
    box = page.get_by_role("checkbox", name="Rules and design")
    expect(box).not_to_be_checked()
    box.check()
    expect(hits.first).to_have_attribute("href", re.compile("/about/(rules|adr)/"))


def test_search_instead_for_what_was_typed(visit: Open) -> None:
    """A word that was put right can be had as it was typed."""
    page = visit(viewport=WIDE).go("search/?q=sponser")
    expect(page.locator(".pb-find__said")).to_contain_text("you typed sponser", timeout=SLOW)
    page.get_by_role("button", name="Search instead for “sponser”").click()
    expect(page.locator(".pb-find__said")).to_have_text("No results")


def test_quotes_mean_a_phrase(visit: Open) -> None:
    """What stands in them has to stand so on the page."""
    watched = visit()
    page = watched.go()
    loose, strict, none = ask(
        page,
        watched.address,
        ["ask for permission", '"without asking a manager"', '"manager asking without"'],
    )
    assert len(loose) > len(strict)
    assert strict[0] == "cards/open-leadership/"
    assert none == []


def test_nothing_typed_offers_ways_to_begin(visit: Open) -> None:
    """Enter on an empty field leads nowhere: roles and lists are offered, and a role narrows."""
    page = visit(viewport=WIDE).go()
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog", name="Search")
    expect(dialog.get_by_text("What holds for me, as")).to_be_visible(timeout=SLOW)
    page.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Sponsor", exact=True).click()
    expect(dialog.locator(".pb-find__hit").first).to_be_visible()
