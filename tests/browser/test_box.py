"""Walk 7: anybody suggests an improvement, and later reads what became of it. With and without script."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "_base"
CARD = "goals-first"
SAID = "Say how goals are <b>found</b> & agreed, please."
ANSWER = "We added how to find them."


@dataclass
class Place:
    """A playbook with its site and its box, each at an address of this machine."""

    root: Path
    site: str
    box: str
    desk: str

    def run(self, *words: str) -> str:
        """Run `playbook` here; return what it says."""
        command = [sys.executable, "-m", "generator", *words, "-C", str(self.root)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep the terminal quiet."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """Return a small playbook whose suggestions go to a box that runs."""
    root = shutil.copytree(GOLDEN, tmp_path_factory.mktemp("box") / "book")
    shutil.copytree(ROOT / "templates" / "theme", root / "templates" / "theme")
    command = [sys.executable, "-m", "generator", "box", "-C", str(root), "--port", "0"]
    (root / "build" / "site").mkdir(parents=True)
    handler = partial(_Quiet, directory=str(root / "build" / "site"))
    with (
        ThreadingHTTPServer(("127.0.0.1", 0), handler) as server,
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as process,
        _killed(process),
    ):
        assert process.stdout
        first, second = process.stdout.readline(), process.stdout.readline()
        box = re.search(r"http://[^/\s]+", first)
        desk = re.search(r"http://\S+/desk/[\w-]+", second)
        assert box
        assert desk
        site = f"http://127.0.0.1:{server.server_port}/"
        settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
        settings = re.sub(r"suggest: .*", f"suggest: box:{box[0]}", settings)
        settings = re.sub(r"downloads: .*", "downloads: []", settings)
        settings = re.sub(r"site_url: .*", f"site_url: {site}", settings)
        (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
        made = Place(root, site, box[0], desk[0])
        made.run("build")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield made
        server.shutdown()


@contextmanager
def _killed(process: subprocess.Popen[str]) -> Iterator[None]:
    """Let *process* end with the context, however that ends: who leaves waits for it, without end."""
    try:
        yield
    finally:
        process.kill()


def fits(page: Page) -> bool:
    """Tell whether nothing is wider than the window."""
    return bool(
        page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        )
    )


@pytest.mark.parametrize("scripted", [True, False], ids=["script", "no script"])
def test_walk(scripted: bool, place: Place, browser: Browser) -> None:
    """From a card to the box, from the box to the desk, and back to the card that it changed."""
    context = browser.new_context(java_script_enabled=scripted, service_workers="block")
    page = context.new_page()
    page.goto(f"{place.site}cards/{CARD}/")
    title = page.locator("h1").first.inner_text().strip()
    page.get_by_role("link", name="Suggest an improvement").first.click()
    page.wait_for_url(f"{place.box}/new?**")
    assert page.get_by_text(title).count() == 1
    page.get_by_label("What should change, and why?").fill(SAID)
    page.wait_for_timeout(3200)  # as long as a person takes at least
    page.get_by_role("button", name="Send").click()
    page.wait_for_url(f"{place.box}/thanks?**")
    number = page.url.rpartition("=")[2]
    assert page.get_by_text(f"It is number {number}.").count() == 1
    assert context.cookies() == []

    page.goto(place.desk)
    said = page.get_by_role("article", name=re.compile(f"^{number}: "))
    assert said.locator("blockquote").inner_text() == SAID
    said.get_by_label("Answer").fill(ANSWER)
    said.get_by_label("Cards").fill(CARD)
    said.get_by_label("What became of it").select_option("done")
    said.get_by_role("button", name="Save").click()
    page.wait_for_url(f"{place.desk}#s{number}")

    assert "1 added" in place.run("box", "export")
    assert "suggestions.yml" not in place.run("check")
    place.run("build", "--quick")
    page.goto(f"{place.site}suggestions/")
    entry = page.get_by_role("article", name=f"Suggestion {number}")
    assert entry.locator("blockquote").inner_text() == SAID
    assert ANSWER in entry.inner_text()
    page.goto(f"{place.site}cards/{CARD}/")
    page.locator(".pb-about").get_by_role("link", name="Say how goals").first.click()
    page.wait_for_url(f"{place.site}suggestions/#suggestion-*")
    context.close()


def _wrong_at_any_look(page: Page, looks: set[str]) -> list[str]:
    """Return what axe finds on *page* in both schemes and at both widths, and where it is cut off."""
    wrong = []
    for width, only in ((1280, ""), (360, "layout")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="light")
        wrong += [f"{width} light {it}" for it in violations(page, only=only, known=looks)]
        page.emulate_media(color_scheme="dark")
        wrong += [f"{width} dark {it}" for it in violations(page, only="colours", known=looks)]
        wrong += [] if fits(page) else [f"{width} does not fit"]
    return wrong


def test_pages_are_for_everybody(place: Place, browser: Browser) -> None:
    """Axe finds nothing on any page of the box, and nothing is cut off on a telephone."""
    context = browser.new_context()
    page = context.new_page()
    looks: set[str] = set()
    outside: list[str] = []
    page.on("request", lambda it: outside.append(it.url) if place.box not in it.url else None)
    long = "a" * 200
    for there in (
        f"/new?page=cards/x/&title={long}",
        "/new",
        "/thanks?number=1",
        "/propose",
        "/nothing",
        place.desk.removeprefix(place.box),
    ):
        page.goto(place.box + there)
        assert (there, _wrong_at_any_look(page, looks)) == (there, [])
    page.goto(f"{place.box}/new")
    page.get_by_label("What should change").fill("x" * 4001)
    page.get_by_role("button", name="Send").click()
    page.get_by_role("alert").wait_for()
    assert _wrong_at_any_look(page, looks) == []
    assert page.get_by_label("What should change").input_value() == "x" * 4001
    assert outside == []
    context.close()


def test_card_from_the_site(place: Place, browser: Browser) -> None:
    """What the form of the site hands on behind `#` is there, is checked, and stays off the address."""
    context = browser.new_context()
    page = context.new_page()
    text = "---\ntitle: Ünïcode & more\n---\n- [@nobody1999]"  # the box trims its ends
    page.goto(f"{place.box}/propose")
    query = page.evaluate("it => String(new URLSearchParams(it))", {"title": "A & B", "said": text})
    page.goto("about:blank")
    page.goto(f"{place.box}/propose#{query}")
    assert page.get_by_label("The text of the card").input_value() == text
    assert page.get_by_label("Its title").input_value() == "A & B"
    expect(page).to_have_url(f"{place.box}/propose")
    page.wait_for_timeout(3200)  # as long as a person takes at least
    page.get_by_role("button", name="Check it").click()
    page.get_by_role("heading", name="things to look at").wait_for()
    assert "nobody1999" in page.get_by_role("list").inner_text()
    assert (violations(page), fits(page)) == ([], True)
    assert page.get_by_label("The text of the card").input_value() == text
    context.close()


@pytest.mark.parametrize("scripted", [True, False], ids=["script", "no script"])
def test_what_is_wrong_is_met_first(scripted: bool, place: Place, browser: Browser) -> None:
    """A letter that did not arrive says so in the title, and the focus stands on what to mend."""
    context = browser.new_context(java_script_enabled=scripted, service_workers="block")
    page = context.new_page()
    for path, label, button in (
        ("new", "What should change, and why?", "Send"),
        ("propose", "The text of the card", "Send to the editors"),
    ):
        page.goto(f"{place.box}/{path}")
        if path == "propose":
            page.get_by_label("Its title").fill("A card")
        page.get_by_label(label).fill("Too quick.")
        page.get_by_role("button", name=button, exact=True).click()
        expect(page).to_have_title(re.compile("^Not sent yet "))
        expect(page.get_by_role("alert")).to_be_focused()
        expect(page.get_by_label(label)).to_have_value("Too quick.")
    page.wait_for_timeout(3200)  # as long as a person takes at least
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_role("region")).to_be_visible()
    expect(page.get_by_role("alert")).to_be_focused()
    context.close()


def test_deleting_takes_two_steps(place: Place, browser: Browser) -> None:
    """What cannot be taken back is not one slip away from *Save*; Tab and Enter are enough for it."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{place.box}/new")
    page.get_by_label("What should change, and why?").fill("Delete me.")
    page.wait_for_timeout(3200)
    page.get_by_role("button", name="Send").click()
    page.wait_for_url(f"{place.box}/thanks?**")
    number = page.url.rpartition("=")[2]
    page.goto(place.desk)
    said = page.locator(f"#s{number}")
    expect(said.get_by_role("button", name=f"Delete number {number}")).to_be_hidden()
    said.get_by_role("button", name="Save").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(said.get_by_role("button", name=f"Delete number {number}")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    expect(page.locator(f"#s{number}")).to_have_count(0)
    context.close()
