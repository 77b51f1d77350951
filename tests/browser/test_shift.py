"""Nothing moves away under a reader's eyes while a page is loaded: less than Lighthouse's best mark asks."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Open

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
    watched = visit(viewport={"width": width, "height": 800})
    watched.page.add_init_script(WATCH)
    moved = {}
    for place in PLACES:
        page = watched.go(place)
        page.wait_for_load_state("networkidle")
        shifts = page.evaluate("window.shifts")
        if sum(value for value, _ in shifts) > MOST:
            moved[place] = shifts
    assert moved == {}


def test_a_list_is_shown_without_the_script_that_narrows_it(visit: Open) -> None:
    """It waits for the script, but not for ever."""
    watched = visit()
    watched.page.route("**/parts/lens.js*", lambda route: route.abort())
    page = watched.page
    page.goto(f"{watched.address}cards/?role=cio")
    page.locator(".pb-cards").first.wait_for(state="visible", timeout=10_000)
    watched.complaints[:] = [it for it in watched.complaints if "ERR_FAILED" not in it]
