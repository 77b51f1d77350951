"""Walk decisions as visitors do: with and without script, by keyboard, back, and on paper."""

from __future__ import annotations

import gzip
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.decisions.walk import Walk, all_paths
from generator.model.decisions import Decision
from tests.browser.conftest import Open, Watched
from tests.sites import BuiltSite

pytestmark = pytest.mark.browser

SHARES = 2  # tests, so that workers share the decisions
Asked = tuple[tuple[str, str], ...]


@pytest.fixture(scope="session")
def decisions(built_site: BuiltSite) -> tuple[Decision, ...]:
    """Return the decisions that are walked page by page."""
    return tuple(it for it in built_site.result.playbook.decisions.values() if it.graph)


def _start(watched: Watched, made: Decision) -> Page:
    """Start at the decision's page."""
    page = watched.page
    page.goto(f"{watched.address}decisions/{made.id}/")
    page.get_by_role("link", name="Start this decision", exact=True).click()
    return page


def _shows(page: Page, made: Decision, asked: Asked, paths: Sequence[Walk]) -> None:
    """Wait until *page* is the one behind the answers *asked*, on the way of *paths*."""
    answers = "".join(f"{name}.{value}/" for name, value in asked) or "start/"
    page.wait_for_url(f"**/decisions/{made.id}/{answers}")
    whole = paths[0].asked == asked
    title = made.outcome(paths[0].outcomes[0]) if whole else made.question(_next(asked, paths))
    expect(page.locator("article h1")).to_have_text(title.title)


def _next(asked: Asked, paths: Sequence[Walk]) -> str:
    return paths[0].asked[len(asked)][0]


def _explore(page: Page, made: Decision, asked: Asked, paths: Sequence[Walk]) -> None:
    """Take each answer at each question of *paths* once, and go back from what it led to."""
    _shows(page, made, asked, paths)
    if paths[0].asked == asked:
        return
    for answer in dict.fromkeys(path.asked[len(asked)] for path in paths):
        page.locator(f'[data-dc-answer="{".".join(answer)}"]').click()
        further = [path for path in paths if path.asked[len(asked)] == answer]
        _explore(page, made, (*asked, answer), further)
        page.go_back()
        _shows(page, made, asked, paths)


@pytest.mark.parametrize("share", range(SHARES))
def test_every_path(visit: Open, decisions: tuple[Decision, ...], share: int) -> None:
    """Every path leads over its own addresses to its outcome, and back."""
    watched = visit()
    for made in decisions[share::SHARES]:
        _explore(_start(watched, made), made, (), list(all_paths(made)))


def test_longest_paths_without_script(visit: Open, decisions: tuple[Decision, ...]) -> None:
    """Answers are links; tests/site/test_walks.py follows all of them."""
    watched = visit(java_script_enabled=False)
    for made in decisions:
        path = max(all_paths(made), key=lambda it: len(it.asked))
        page = _start(watched, made)
        for at, (name, value) in enumerate(path.asked):
            _shows(page, made, path.asked[:at], [path])
            page.locator(f'[data-dc-answer="{name}.{value}"]').click()
        _shows(page, made, path.asked, [path])


def _started(watched: Watched) -> Page:
    page = watched.go("decisions/sourcing/start/")
    page.evaluate("window.sameDocument = true")
    return page


def _answer(page: Page, name: str) -> None:
    page.locator(f'[data-dc-answer="{name}"]').click()
    page.wait_for_url(f"**/{name}/")


def test_the_main_part_is_swapped_in_place(visit: Open) -> None:
    """No page is loaded; focus, title, address, crumbs and links follow."""
    page = _started(visit())
    _answer(page, "core-to.business")
    expect(page.locator("article h1")).to_be_focused()
    heading = page.locator("article h1").inner_text()
    expect(page).to_have_title(re.compile(f"^{re.escape(heading)}"))
    _answer(page, "belief.core")
    assert page.evaluate("window.sameDocument") is True
    addresses = page.locator("a[href]").evaluate_all("all => all.map(it => it.href)")
    inside = {it for it in addresses if "/play/book" in it}
    assert inside
    assert not [it for it in inside if "/start/cards" in it or "belief.core/cards" in it]
    for it in sorted(inside):
        assert page.request.get(it.split("#")[0]).ok, it


def test_back_and_forward(visit: Open) -> None:
    """The browser's own buttons walk too."""
    page = _started(visit())
    _answer(page, "core-to.business")
    _answer(page, "belief.context")
    expect(page.locator("article h1")).to_contain_text("settle")
    page.go_back()
    expect(page.locator("article h1")).to_contain_text("sponsor believe")
    page.go_back()
    expect(page.locator("article h1")).to_contain_text("core to")
    page.go_forward()
    expect(page.locator("article h1")).to_contain_text("sponsor believe")
    assert page.evaluate("window.sameDocument") is True
    page.locator("[data-dc-back]").click()
    page.wait_for_url("**/sourcing/start/")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_change_keeps_the_other_answers(visit: Open, script: bool) -> None:
    """One answer is changed in place; what is left to ask is asked."""
    watched = visit(java_script_enabled=script)
    page = watched.page
    start = "decisions/sourcing/core-to.business/belief.context/"
    page.goto(watched.address + start)
    change = page.locator(".dc-change").nth(0)
    change.locator("summary").click()
    change.get_by_role("link", name="To customer relations only").click()
    page.wait_for_url("**/core-to.customer/belief.context/")
    expect(page.locator("article h1")).to_contain_text("resources")
    rows = page.locator(".dc-given dd").all_inner_texts()
    assert [row.split("\n")[0].removesuffix("Change") for row in rows] == [
        "To customer relations only, not to the business strategy",
        "Contextual",
    ]


