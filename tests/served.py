"""Run `mkdocs serve` for a test, and look at the pages that it shows."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.request import urlopen

import pytest

SECONDS = 240  # a bound, so that a failure ends; a build takes three


class Served:
    """`mkdocs serve` of the site in *folder*, whose own address ends in *place*, and what it says."""

    def __init__(self, folder: Path, place: str, environment: Mapping[str, str]) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.lines: list[str] = []
        self.address = f"http://127.0.0.1:{port}/{place}"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
            cwd=folder,
            env={**os.environ, **environment},
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
        )
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def count(self, words: str) -> int:
        """Return how many lines with *words* there were."""
        return sum(words in line for line in self.lines)

    def page(self, path: str) -> str:
        """Return a page."""
        with urlopen(self.address + path, timeout=SECONDS) as answer:  # noqa: S310  # loopback
            return str(answer.read().decode())

    def until(self, true: Callable[[], bool]) -> None:
        """Wait until it is *true*; fail with what was said if it never is."""
        end = time.monotonic() + SECONDS
        while not true():
            if time.monotonic() > end or self.process.poll() is not None:
                pytest.fail("".join(self.lines))
            time.sleep(0.1)

    def stop(self) -> None:
        """End the server."""
        self.process.terminate()
        self.process.wait()
        self.reader.join()
        assert self.process.stderr is not None
        self.process.stderr.close()

    def _read(self) -> None:
        assert self.process.stderr is not None
        self.lines.extend(self.process.stderr)
