"""Nothing moves away under a reader's eyes while a page is loaded: less than Lighthouse's best mark asks."""

from __future__ import annotations

from collections.abc import Iterable
from time import sleep

import pytest
from playwright.sync_api import Route

from tests.browser.conftest import Open, Watched

pytestmark = pytest.mark.browser

MOST = 0.02  # layout shift, of 0.1 that still counts as good
PLACES = (
    "",
    "cards/",
    "cards/?role=cio",
    "cards/open-leadership/",
    "cards/open-leadership/?role=cio",
    "decisions/sourcing/",
    "decisions/sourcing/core-to.business/",
    "decisions/who-leads/start/?role=cio",
    "roles/cio/",
    "references/li2010/",
    "search/?q=trust",
    "module/",
    "write/",
)
SCRIPTED = ("cards/", "cards/?role=cio", "cards/open-leadership/?role=cio", "roles/cio/", "module/")
WATCH = """window.shifts = [];
new PerformanceObserver((list) => {
  for (const it of list.getEntries()) {
    const moved = it.sources.map(({ node }) => node && `${node.nodeName}.${node.className ?? ""}`);
    if (!it.hadRecentInput) window.shifts.push([it.value, moved.join(" ")]);
  }
}).observe({ type: "layout-shift", buffered: true })"""


@pytest.mark.parametrize("width", [390, 1280])
def test_layout_shift(visit: Open, width: int) -> None:
    """On each kind of page, with a situation in the address, and with a search in it."""
    assert _moved(visit(viewport={"width": width, "height": 800}), PLACES) == {}


@pytest.mark.parametrize("late", ["**/*.js*", "**/parts/lens.css*"])
@pytest.mark.parametrize("width", [390, 1280])
def test_what_comes_late_moves_nothing(visit: Open, width: int, late: str) -> None:
    """What a script adds has its room before, and its style: the page was painted long ago."""
    watched = visit(viewport={"width": width, "height": 800})
    watched.page.route(late, _late)
    assert _moved(watched, SCRIPTED) == {}


def _moved(watched: Watched, places: Iterable[str]) -> dict[str, list[list[object]]]:
    """Return, by place, what moved there more than is good."""
    watched.page.add_init_script(WATCH)
    moved = {}
    for place in places:
        page = watched.go(place)
        page.wait_for_load_state("networkidle")
        shifts = page.evaluate("window.shifts")
        if sum(value for value, _ in shifts) > MOST:
            moved[place] = shifts
    return moved


def _late(route: Route) -> None:
    sleep(0.4)  # longer than the first paint takes
    route.continue_()


def test_a_list_is_shown_without_the_script_that_narrows_it(visit: Open) -> None:
    """It waits for the script, but not for ever."""
    watched = visit()
    watched.page.route("**/parts/lens.js*", lambda route: route.abort())
    page = watched.page
    page.goto(f"{watched.address}cards/?role=cio")
    page.locator(".pb-cards").first.wait_for(state="visible", timeout=10_000)
    watched.complaints[:] = [it for it in watched.complaints if "ERR_FAILED" not in it]
