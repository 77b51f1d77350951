"""Fill in self-checks by keyboard, share them by their address, say "I do not know" in the six."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import Page, Route, expect

from generator.model.decisions import Decision
from tests.browser.conftest import Open, answered, asks
from tests.sites import BuiltSite

pytestmark = pytest.mark.browser

READY = "decisions/cio-readiness/"


@pytest.fixture(scope="session")
def trees_and_tables(built_site: BuiltSite) -> tuple[Decision, ...]:
    """Return the decisions that are walked page by page."""
    return tuple(it for it in built_site.result.playbook.decisions.values() if it.graph)


def _findings(page: Page) -> list[str]:
    return [it.strip() for it in page.locator(".dc-finding h3").all_inner_texts()]


def test_a_selfcheck_by_keyboard(visit: Open) -> None:
    """What is ticked stands in the address; findings come in the order of the file."""
    watched = visit()
    page = watched.go(READY)
    page.locator("input[name=risk]").first.focus()
    page.keyboard.press("Space")
    page.locator("input[name=experiment]").first.focus()
    page.keyboard.press("Space")
    assert _findings(page) == ["Experiment more", "Take a risk that you can explain"]
    expect(page).to_have_url(re.compile(r"\?experiment=low&risk=low$"))
    expect(page.locator("[data-dc-findings] [role=status]")).to_contain_text("1 question is left")
    other = watched.go(f"{READY}?experiment=low&risk=low")
    assert _findings(other) == ["Experiment more", "Take a risk that you can explain"]
    assert other.locator("[data-dc-ask] input:checked").count() == 2


def test_what_is_not_known_in_a_selfcheck(visit: Open) -> None:
    page = visit().go(f"{READY}?experiment=unknown")
    expect(page.locator(".dc-unsure")).to_contain_text("“Experiment more”")
    assert _findings(page) == []


def test_findings_are_taken_along(visit: Open) -> None:
    page = visit(accept_downloads=True).go(f"{READY}?experiment=low&science=low&risk=low")
    with page.expect_download() as taken:
        page.get_by_role("button", name="CSV").click()
    lines = taken.value.path().read_text(encoding="utf-8").splitlines()
    assert [it.split('","')[0].strip('"') for it in lines] == [
        "kind", "answer", "answer", "answer", "finding", "finding", "finding",
    ]  # fmt: skip


def test_a_selfcheck_without_script(visit: Open) -> None:
    """The tables say what each answer means."""
    watched = visit(java_script_enabled=False)
    watched.page.goto(f"{watched.address}{READY}")
    expect(watched.page.locator(".dc-check table").first).to_be_visible()


def test_i_do_not_know_on_each_question(
    visit: Open, trees_and_tables: tuple[Decision, ...]
) -> None:
    """Wherever the walk comes it is offered, and at its end stands what is possible."""
    watched = visit()
    page = watched.page
    for made in trees_and_tables:
        watched.go(f"decisions/{made.id}/start/")
        while asks(page):
            answered(page, page.locator(".dc-answer--unknown").click)
        expect(page.locator("article h1")).to_have_text("Several outcomes are still possible")
        assert page.locator("#dc-possible + ul > li").count() > 1
        assert page.locator("#dc-settle").count() == 1


SEEN = """() => { const seen = window.seen = [];
  new MutationObserver(() => {
    const now = document.querySelector("article h1")?.textContent;
    if (now && now !== seen.at(-1)) seen.push(now);
  }).observe(document.body, {childList: true, subtree: true}); }"""


def _late(route: Route) -> None:
    time.sleep(0.3)
    route.continue_()


def test_what_comes_behind_i_do_not_know_is_seen_once_it_is_whole(visit: Open) -> None:
    """However slow the line is: the page for readers without scripts never stands in between."""
    page = visit().go("decisions/sourcing/start/")
    page.route("**/walk.json", _late)
    page.evaluate(SEEN)
    while asks(page):
        answered(page, page.locator(".dc-answer--unknown").click)
    seen = page.evaluate("() => window.seen")
    assert len(seen) > 1
    assert seen[-1] == "Several outcomes are still possible"
    assert not [it for it in seen if "What is still possible" in it]


def test_where_the_walk_cannot_be_had_the_page_is_the_one_without_script(visit: Open) -> None:
    watched = visit()
    page = watched.go("decisions/sourcing/start/")
    page.route("**/walk.json", lambda it: it.abort())
    page.locator(".dc-answer--unknown").click()
    expect(page.locator("article h1")).to_contain_text("What is still possible")
    expect(page.locator("article h1")).to_be_focused()
    page.unroute("**/walk.json")
    page.locator("#dc-as-if + ul a").first.click()
    expect(page.locator("article h1")).to_contain_text("sponsor believe")
    assert all(it.endswith("/walk.json") for it in watched.complaints), watched.complaints
    watched.complaints.clear()  # the browser's own, of what was cut


def test_i_do_not_know_without_script(visit: Open) -> None:
    """The page says what is possible, and leads on as if the answer were known."""
    watched = visit(java_script_enabled=False)
    page = watched.page
    page.goto(f"{watched.address}decisions/sourcing/start/")
    page.get_by_role("link", name="I do not know").click()
    expect(page.locator("article h1")).to_contain_text("What is still possible")
    page.locator("#dc-as-if + ul a").first.click()
    expect(page.locator("article h1")).to_contain_text("sponsor believe")


@pytest.mark.parametrize("width", [1280, 360])
def test_no_layout_is_cut(visit: Open, width: int) -> None:
    watched = visit(viewport={"width": width, "height": 900})
    for place in (READY, "decisions/sourcing/core-to.customer/belief.context/resources.enough/"):
        page = watched.go(place)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
