"""A host on the loopback that does all that hosts of the web do to those who ask."""

from __future__ import annotations

import ssl
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

CERTIFICATE = Path(__file__).with_name("localhost.pem")
PAGE = b'<!doctype html><h1 id="here">Here</h1><a name="old"></a><p id="user-content-there">'
# What is said of each path: a status, and where it leads.
SAID = {
    "/found": (302, "/page"),
    "/moved": (301, "/page"),
    "/moved-twice": (308, "/moved"),
    "/moved-then-found": (301, "/found"),
    "/moved-to-nothing": (301, "/missing"),
    "/moved-to-mail": (301, "mailto:ann@example.org"),
    "/moved-inside": (301, "http://inside.example/"),
    "/circle": (301, "/circle"),
    "/missing": (404, ""),
    "/gone": (410, ""),
    "/forbidden": (403, ""),
    "/broken": (500, ""),
}


@dataclass(slots=True)
class Host:
    """A host: where it is, and what it was asked."""

    address: str
    asked: list[tuple[str, str]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    slow: threading.Event = field(default_factory=threading.Event)


class Handler(BaseHTTPRequestHandler):
    """Answers by the path."""

    def __init__(self, host: Host, *given: object) -> None:
        self.host = host
        super().__init__(*given)  # type: ignore[arg-type]  # as socketserver hands them on

    def do_HEAD(self) -> None:
        """Answer without a body."""
        self._answer()

    def do_GET(self) -> None:
        """Answer with one."""
        self._answer()

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _answer(self) -> None:
        path = self.path.partition("?")[0]
        self.host.asked.append((self.command, self.path))
        self.host.counts[path] += 1
        if path == "/slow":
            self.host.slow.wait(5)
        elif path == "/cut":
            self.connection.close()
        elif path.startswith("/busy"):
            self._busy(path)
        elif path == "/no-head" and self.command == "HEAD":
            self._say(405)
        elif path == "/wrong-head" and self.command == "HEAD":
            self._say(404)
        else:
            self._say(*SAID.get(path, (200, "")))

    def _busy(self, path: str) -> None:
        wait = {"/busy-once": "1", "/busy": "1", "/busy-long": "9999", "/busy-mute": ""}[path]
        status = 200 if path == "/busy-once" and self.host.counts[path] > 1 else 429
        self._say(status, wait=wait)

    def _say(self, status: int, location: str = "", wait: str = "") -> None:
        page = PAGE if status == 200 else b""
        self.send_response(status)
        for name, value in (("Location", location), ("Retry-After", wait)):
            if value:
                self.send_header(name, value)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(page)


class Server(ThreadingHTTPServer):
    """A server whose visitors may leave in the middle."""

    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing of connections that were cut."""


def serving(*, secure: bool = False) -> Iterator[Host]:
    """Serve while the host is used."""
    host = Host("")
    with Server(("127.0.0.1", 0), partial(Handler, host)) as server:
        if secure:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATE)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        host.address = f"http{'s' if secure else ''}://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=partial(server.serve_forever, 0.02), daemon=True)
        thread.start()
        yield host
        host.slow.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def host() -> Iterator[Host]:
    """Return a host."""
    yield from serving()


@pytest.fixture
def secure_host() -> Iterator[Host]:
    """Return a host with a certificate that nobody vouches for."""
    yield from serving(secure=True)
