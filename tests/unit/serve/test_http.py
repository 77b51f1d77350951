"""Test what the development server answers."""

from __future__ import annotations

import json
import os
import re
import socket
import threading
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.findings.diagnostics import Diagnostic, Severity, Span
from generator.serve.http import Live, PortError, State, listen

FINDING = Diagnostic("a-rule", Severity.ERROR, Span("kb/a.md", 2, 3, 2, 4), "what is", "do this")


@pytest.fixture
def live(tmp_path: Path) -> Live:
    """Return a site of two pages, with scripts."""
    for path, text in {
        "site/index.html": "home",
        "site/404.html": "not here",
        "scripts/live.js": "// live",
        "scripts/live.css": "/* live */",
        "secret.txt": "secret",
    }.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return Live(tmp_path / "site", tmp_path / "scripts")


@pytest.fixture
def connection(live: Live) -> Iterator[HTTPConnection]:
    """Return a connection to the server of *live*."""
    with listen(live, 0) as address:
        made = HTTPConnection(urlsplit(address).netloc, timeout=10)
        yield made
        made.close()


def get(connection: HTTPConnection, path: str, **headers: str) -> HTTPResponse:
    """Return the answer for *path*."""
    connection.request("GET", path, headers=headers)
    return connection.getresponse()


def test_never_as_it_was(live: Live, connection: HTTPConnection) -> None:
    """A page that an undo puts back, older than the one that was shown, is sent all the same."""
    page = live.site / "index.html"
    for at in range(10):
        page.write_text(f"edit {at}", encoding="utf-8")
        os.utime(page, (1_000_000 - at, 1_000_000 - at))
        shown = get(connection, "/", **{"If-Modified-Since": "Mon, 01 Jan 2035 00:00:00 GMT"})
        assert (shown.status, shown.read()) == (200, f"edit {at}".encode())


def test_port_in_use(live: Live) -> None:
    """A port that is taken is a sentence, with one that is free."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortError) as raised, listen(live, port):
            pass
    found = re.fullmatch(rf"port {port} is in use; `--port (\d+)` is free", str(raised.value))
    assert found is not None
    with listen(live, int(found[1])) as address:
        assert address == f"http://127.0.0.1:{found[1]}/"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("/", (200, b"home"), id="page"),
        pytest.param("/gone/", (404, b"not here"), id="the site's own page for what is not found"),
        pytest.param("/__live__/live.js", (200, b"// live"), id="script"),
        pytest.param("/__live__/live.css", (200, b"/* live */"), id="style"),
        pytest.param("/../secret.txt", (404, b"not here"), id="outside"),
        pytest.param("/%2e%2e/secret.txt", (404, b"not here"), id="outside, encoded"),
    ],
)
def test_answers(connection: HTTPConnection, path: str, expected: tuple[int, bytes]) -> None:
    """Files of the site and of the server are given, nothing else."""
    answer = get(connection, path)
    assert expected == (answer.status, answer.read())


def test_foreign_names_are_refused(connection: HTTPConnection) -> None:
    """A page elsewhere that lets its name lead here reads nothing."""
    assert get(connection, "/", Host="evil.example:80").status == 403


def test_the_server_listens_here_only(live: Live) -> None:
    """The address is the loopback's."""
    with listen(live, 0) as address:
        assert urlsplit(address).hostname == "127.0.0.1"


def test_pages_know_their_build(live: Live, connection: HTTPConnection) -> None:
    """Each answer carries the build that it is of, and is asked for again."""
    live.show(State("b-1", "", ()))
    answer = get(connection, "/")
    assert answer.getheader("Server-Timing") == 'build;desc="b-1"'
    assert answer.getheader("Cache-Control") == "no-cache"


def test_the_stream_tells_each_state(live: Live, connection: HTTPConnection) -> None:
    """An open page is told the state at once, and each new one as it comes."""
    live.show(State("b-1", "", (FINDING,)))
    answer = get(connection, "/__live__/events")
    first = _event(answer)
    threading.Timer(0.1, live.show, [State("b-2", "why", ())]).start()
    assert (first["build"], first["findings"]) == (
        "b-1",
        [
            {
                "severity": "error",
                "rule": "a-rule",
                "place": "kb/a.md:2:3",
                "message": "what is",
                "help": "do this",
            }
        ],
    )
    assert _event(answer) == {
        "build": "b-2",
        "failed": "why",
        "count": "0 findings",
        "findings": [],
    }


def test_before_the_first_build_there_is_a_page(tmp_path: Path) -> None:
    """It waits for the site with the reader."""
    with listen(Live(tmp_path / "none", tmp_path), 0) as address:
        made = HTTPConnection(urlsplit(address).netloc, timeout=10)
        assert b"Not built yet" in get(made, "/").read()
        made.close()


def _event(answer: HTTPResponse) -> dict[str, object]:
    line = answer.readline()
    while not line.startswith(b"data: "):
        line = answer.readline()
    read: dict[str, object] = json.loads(line.removeprefix(b"data: "))
    return read


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_another_hosts_name_is_answered_by_nothing(connection: HTTPConnection, method: str) -> None:
    """A page of another host, whose name leads here, learns nothing: not even what there is."""
    connection.request(method, "/", headers={"Host": "evil.example:80"})
    assert connection.getresponse().status == 403


@pytest.mark.parametrize("path", ["/%00", "/a%00b/", "/%ff%fe", "/%2e%2e/secret.txt", "/%"])
def test_a_path_that_no_file_can_have(connection: HTTPConnection, path: str) -> None:
    """It is not found, and the server goes on."""
    answer = get(connection, path)
    assert (answer.status, answer.read()) == (404, b"not here")
    assert get(connection, "/").read() == b"home"
