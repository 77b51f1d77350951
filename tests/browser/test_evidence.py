"""Read what things rest on, and who can reach what, at any width, on paper and by ear."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.sites import BuiltSite

pytestmark = pytest.mark.browser

WIDTHS = [320, 360, 1280]


@pytest.fixture(scope="session")
def quiet(built_site: BuiltSite) -> str:
    """Return the address of a card with a mark that is a shape alone."""
    for card in built_site.result.playbook.published_cards():
        path = f"cards/{card.id}/index.html"
        bodies = {page.path: page.slots["body"] for page in built_site.result.pages}
        if 'class="mark mark-one-source" title=' in bodies[path]:
            return f"cards/{card.id}/"
    pytest.fail("no card has a quiet mark")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("place", ["resources/", "evidence/#legend"])
def test_a_table_of_words_fits_and_stays_a_table(visit: Open, place: str, width: int) -> None:
    """Nothing has to be scrolled sideways, and cells keep their heads for those who listen."""
    page = visit(viewport={"width": width, "height": 800}).go(place)
    tables = page.locator(".pb-table--blocks")
    for at in range(tables.count()):
        table = tables.nth(at)
        fits = "it => it.scrollWidth <= it.closest('.table-wrap').clientWidth"
        assert table.evaluate(fits)
        heads = table.get_by_role("columnheader").count()
        assert heads > 2
        for row in table.locator("tbody").get_by_role("row").all():
            assert row.get_by_role("rowheader").count() == 1
            assert row.get_by_role("cell").count() == heads - 1


def test_a_label_before_each_cell_where_rows_are_blocks(visit: Open) -> None:
    """On a narrow screen a cell says what it is; one with nothing to say takes no room."""
    page = visit(viewport={"width": 360, "height": 800}).go("resources/")
    cell = page.locator("td[data-label='Provided by']").first
    label = "it => getComputedStyle(it, '::before').content"
    assert "Provided by" in cell.evaluate(label)
    assert page.locator("td.pb-none").first.evaluate("it => it.offsetHeight") <= 1
    wide = visit(viewport={"width": 1280, "height": 800}).go("resources/")
    assert wide.locator("td[data-label]").first.evaluate(label) == "none"


def test_a_quiet_mark_is_in_words_on_paper(visit: Open, quiet: str) -> None:
    """On the screen the shape stands alone; who listens or prints has its words."""
    page = visit(viewport={"width": 1280, "height": 800}).go(quiet)
    words = page.locator(".statement .mark-one-source > .visually-hidden").first
    expect(words).to_have_text("one source")
    assert words.evaluate("it => it.offsetWidth") <= 1
    page.emulate_media(media="print")
    assert words.evaluate("it => it.offsetWidth") > 20


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_keep_shapes_and_bars(visit: Open, scheme: str) -> None:
    """Where the system chooses all colours, bars have an edge and marks the colour of the text."""
    page = visit(forced_colors="active", color_scheme=scheme).go("evidence/")
    ink = page.locator("article p").first.evaluate("it => getComputedStyle(it).color")
    fill = "it => getComputedStyle(it).fill"
    assert page.locator(".pb-bar__part").first.evaluate(fill) == ink
    assert page.locator(".pb-bar__all").first.evaluate(fill) != ink
    shape = page.locator("td .mark [aria-hidden], th .mark > [aria-hidden]").first
    assert shape.evaluate("it => getComputedStyle(it).color") == ink
