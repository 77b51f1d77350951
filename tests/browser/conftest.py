"""Give tests a browser, and the built site as a visitor gets it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Playwright,
    Request,
    expect,
    sync_playwright,
)

from tests.browser.axe import violations
from tests.install_browser import chromium
from tests.sites import BuiltSite

# A name for this machine. What a browser allows on loopback alone must not be needed.
HOST = "playbook.test"

# Debian's Chromium asks for updates, and its services for accounts, unless it is told not to.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--host-resolver-rules=MAP {HOST} 127.0.0.1",
)
# The page's scripts have run, and the search's button is there.
READY = "html.js [data-pb-search=ready]"
# What Playwright itself writes to the console where service workers are shut out.
SHUT_OUT = "Service Worker registration blocked by Playwright"
PATH = "/play/book/"


@dataclass(slots=True)
class Watched:
    """A page of the browser, and all that it complained of or asked for outside."""

    page: Page
    address: str
    scripted: bool = True
    complaints: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    looks: set[str] = field(default_factory=set)  # of text, known to be good

    def go(self, place: str = "") -> Page:
        """Open *place* of the site and wait until its scripts have run."""
        self.page.goto(self.address + place)
        if self.scripted:
            ready(self.page)
        return self.page

    def violations_in_both(self, *, targets: bool = False, resized: bool = False) -> list[str]:
        """Return what axe finds on the page as it is now in light, and in dark colours.

        *resized*: what no width can change was looked at when the page had another one.
        """
        found = []
        for scheme, name in (("light", "default"), ("dark", "slate")):
            self.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of its words
            expect(self.page.locator("body")).to_have_attribute("data-md-color-scheme", name)
            self.page.evaluate(SETTLED)  # colours fade: half-way there they have no contrast
            only = "colours" if scheme == "dark" else "layout" if resized else ""
            faults = violations(self.page, only=only, targets=targets, known=self.looks)
            found += [f"{scheme} {line}" for line in faults]
        return found


# Wait until what moves for a while has come to its end, a second at most: some never ends.
SETTLED = """() => Promise.race([
  Promise.all(document.getAnimations().map((it) => it.finished.catch(() => undefined))).then(() => undefined),
  new Promise((done) => setTimeout(done, 1000))])"""

Open = Callable[..., Watched]


def ready(page: Page) -> None:
    """Wait until the scripts of *page* have run, be it the one that it leads on to by itself."""
    page.locator(READY).first.wait_for(state="attached")


def asks(page: Page) -> bool:
    """Tell whether the walk through a decision asks a question, once it is there; else it has ended."""
    answers, end = page.locator("a.dc-answer"), page.locator("#dc-about, #dc-possible")
    expect(answers.or_(end).first).to_be_visible()
    return end.count() == 0


def answered(page: Page, answer: Callable[[], object]) -> None:
    """Call *answer*, which answers the question of a walk, and wait for what comes then."""
    heading = page.locator("article h1")
    before = heading.inner_text()
    answer()
    expect(heading).not_to_have_text(before)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Return Playwright, started."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Return the system's Chromium, or else the one that Playwright has."""
    here = chromium()
    if here is None and not Path(playwright.chromium.executable_path).exists():
        pytest.skip("there is no Chromium on this machine")
    started = playwright.chromium.launch(executable_path=here, args=list(FLAGS))
    yield started
    started.close()


@pytest.fixture(scope="session")
def address(built_site: BuiltSite) -> Iterator[str]:
    """Serve the built site below the path that it was built for; return its address."""
    with served(built_site.folder) as at:
        yield at


@dataclass(slots=True)
class Visitors:
    """Visitors by what their browsers are set to: one who has left is asked again, as a new one.

    A context and its first page cost as much as the whole of many tests.
    """

    browser: Browser
    waiting: dict[str, list[BrowserContext]] = field(default_factory=dict)
    looks: set[str] = field(default_factory=set)  # of text, on any page, that axe found good

    def arrive(self, **settings: Any) -> BrowserContext:
        """Return a visitor who has seen nothing yet."""
        known = self.waiting.setdefault(_name(settings), [])
        return known.pop() if known else self.browser.new_context(**settings)

    def leave(self, visitor: BrowserContext, address: str, **settings: Any) -> None:
        """Close the pages of *visitor*, and let all that was kept of *address* be forgotten."""
        page = visitor.pages[0]
        kept = {"origin": address.removesuffix(PATH), "storageTypes": "all"}
        visitor.new_cdp_session(page).send("Storage.clearDataForOrigin", kept)
        visitor.clear_cookies()
        for opened in visitor.pages:
            opened.close()
        self.waiting[_name(settings)].append(visitor)


