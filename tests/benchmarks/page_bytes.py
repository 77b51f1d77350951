"""Weigh pages as they come over the wire on a first visit, beside plain Material with the same cards.

    python tests/benchmarks/page_bytes.py [--site FOLDER] [--slow]

The site is served compressed, with the headers that `playbook headers` tells hosts to send, and
opened in Chromium with an empty cache. Counted is what the browser took in for each page until it
was quiet, bodies and headers apart: over HTTP/2 the headers of a page's files, which are alike, are
sent once. `--slow` takes the time until the text stands there, on a line of 1.6 Mbit/s with 150 ms,
for a first and a second card, each the median of five.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any, ClassVar

from lighthouse import CHROME, Handler, Plain, _ours, _plain, _serve
from playwright.sync_api import Browser, Page, sync_playwright

CARD, OTHER = "cards/open-leadership/", "cards/champions/"
PLACES = (
    ("home", ""),
    ("a card", CARD),
    ("the list of cards", "cards/"),
    ("a role", "roles/cio/"),
    ("a decision", "decisions/sourcing/"),
    ("a memo", "decisions/sourcing/core-to.business/belief.core/resources.enough/"),
    ("the search, nothing typed", "search/"),
)
SLOW = {"latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
RUNS = 5
QUIET = 500  # ms after the network is quiet: what a page fetches when it is idle counts too
SHOWN = """() => new Promise((then) => new PerformanceObserver((list) => {
  const [it] = list.getEntriesByName("first-contentful-paint");
  if (it) then(it.startTime);
}).observe({ type: "paint", buffered: true }))"""


@dataclass(slots=True)
class Weight:
    """What came for a page: files, and bytes of their bodies and their headers."""

    bodies: dict[str, int] = field(default_factory=dict)
    whole: dict[str, int] = field(default_factory=dict)

    def row(self, name: str) -> str:
        """Return the row of the table."""
        body, whole = sum(self.bodies.values()), sum(self.whole.values())
        return f"| {name} | {len(self.whole)} | {body:,} | {whole:,} |"


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--site", type=Path, help="a site that is built already")
    parser.add_argument("--slow", action="store_true", help="take times on a slow line too")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        chrome = next(filter(None, map(shutil.which, CHROME)), None)
        browser = playwright.chromium.launch(executable_path=chrome, args=["--no-sandbox"])
        ours, theirs = given.site or _ours(Path(name) / "ours"), _plain(Path(name) / "plain")
        with _serve(ours, Counted) as own, _serve(theirs, Plain) as plain:
            print("| page, first visit | files | bodies | with headers |\n|---|---|---|---|")
            for row in _rows(browser, own, plain):
                print(row)
            if given.slow:
                _times(browser, own, plain)
    return 0


def _rows(browser: Browser, own: str, plain: str) -> Iterator[str]:
    for name, place in PLACES:
        yield _first(browser, own + place).row(name)
    yield _second(browser, own).row("a second card")
    yield _search(browser, own).row("from home to the first result, the search alone")
    yield _first(browser, plain + CARD).row("the same card in plain Material")
    yield _second(browser, plain).row("a second card in plain Material")


# Weighing


@contextmanager
def _visitor(browser: Browser) -> Iterator[tuple[Page, Any, Weight]]:
    context = browser.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    weight, names, heads = Weight(), {}, {}
    session.on("Network.requestWillBeSent", lambda it: names.update({it["requestId"]: _name(it)}))
    session.on("Network.responseReceived", lambda it: heads.update({it["requestId"]: _head(it)}))

    def done(event: Any) -> None:
        number, size = event["requestId"], int(event["encodedDataLength"])
        if names.get(number, "data:").startswith("http") and size:
            weight.whole[number] = size
            weight.bodies[number] = size - heads.get(number, 0)

    session.on("Network.loadingFinished", done)
    session.send("Network.enable")
    yield page, session, weight
    context.close()


def _name(event: Any) -> str:
    return str(event["request"]["url"])


def _head(event: Any) -> int:
    return int(event["response"]["encodedDataLength"])


def _open(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(QUIET)


def _first(browser: Browser, address: str) -> Weight:
    with _visitor(browser) as (page, _, weight):
        _open(page, address)
        return weight


def _second(browser: Browser, base: str) -> Weight:
    with _visitor(browser) as (page, _, weight):
        _open(page, base + CARD)
        weight.bodies.clear()
        weight.whole.clear()
        _open(page, base + OTHER)
        return weight


class Counted(Handler):
    """Count what is sent, of what a worker of the page asks for too."""

    sent: ClassVar[list[int]] = []

    def send_header(self, keyword: str, value: str) -> None:
        """Note how long a body is."""
        if keyword == "Content-Length":
            Counted.sent.append(int(value))
        super().send_header(keyword, value)


def _search(browser: Browser, base: str) -> Weight:
    with _visitor(browser) as (page, _, weight):
        _open(page, base)
        Counted.sent.clear()
        page.locator("[data-pb-search]").first.click()
        page.keyboard.type("trust", delay=80)
        page.locator(".pb-find__hit a").first.wait_for()
        page.wait_for_timeout(QUIET)
        counted = {str(at): size for at, size in enumerate(Counted.sent)}
        weight.bodies = weight.whole = counted
        return weight


# Times


def _times(browser: Browser, own: str, plain: str) -> None:
    print("\n| ms until the text stands there | first card | second card |\n|---|---|---|")
    for name, base in (("ours", own), ("plain Material", plain)):
        runs = [_run(browser, base) for _ in range(RUNS)]
        print(
            f"| {name} | {median(it[0] for it in runs):.0f} | {median(it[1] for it in runs):.0f} |"
        )


def _run(browser: Browser, base: str) -> tuple[float, float]:
    with _visitor(browser) as (page, session, _):
        session.send("Network.emulateNetworkConditions", {"offline": False, **SLOW})
        return _shown(page, lambda: page.goto(base + CARD)), _shown(
            page, lambda: page.goto(base + OTHER)
        )


def _shown(page: Page, go: Callable[[], object]) -> float:
    go()
    return float(page.evaluate(SHOWN))


if __name__ == "__main__":
    sys.exit(main())
