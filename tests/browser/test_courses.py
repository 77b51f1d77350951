"""Courses as learners and trainers use them: self-checks, the plan's clock, former addresses, axe."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser

MODULE = "courses/roles/open-leadership/"
PAGES = ("courses/", "courses/roles/", MODULE, "courses/roles/trainer/", "courses/roles/changes/")


def _question(page: Page, name: str) -> object:
    return page.locator(f'[data-co-question="roles/open-leadership/{name}"]')


def test_axe_finds_nothing(visit: Open) -> None:
    """Each kind of page of a course, in both schemes and widths."""
    watched = visit()
    for place in PAGES:
        watched.page.set_viewport_size({"width": 1280, "height": 900})
        page = watched.go(place)
        if place == MODULE:
            page.get_by_role("radio", name="Every resource of the business").check()
            page.get_by_role("button", name="Check").first.click()
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 900})
            found = watched.violations_in_both(resized=width < 1280)
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert (place, width, found, wide <= 0) == (place, width, [], True)
    assert watched.complaints == []
    assert watched.outside == []


def test_self_check_by_keyboard(visit: Open) -> None:
    """Tab, arrow, space, Enter: the result is announced, and the answers are there after a reload."""
    watched = visit()
    page = watched.go(MODULE)
    question = page.locator('[data-co-question="roles/open-leadership/resources"]')
    said = question.get_by_role("status")
    expect(question.locator("details")).to_be_hidden()
    question.get_by_role("radio").first.focus()
    wanted = question.get_by_role("radio", name="Every resource of the business")
    for _ in range(3):
        if wanted.is_checked():
            break
        page.keyboard.press("ArrowDown")
    expect(wanted).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(said).to_have_text("Right.")
    expect(question.locator("details")).to_be_visible()
    question.locator("summary").click()
    expect(question.locator("blockquote")).to_contain_text("bring every resource of a business")
    page.reload()
    expect(page.get_by_role("radio", name="Every resource of the business")).to_be_checked()
    expect(question.get_by_role("status")).to_have_text("Right.")


def test_several_answers(visit: Open) -> None:
    """What is missing and what is too much is said in words."""
    page = visit().go(MODULE)
    question = page.locator('[data-co-question="roles/open-leadership/price"]')
    check = question.get_by_role("button", name="Check")
    check.click()
    expect(question.get_by_role("status")).to_have_text("Choose first.")
    question.get_by_role("checkbox", name="More work").check()
    check.click()
    expect(question.get_by_role("status")).to_have_text("Partly right: 1 of 2 right answers.")
    question.get_by_role("checkbox", name="A bonus that covers the work").check()
    check.click()
    expect(question.get_by_role("status")).to_have_text(
        "Partly right: 1 of 2 right answers, and 1 that is wrong."
    )
    question.get_by_role("checkbox", name="A bonus that covers the work").uncheck()
    question.get_by_role("checkbox", name="Little extra money for it").check()
    check.click()
    expect(question.get_by_role("status")).to_have_text("Right.")


def test_without_script_all_can_be_read(visit: Open) -> None:
    """Options are a list; the answer, the reason and the statement are one click away."""
    watched = visit(java_script_enabled=False)
    page = watched.page
    page.goto(watched.address + MODULE)
    question = page.locator('[data-co-question="roles/open-leadership/resources"]')
    expect(question.locator("li").first).to_be_visible()
    question.locator("summary").click()
    expect(question).to_contain_text("Right: Every resource of the business")
    expect(question).to_contain_text("IT is one of many.")
    page.goto(watched.address + "courses/roles/trainer/?from=09:00")
    expect(page.locator("[data-co-elapsed]").first).to_have_text("0:00")


def test_plan_has_clock_times(visit: Open) -> None:
    """`?from=` sets the clock; another time changes the address with it."""
    page = visit().go("courses/roles/trainer/?from=09:00")
    times = page.locator("[data-co-elapsed]")
    expect(times.first).to_have_text("09:00")
    page.get_by_label("The course begins at").fill("13:30")
    expect(times.first).to_have_text("13:30")
    expect(page).to_have_url(re.compile(r"\?from=13%3A30$"))
    page.get_by_label("The course begins at").fill("")
    expect(times.first).to_have_text("0:00")


@pytest.mark.parametrize(
    ("short", "place"),
    [
        ("c/open-leadership/?a=1#all-resources", "cards/open-leadership/?a=1#all-resources"),
        ("d/who-leads/", "decisions/who-leads/"),
        ("m/roles/open-leadership/#resources", "courses/roles/open-leadership/#resources"),
    ],
)
def test_short_addresses_keep_query_and_fragment(visit: Open, short: str, place: str) -> None:
    watched = visit()
    watched.page.goto(watched.address + short)
    watched.page.wait_for_url(watched.address + place)


def test_short_addresses_lead_on_without_script(visit: Open) -> None:
    watched = visit(java_script_enabled=False)
    watched.page.goto(watched.address + "c/open-leadership/")
    watched.page.wait_for_url(watched.address + "cards/open-leadership/")
