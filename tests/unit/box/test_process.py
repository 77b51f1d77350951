"""A box that is killed loses nothing that anybody was thanked for; two boxes may share one file."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path

import pytest

from generator.box.store import Store
from tests.chance import TRIALS

pytestmark = pytest.mark.slow

POSTS = 1000 if TRIALS else 250
KILLS = (0.2, 0.45, 0.7)  # after so many of all posts


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:  # follow nothing
        return None


OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}), _Stay)


@dataclass
class Run:
    """A box on *data*, in a process of its own that can be killed and begun again."""

    data: Path
    port: int = 0
    address: str = ""
    process: subprocess.Popen[str] | None = None

    def begin(self) -> None:
        """Start the process; at the port that it had before, if it had one."""
        command = [sys.executable, "-m", "generator", "box", "-C", str(self.data.parent)]
        command += ["--behind-proxy", "--data", str(self.data), "--port", str(self.port)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout
        found = re.search(r"(http://\S+?:(\d+))/", self.process.stdout.readline())
        assert found
        self.address, self.port = found[1], int(found[2])

    def kill(self) -> None:
        """End the process as `kill -9` does."""
        assert self.process
        assert self.process.stdout
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()


@contextmanager
def running(data: Path) -> Iterator[Run]:
    """Run a box on *data*."""
    run = Run(data)
    run.begin()
    try:
        yield run
    finally:
        run.kill()


def call(address: str, sender: str, form: dict[str, str] | None = None) -> tuple[int, str]:
    """Load a page, or send a form, as *sender*; return the code and the body or the way on."""
    body = urllib.parse.urlencode(form).encode() if form else None
    request = urllib.request.Request(  # noqa: S310  # our own box
        address, body, {"X-Forwarded-For": sender}
    )
    try:
        with OPENER.open(request, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers.get("Location") or error.read().decode()


def sender(number: int) -> str:
    """Return the address of another sender for each *number*."""
    return f"2001:db8::{number:x}"


def tokens(address: str, count: int) -> list[str]:
    """Load the form *count* times."""
    pages = (call(f"{address}/new", sender(0))[1] for _ in range(count))
    return [found[1] for it in pages if (found := re.search(r'name="token" value="([^"]+)"', it))]


def send(address: str, number: int, token: str) -> tuple[int, str]:
    """Send suggestion *number*; try again while nobody answers."""
    form = {"token": token, "said": f"Suggestion {number}", "page": "", "title": ""}
    while True:
        try:
            return call(f"{address}/new", sender(number), form)
        except (OSError, HTTPException):
            time.sleep(0.05)


def test_nothing_is_lost(tmp_path: Path) -> None:
    """Of many posts each is kept, and kept once, though the box is killed in the midst of them."""
    done: list[int] = []

    def post(run: Run, number: int, token: str) -> int:
        code, there = send(run.address, number, token)
        assert code == 303, there
        done.append(number)
        return int(there.rpartition("=")[2])

    with running(tmp_path / "box") as run:
        signed = tokens(run.address, POSTS)
        time.sleep(3)
        with ThreadPoolExecutor(4) as pool:
            waiting = [pool.submit(post, run, at, token) for at, token in enumerate(signed)]
            for part in KILLS:
                while len(done) < part * POSTS:
                    time.sleep(0.001)
                run.kill()
                assert len(done) < POSTS
                run.begin()
            numbers = [it.result() for it in waiting]
    kept = {it.number: it.said for it in Store(run.data / "box.sqlite").all()}
    assert kept == {number: f"Suggestion {at}" for at, number in enumerate(numbers)}
    assert len(kept) == POSTS


def test_two_boxes_on_one_file(tmp_path: Path) -> None:
    """Two boxes take each other's forms, count each sender together and keep all of both."""
    data = tmp_path / "box"
    with running(data) as one, running(data) as two:
        signed = tokens(one.address, 104)
        time.sleep(3)
        both = [one.address, two.address]
        with ThreadPoolExecutor(8) as pool:
            sent = [
                pool.submit(send, both[at % 2], at, token) for at, token in enumerate(signed[:98])
            ]
            assert {it.result()[0] for it in sent} == {303}
        codes = [
            call(f"{both[at % 2]}/new", sender(999), {"token": token, "said": "x"})[0]
            for at, token in enumerate(signed[98:])
        ]
        again = send(two.address, 0, signed[0])
    assert codes == [303] * 5 + [429]
    assert again == sent[0].result()
    assert len(Store(data / "box.sqlite").all()) == 98 + 5


def test_port_in_use(tmp_path: Path) -> None:
    """A port that is taken is told in a sentence."""
    with running(tmp_path / "box") as run:
        command = [sys.executable, "-m", "generator", "box", "-C", str(tmp_path)]
        done = subprocess.run(
            [*command, "--port", str(run.port)], capture_output=True, text=True, check=False
        )
    assert (done.returncode, "cannot be used: address already in use" in done.stderr) == (2, True)