def test_by_keyboard_alone(visit: Open) -> None:
    """Tab finds the answers behind the heading, Enter takes one."""
    page = _started(visit())
    page.locator("article h1").evaluate("it => { it.tabIndex = -1; it.focus(); }")
    for name in ("core-to.business", "belief.core"):
        page.keyboard.press("Tab")
        expect(page.locator(f'[data-dc-answer="{name}"]')).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{name}/")
        expect(page.locator("article h1")).to_be_focused()


def test_from_a_memo_to_a_card_and_back(visit: Open) -> None:
    """The theme's own navigation and the walk get on with each other."""
    page = _started(visit())
    _answer(page, "core-to.business")
    _answer(page, "belief.context")
    heading = page.locator("article h1").inner_text()
    page.locator("article .dc-list-title + ul a").first.click()
    page.wait_for_url("**/cards/**")
    page.go_back()
    page.wait_for_url("**/belief.context/")
    expect(page.locator("article h1")).to_have_text(heading)


def test_back_from_a_page_outside(visit: Open) -> None:
    """Who leaves a walk and thinks better of it is in the walk, where they were, and can go back on."""
    page = _started(visit())
    _answer(page, "core-to.business")
    _answer(page, "belief.context")
    heading = page.locator("article h1").inner_text()
    page.locator("article .dc-list-title + ul a").first.click()
    page.wait_for_url("**/cards/**")
    page.go_back()
    page.wait_for_url("**/belief.context/")
    expect(page.locator("article h1")).to_have_text(heading)
    page.go_back()
    expect(page.locator("article h1")).to_contain_text("sponsor believe")


def test_an_old_link_says_so(visit: Open) -> None:
    """A memo's link has a version; another one is told, the present one is not."""
    watched = visit()
    page = watched.go("decisions/sourcing/core-to.business/belief.context/?v=00000000")
    expect(page.locator(".dc-changed")).to_contain_text("has changed since")
    page.goto(page.locator('article a[rel="bookmark"]').first.evaluate("it => it.href"))
    page.wait_for_load_state("networkidle")
    assert page.locator(".dc-changed").count() == 0


@pytest.mark.parametrize(
    "place",
    [
        "decisions/",
        "decisions/cio-activity/",
        "decisions/sourcing/",
        "decisions/cio-readiness/",
        "decisions/sourcing/core-to.business/",
        "decisions/sourcing/core-to.business/belief.core/resources.short/",
        "decisions/who-leads/budget.cio/people.other/",
        "decisions/sourcing/core-to.unknown/",
        "decisions/sourcing/core-to.customer/belief.unknown/?a=resources.enough",
    ],
)
def test_axe(visit: Open, place: str) -> None:
    watched = visit(reduced_motion="reduce")
    watched.go(place)
    assert watched.violations_in_both() == []


def test_memos_print_on_one_page(visit: Open, decisions: tuple[Decision, ...]) -> None:
    watched = visit()
    for made in decisions:
        path = max(all_paths(made), key=lambda it: len(it.asked))
        rest = "".join(f"{name}.{value}/" for name, value in path.asked)
        page = watched.go(f"decisions/{made.id}/{rest}")
        pages = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))
        assert len(pages) == 1, made.id


def test_chart_text_is_large_enough(visit: Open, decisions: tuple[Decision, ...]) -> None:
    """As it is shown, no text of a chart is smaller than 11 px."""
    watched = visit(viewport={"width": 1100, "height": 900})
    for made in decisions:
        page = watched.go(f"decisions/{made.id}/")
        sizes = page.locator(".dc-chart text").evaluate_all(
            "all => all.map(it => it.getScreenCTM().a * parseFloat(getComputedStyle(it).fontSize))"
        )
        assert min(sizes) >= 11


def test_chart_words_stay_in_their_boxes(visit: Open, decisions: tuple[Decision, ...]) -> None:
    watched = visit()
    for made in decisions:
        page = watched.go(f"decisions/{made.id}/")
        over = page.locator(".dc-box").evaluate_all(
            "all => all.filter(it => it.querySelector('text').getBBox().width"
            " > it.querySelector('rect').getBBox().width - 8).map(it => it.textContent)"
        )
        assert over == []


def test_the_script_is_small(root: Path) -> None:
    script = root / "templates" / "theme" / "assets" / "parts" / "walk.js"
    assert len(gzip.compress(script.read_bytes(), 9)) < 9_500
