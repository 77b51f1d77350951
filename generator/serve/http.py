"""Serve a folder on the loopback address, and tell open pages when it has changed."""

from __future__ import annotations

import errno
import json
import secrets
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from generator.findings.diagnostics import Diagnostic
from generator.findings.report import counted_findings, place_of
from generator.words.phrases import phrase
from generator.words.words import WORDS, Words

LIVE = "__live__"  # the folder that the server's own files seem to be in
HOSTS = {"127.0.0.1", "localhost"}
POLL = 0.05  # seconds, after which a server that is told to stop does

EMPTY = """<!doctype html>
<html lang="%(language)s"><head><meta charset="utf-8"><title>%(title)s</title></head>
<body><h1>%(title)s</h1><p>%(words)s</p>
<script src="/__live__/live.js"></script></body></html>
"""


@dataclass(frozen=True, slots=True)
class State:
    """What open pages are told: the build that stands, why it is not the newest, the findings.

    All of it is said in the language of ``words``.
    """

    build: str
    failed: str
    findings: tuple[Diagnostic, ...]
    words: Words = WORDS

    def text(self) -> str:
        """Return the state as JSON."""
        findings = [
            {
                "severity": self.words.gettext(it.severity.value),
                "rule": it.rule,
                "place": place_of(it.span),
                "message": it.message,
                "help": it.help,
            }
            for it in self.findings
        ]
        failed = self.words.said(self.failed)
        count = self.words.said(counted_findings(len(findings)))
        told = {"build": self.build, "failed": failed, "count": count, "findings": findings}
        return json.dumps(told)


def _empty(words: Words) -> bytes:
    """Return the page that stands where nothing was built yet."""
    told = words.gettext("The site appears here when the errors are mended.")
    values = {"language": words.language, "title": words.gettext("Not built yet"), "words": told}
    return (EMPTY % {name: escape(it) for name, it in values.items()}).encode()


@dataclass(slots=True)
class Live:
    """The folder served and the state told; ``scripts`` has live.js and live.css."""

    site: Path
    scripts: Path
    began: str = field(default_factory=lambda: secrets.token_hex(4))
    state: State = field(default_factory=lambda: State("", "", ()))
    changed: threading.Condition = field(default_factory=threading.Condition)

    def show(self, state: State) -> None:
        """Tell *state* to every open page."""
        with self.changed:
            self.state = state
            self.changed.notify_all()

    def after(self, state: State | None, seconds: float) -> State:
        """Return the state as soon as it is another than *state*, at the latest in *seconds*."""
        with self.changed:
            self.changed.wait_for(lambda: self.state is not state, timeout=seconds)
            return self.state


def free_port(after: int) -> int:
    """Return the next port after *after* that nobody listens at, 0 where there is none."""
    for port in range(after + 1, min(after + 100, 65536)):
        with socket.socket() as tried:
            try:
                tried.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    return 0


@contextmanager
def listen(live: Live, port: int) -> Iterator[str]:
    """Serve *live* on 127.0.0.1; give the address, with a ``/`` at its end.

    Raises `PortError` where *port* cannot be had.
    """
    handler = partial(Handler, live, directory=str(live.site))
    with _server(port, handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(POLL,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


class PortError(Exception):
    """The port cannot be listened at; the message is a sentence for a person."""


class Handler(SimpleHTTPRequestHandler):
    """Answer for one connection: files of the site, the live script, the stream of states."""

    def __init__(self, live: Live, *args: object, directory: str) -> None:
        self.live = live
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]  # socket, address, server

    def do_GET(self) -> None:  # the name that http.server calls
        """Answer a GET, always in full.

        Never that a file is as it was: times are told by whole seconds, and an undo may put a file
        back that is older than the one it replaces.
        """
        del self.headers["If-Modified-Since"]
        path = urlsplit(self.path).path
        if self._is_foreign():
            self.send_error(HTTPStatus.FORBIDDEN, phrase("this server is for this machine only"))
        elif path == f"/{LIVE}/events":
            self._stream()
        elif path in {f"/{LIVE}/live.js", f"/{LIVE}/live.css"}:
            kind = "text/javascript" if path.endswith(".js") else "text/css"
            name = path.rpartition("/")[2]
            self._answer(HTTPStatus.OK, kind, (self.live.scripts / name).read_bytes())
        else:
            super().do_GET()

    def do_HEAD(self) -> None:  # the name that http.server calls
        """Answer a HEAD, to whom a GET is answered."""
        if self._is_foreign():
            self.send_error(HTTPStatus.FORBIDDEN, phrase("this server is for this machine only"))
        else:
            super().do_HEAD()

    def translate_path(self, path: str) -> str:
        """Return the file that *path* asks for; one that no file can have leads to none."""
        found = super().translate_path(path)
        return "/dev/null/none" if "\0" in found else found

    def _is_foreign(self) -> bool:
        """Tell whether another host's page asks, under a name that leads here."""
        return (self.headers.get("Host") or "").rpartition(":")[0] not in HOSTS

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the site's own."""
        page = self.live.site / "404.html"
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
        elif page.is_file():
            self._answer(HTTPStatus.NOT_FOUND, "text/html; charset=utf-8", page.read_bytes())
        else:
            self._answer(
                HTTPStatus.NOT_FOUND, "text/html; charset=utf-8", _empty(self.live.state.words)
            )

    def end_headers(self) -> None:
        """Let browsers ask each time, and tell pages which build they are of."""
        self.send_header("Cache-Control", "no-cache")
        self.send_header("Server-Timing", f'build;desc="{self.live.state.build}"')
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Keep the terminal for findings."""

    def _answer(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _stream(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        state: State | None = None
        try:
            while True:
                new = self.live.after(state, 15)
                self.wfile.write(
                    f"data: {new.text()}\n\n".encode() if new is not state else b":\n\n"
                )
                self.wfile.flush()
                state = new
        except (BrokenPipeError, ConnectionResetError):
            return  # the page was closed


# Private functions


def _server(port: int, handler: Callable[..., Handler]) -> ThreadingHTTPServer:
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        reason = (
            phrase("is in use") if error.errno == errno.EADDRINUSE else phrase("may not be used")
        )
        other = free_port(max(port, 1023))
        help = phrase("; `--port %(other)s` is free", other=other) if other else ""
        raise PortError(
            phrase("port %(port)s %(reason)s%(help)s", port=port, reason=reason, help=help)
        ) from error
