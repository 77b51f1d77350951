"""Give tests a browser, and the built site as a visitor gets it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # none there
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Error,
    Page,
    Playwright,
    Request,
    sync_playwright,
)

from tests.sites import BuiltSite

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
)
# Material has run, and the search's button is there.
READY = "document.documentElement.classList.contains('js') && document.querySelector('[data-pb-search=ready]')"
# What Playwright itself writes to the console where service workers are shut out.
SHUT_OUT = "Service Worker registration blocked by Playwright"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
PATH = "/play/book/"


@dataclass(slots=True)
class Watched:
    """A page of the browser, and all that it complained of or asked for outside."""

    page: Page
    address: str
    scripted: bool = True
    complaints: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def go(self, place: str = "") -> Page:
        """Open *place* of the site and wait until its scripts have run."""
        self.page.goto(self.address + place)
        if self.scripted:
            self.page.wait_for_function(READY)
        return self.page

    def violations(self) -> list[str]:
        """Return what axe finds on the page as it is now, one line for each element."""
        found = Axe().run(self.page).response["violations"]
        return [f"{it['id']}: {node['html'][:120]}" for it in found for node in it["nodes"]]


Open = Callable[..., Watched]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Return Playwright, started."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Return the system's Chromium, or else the one that Playwright has."""
    here = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if here is None and not Path(playwright.chromium.executable_path).exists():
        pytest.skip("there is no Chromium on this machine")
    started = playwright.chromium.launch(executable_path=here, args=list(FLAGS))
    yield started
    started.close()


@pytest.fixture(scope="session")
def address(built_site: BuiltSite) -> Iterator[str]:
    """Serve the built site below the path that it was built for; return its address."""
    handler = partial(Handler, directory=str(built_site.folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{PATH}"
        server.shutdown()
        thread.join()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Open]:
    """Return a function that opens a page in a context of its own, such as `color_scheme`.

    Service workers are shut out unless asked for, so that no test sees what another kept. When the test ends, no page may have complained or asked for anything outside.
    """
    opened: list[Watched] = []

    def visit(**context: Any) -> Watched:
        scripted = context.get("java_script_enabled", True)
        given = {"service_workers": "block", **context}
        watched = Watched(browser.new_context(**given).new_page(), address, scripted)
        _watch(watched)
        opened.append(watched)
        return watched

    yield visit
    for watched in opened:
        watched.page.context.close()
    assert [line for watched in opened for line in watched.complaints] == []
    assert [line for watched in opened for line in watched.outside] == []


class Handler(SimpleHTTPRequestHandler):
    """Serve a folder below a path, with the site's own page for what is not found."""

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

    def _answer(self, status: int, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


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
