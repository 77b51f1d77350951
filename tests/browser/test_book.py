"""The whole playbook as one file: opened from the disk, it reads, searches and asks for nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.paper.downloads import BookJob, bind_book
from generator.pipeline import check_playbook
from generator.project import open_project
from generator.render.book import form_html
from tests.browser.axe import violations
from tests.chance import TRIALS
from tests.every_kind import begin
from tests.sites import of_the_run, once

ROOT = Path(__file__).parents[2]
DAY = date(2026, 3, 2)

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the real playbook as one file, or a small one, in a folder of its own, once a run."""
    name = getattr(request, "param", "ours")
    folder = tmp_path_factory.mktemp("taken")

    def bound() -> str:
        root = ROOT
        if name == "small":
            root = folder / "small"
            begin(root, DAY)
        project = open_project(root, DAY)
        playbook, _ = check_playbook(project.given)
        job = BookJob(playbook, project.given, project.templates, project.style, folder, folder)
        return form_html(bind_book(job), "html", project.templates)

    path = folder / "playbook.html"
    text = once(of_the_run(tmp_path_factory.getbasetemp()), f"book-{name}", bound)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def opened(browser: Browser, file: Path) -> Iterator[Open]:
    """Return a function that opens the file; it may complain of nothing and ask for nothing."""
    said: list[str] = []
    asked: list[str] = []
    pages: list[Page] = []

    def open_file(fragment: str = "", **context: object) -> Page:
        page = browser.new_context(**context).new_page()  # type: ignore[arg-type]
        page.on("console", lambda it: said.append(it.text))
        page.on("pageerror", lambda it: said.append(str(it)))
        page.on("request", lambda it: asked.append(it.url))
        page.goto(f"{file.as_uri()}{fragment}")
        pages.append(page)
        return page

    yield open_file
    for page in pages:
        page.context.close()
    assert said == []
    assert {it.partition("#")[0] for it in asked if not it.startswith("data:")} <= {file.as_uri()}


def search(page: Page, words: str) -> list[str]:
    """Return the titles that a search for *words* finds, the best first."""
    page.get_by_label("Search", exact=True).fill(words)
    page.locator(f'.bk-search__found[data-query="{words}"]').wait_for(state="attached")
    return page.locator(".bk-search__found a").all_inner_texts()


@pytest.mark.browser
@pytest.mark.parametrize("file", ["small", "ours"] if TRIALS else ["small"], indirect=True)
def test_accessible(opened: Open) -> None:
    """Axe finds nothing, with results shown too, and nothing sticks out at the side.

    A small playbook has something of every kind; ours takes four times as long.
    """
    page = opened(color_scheme="dark", viewport={"width": 1280, "height": 900})
    assert search(page, "decision")
    looks: set[str] = set()
    for width, only in ((1280, ""), (360, "layout")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="dark")
        assert (width, violations(page, only=only, known=looks)) == (width, [])
        page.emulate_media(color_scheme="light")
        assert (width, violations(page, only="colours", known=looks)) == (width, [])
        assert page.evaluate("document.documentElement.scrollWidth") <= width


SOUGHT = {
    "suggestion box": "Put a suggestion box in plain sight",
    "champion": "Win champions in the departments",  # a word of a title
    "letting go of control": "Practise open leadership",  # a synonym
    "sponser": "Find a devoted sponsor",  # a wrong letter
    "sugestion box": "Put a suggestion box in plain sight",  # a letter short
    "outsuorcing": "Consider outsourcing what is core to customers only",  # two exchanged
    "Chief Marketing Officer": "Chief Marketing Officer",  # a role
    "CMO": "Chief Marketing Officer",  # its abbreviation
}


@pytest.mark.browser
def test_search(opened: Open) -> None:
    """What is meant stands among the first five, however it is called or spelt."""
    page = opened()
    found = {words: search(page, words)[:5] for words in SOUGHT}
    assert {words: its for words, its in found.items() if SOUGHT[words] not in its} == {}


@pytest.mark.browser
def test_search_leads_there(opened: Open) -> None:
    """A result is a link in the file; what finds nothing says so; Control and K go to the search."""
    page = opened()
    page.keyboard.press("Control+k")
    assert page.evaluate("document.activeElement.id") == "search"
    search(page, "suggestion box")
    page.locator(".bk-search__found a", has_text="Put a suggestion box").click()
    page.wait_for_url("**#card-suggestion-box")
    assert page.locator("#card-suggestion-box").is_visible()
    assert search(page, "xylophone quartz") == []
    assert page.get_by_text("Nothing found").is_visible()


@pytest.mark.browser
def test_without_script(opened: Open) -> None:
    """Everything reads, the contents lead everywhere, and no search that cannot work is shown."""
    page = opened(java_script_enabled=False)
    assert not page.get_by_label("Search", exact=True).is_visible()
    page.get_by_role("navigation").get_by_role("link", name="Practise open leadership").click()
    page.wait_for_url("**#card-open-leadership")


@pytest.mark.browser
def test_printed(opened: Open, tmp_path: Path) -> None:
    """A browser prints it in light colours, without the search, with outside addresses."""
    page = opened(color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.locator(".bk-search").is_visible()
    ink = page.evaluate("getComputedStyle(document.body).color")
    assert max(map(int, re.findall(r"\d+", ink))) < 90
    page.pdf(path=tmp_path / "printed.pdf", prefer_css_page_size=True)
    assert (tmp_path / "printed.pdf").stat().st_size > 100_000
