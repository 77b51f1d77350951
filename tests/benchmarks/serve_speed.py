"""Edit a card of N under `playbook serve`, and measure until its page has the new words.

    python tests/benchmarks/serve_speed.py [--cards 3000] [--edits 5]

Prints wall seconds from the write to the page as a browser gets it: when nothing else is done, and
while an index of the search is made behind. Beside them stands the first build of the same server,
so that ratios can be told whatever the machine is.
"""

from __future__ import annotations

import argparse
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import corpus

PAUSE = 1.0  # seconds between edits: less than the quiet after which an index is begun
INDEX = 2.5  # seconds of quiet, a little more than that
LOOK = 0.02  # seconds between looks at the page


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--cards", type=int, default=3000)
    parser.add_argument("--edits", type=int, default=5)
    words = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        corpus.playbook(root, words.cards)
        begun = time.perf_counter()
        with serving(root) as address:
            first = time.perf_counter() - begun
            idle = [*edits(root, address, words.edits, PAUSE)]
            busy = [*edits(root, address, words.edits, INDEX)]
    print(f"{words.cards} cards; first build {first:.1f} s; {words.edits} edits: median and worst")
    for name, each in (("idle", idle), ("indexing", busy)):
        middle, worst = statistics.median(each), max(each)
        print(f"{name:9} {middle:.2f} s {worst:.2f} s, {middle / first:.4f} of the first build")


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """Give the address of a server of the playbook at *root*, once it has built."""
    log = root / "serve.log"
    with log.open("w", encoding="utf-8") as said:
        command = [sys.executable, "-m", "generator", "serve", "--port", "0"]
        process = subprocess.Popen(command, cwd=root, stdout=said, stderr=said)
    try:
        while (found := re.search(r"http://\S+", log.read_text("utf-8"))) is None:
            if process.poll() is not None:
                raise SystemExit(log.read_text("utf-8"))
            time.sleep(LOOK)
        yield found[0]
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def edits(root: Path, address: str, number: int, pause: float) -> Iterator[float]:
    """Yield the seconds until each of *number* edits of words is served, with a *pause* before each."""
    cards = sorted((root / "kb" / "cards").glob("*.md"))
    for at in range(number):
        card, mark = cards[at * len(cards) // number], f"mark{time.time_ns()}"
        time.sleep(pause)
        card.write_text(f"{card.read_text('utf-8').rstrip()} {mark}.\n", encoding="utf-8")
        begun = time.perf_counter()
        while mark not in _page(f"{address}cards/{card.stem}/"):
            time.sleep(LOOK)
        yield time.perf_counter() - begun


# Private functions


def _page(address: str) -> str:
    with urlopen(address) as answer:  # noqa: S310  # loopback
        return str(answer.read().decode())


if __name__ == "__main__":
    main()
