"""Walk 1: `playbook init my-book && cd my-book && playbook serve`, as somebody types it at first."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest

pytestmark = [pytest.mark.site, pytest.mark.slow]

PAGES = {
    "": "My book",
    "cards/keep-it-small/": "Jay, 1976",
    "decisions/meet-or-write/": "Do we need a meeting",
    "references/": "jay1976",
}
# Whatever a process connects to beyond this machine ends it: the audit hook runs in each of them.
OFFLINE = """\
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
def hook(event, args):
    if event == "socket.connect" and isinstance(args[1], tuple) and args[1][0] not in {"127.0.0.1", "::1"}:
        sys.stderr.write(f"asked {args[1]}\\n")
        raise SystemExit(70)
    if event == "socket.getaddrinfo" and args[0] not in {None, "", "127.0.0.1", "localhost", "::1"}:
        sys.stderr.write(f"looked up {args[0]}\\n")
        raise SystemExit(70)
sys.addaudithook(hook)
"""


def test_walk(tmp_path: Path) -> None:
    """There is a site, and nobody outside was asked; what takes a minute of the processor is ended."""
    (tmp_path / "sitecustomize.py").write_text(OFFLINE, encoding="utf-8")
    paths = os.pathsep.join(filter(None, (str(tmp_path), os.environ.get("PYTHONPATH"))))
    offline = {**os.environ, "PYTHONPATH": paths}
    command = [sys.executable, "-m", "generator"]
    subprocess.run([*command, "init", "my-book"], cwd=tmp_path, check=True, env=offline)
    book = tmp_path / "my-book"
    log = tmp_path / "said.txt"
    with log.open("w") as said:
        server = subprocess.Popen(
            [*command, "serve", "--port", "0"], cwd=book, env=offline, stdout=said, stderr=said
        )
        try:
            address = _address(log, server)
            for page, words in PAGES.items():
                assert words in _page(address, page), page
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(30)
    assert "asked" not in log.read_text(encoding="utf-8")


def _address(log: Path, server: subprocess.Popen[bytes]) -> str:
    """Return the host and port that the server says, once it says them."""
    for _ in range(1200):
        said = log.read_text(encoding="utf-8")
        if server.poll() is not None:
            pytest.fail(said)
        if "http://127.0.0.1:" in said and "\n" in said.partition("http://")[2]:
            return said.partition("http://")[2].split()[0].strip("/").partition("/")[0]
        time.sleep(0.1)
    pytest.fail(f"no address was said: {log.read_text(encoding='utf-8')}")


def _page(address: str, place: str) -> str:
    connection = HTTPConnection(address, timeout=30)
    connection.request("GET", f"/{place}")
    return connection.getresponse().read().decode()