@pytest.fixture(scope="session")
def visitors(browser: Browser) -> Visitors:
    """Return those who visit the site, one test after the other."""
    return Visitors(browser)


@pytest.fixture
def visit(visitors: Visitors, address: str) -> Iterator[Open]:
    """Return a function that opens a page for a visitor with settings, such as `color_scheme`.

    Service workers are shut out unless asked for, so that no test sees what another kept. When the test ends, no page may have complained or asked for anything outside.
    """
    opened: list[tuple[Watched, dict[str, Any]]] = []

    def visit(**context: Any) -> Watched:
        scripted = context.get("java_script_enabled", True)
        given = {"service_workers": "block", **context}
        page = visitors.arrive(**given).new_page()
        watched = Watched(page, address, scripted, looks=visitors.looks)
        _watch(watched)
        opened.append((watched, given))
        return watched

    yield visit
    for watched, given in opened:
        visitors.leave(watched.page.context, address, **given)
    # A bare page names no icon, so browsers ask for one of their own accord, once a visitor.
    told = [line for watched, _ in opened for line in watched.complaints]
    assert [line for line in told if not line.endswith("/favicon.ico")] == []
    assert [line for watched, _ in opened for line in watched.outside] == []


class Handler(SimpleHTTPRequestHandler):
    """Serve a folder below a path, with the site's own page for what is not found.

    With *enough*, who asks for the site to be kept gets no more than what begins with one of these.
    """

    enough: tuple[str, ...] = ()

    def translate_path(self, path: str) -> str:
        """Return the file for *path*, one that is not there for what is outside the site."""
        return super().translate_path(
            path.removeprefix(PATH.rstrip("/")) if path.startswith(PATH) else "/outside"
        )

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page."""
        if code == HTTPStatus.NOT_FOUND:
            self._answer(code, "text/html", (Path(self.directory) / "404.html").read_bytes())
        else:
            super().send_error(code, message, explain)

    def do_GET(self) -> None:
        """Answer; the sitemap with this server's port, as if the site were published here.

        Never that a file is as it was: times have whole seconds, and a test may build twice in one.
        """
        del self.headers["If-Modified-Since"]
        if self.enough and self.path.startswith(f"{PATH}sw-files.json"):
            self._answer(HTTPStatus.OK, "application/json", self._shortened())
            return
        if self.path != f"{PATH}sitemap.xml":
            super().do_GET()
            return
        text = (Path(self.directory) / "sitemap.xml").read_text(encoding="utf-8")
        here = text.replace("//127.0.0.1/", f"//{self.headers['Host']}/")
        self._answer(HTTPStatus.OK, "application/xml", here.encode())

    def end_headers(self) -> None:
        """Let browsers ask each time, as our header files do: else they guess from a file's age."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Keep the terminal quiet."""

    def _shortened(self) -> bytes:
        listed = json.loads((Path(self.directory) / "sw-files.json").read_text(encoding="utf-8"))
        order = sorted(listed["files"], key=lambda it: not it[0].startswith(self.enough))
        enough = sum(address.startswith(self.enough) for address, _ in order)
        return json.dumps({**listed, "files": order, "enough": enough}).encode()

    def _answer(self, status: int, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def served(folder: Path, handler: type[Handler] = Handler) -> Iterator[str]:
    """Serve *folder* below `PATH` for as long as the context lasts; give its address."""
    answer = partial(handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), answer) as server:
        thread = threading.Thread(target=partial(server.serve_forever, 0.05), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{PATH}"
        server.shutdown()
        thread.join()


def _name(settings: dict[str, Any]) -> str:
    return json.dumps(settings, sort_keys=True)


def _watch(watched: Watched) -> None:
    """Note console messages, errors, and requests that leave the site."""
    host = urlsplit(watched.address).netloc

    def note_message(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and message.text != SHUT_OUT:
            watched.complaints.append(f"{message.text} {message.location['url']}")

    def note_error(error: Error) -> None:
        watched.complaints.append(str(error))

    def note_request(request: Request) -> None:
        if urlsplit(request.url).netloc not in {host, ""}:
            watched.outside.append(request.url)

    watched.page.on("console", note_message)
    watched.page.on("pageerror", note_error)
    watched.page.on("request", note_request)
