"""Measure what pages of a site of 10,000 cards, and its first search, cost a reader's browser.

    python tests/benchmarks/readers.py [--folder DIR | --site FOLDER] [--rounds 3]

The playbook of `large.py` is built, or a site of it taken that is built already. A visitor who has
seen nothing yet opens each page in Chromium. The section on it in docs/about/benchmarks.md is written
anew; it says what was measured. Each figure is the least of the rounds.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import build_speed
import large
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.browser.conftest import FLAGS, READY, served  # noqa: E402  # no package on the path
from tests.install_browser import chromium  # noqa: E402

CARDS = 10_000
WRITTEN = ROOT / "docs/about/benchmarks.md"
HEADING = "## In a browser {#browser}\n"
PLACES = (
    ("home", ""),
    ("all cards", "cards/"),
    ("all cards, its second page", "cards/page--2/"),
    ("all cards, for a role", "cards/?role=cio"),
    ("a card", "cards/card-0001/"),
    ("a role", "roles/cio/"),
    ("a topic", "topics/goals/"),
    ("decisions", "decisions/"),
    ("evidence", "evidence/"),
    ("glossary", "glossary/"),
    ("A to Z", "a-z/"),
    ("A to Z, a letter", "a-z/c/"),
    ("references", "references/"),
    ("the search", "search/"),
)
ELEMENT = re.compile(rb"<[a-z]")
WORDS = "customer strategy"
FOUND = ".pb-finder .pb-find__hit a"
QUIET = 1500  # ms without a long task, after which none is waited for
# What a page notes of itself from its beginning on: when its scripts had run, and its long tasks.
NOTING = f"""
window.noted = {{ ready: 0, tasks: [] }};
new PerformanceObserver((list) => {{
  for (const it of list.getEntries()) noted.tasks.push([it.startTime, it.duration]);
}}).observe({{ type: "longtask", buffered: true }});
new MutationObserver((_, self) => {{
  if (!document.querySelector({READY!r})) return;
  noted.ready = performance.now();
  self.disconnect();
}}).observe(document, {{ subtree: true, childList: true, attributes: true }});
"""
ANSWERS = f"""() => new Promise((then) => {{
  const look = () => {{
    const last = Math.max(noted.ready, ...noted.tasks.map(([at, long]) => at + long));
    if (!noted.ready || performance.now() - last < {QUIET}) return setTimeout(look, 100);
    const blocked = noted.tasks.reduce((sum, [, long]) => sum + long - 50, 0);
    then({{ last, blocked, elements: document.querySelectorAll("*").length }});
  }};
  look();
}})"""
PLAIN = """async ([base, words]) => {
  const pagefind = await import(base + "pagefind/pagefind.js");
  const { results } = await pagefind.search(words);
  await Promise.all(results.slice(0, 10).map((it) => it.data()));
  return results.length;
}"""


@dataclass(frozen=True, slots=True)
class Opened:
    """What it cost to open a page: of all figures the least."""

    size: float  # kB
    elements: int
    answers: float  # seconds
    blocked: float  # milliseconds
    cpu: float

    def row(self, name: str) -> str:
        """Return the row of the table."""
        seconds = f"{self.answers:.2f} | {self.blocked:.0f} | {self.cpu:.2f}"
        return f"| {name} | {self.size:.0f} | {self.elements:,} | {seconds} |"


def main() -> None:
    """Measure, and write the section."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--site", type=Path, help="a site that is built already")
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="playbook-bench-") as name:
        write(section(args.site or built(args.folder or Path(name)), args.rounds))


def built(folder: Path) -> Path:
    """Build the playbook; return its site."""
    large.large(folder, CARDS)
    build_speed.run((*build_speed.PLAYBOOK, "build", "-C", str(folder)))
    return folder / "build/site"


def section(site: Path, rounds: int) -> str:
    """Return the section of the page on benchmarks about *site*."""
    with sync_playwright() as playwright, served(site) as address:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        rows = []
        for name, place in PLACES:
            row = _least([_opened(browser, address, place) for _ in range(rounds)]).row(name)
            print(row, flush=True)
            rows.append(row)
        ours = min(_searched(browser, address, _ours) for _ in range(rounds))
        plain = min(_searched(browser, address, _plain) for _ in range(rounds))
        version = browser.version
        browser.close()
    searched = SEARCHED.format(words=WORDS, ours=ours, plain=plain, version=version)
    return "\n".join([HEADING, SAID, *HEADS, *rows, "", _largest(site), searched])


def write(text: str) -> None:
    """Put the section *text* in the place of the one that the page has, or at its end."""
    page = WRITTEN.read_text(encoding="utf-8")
    before, _, rest = page.partition(HEADING)
    _, heading, after = rest.partition("\n## ")
    WRITTEN.write_text(f"{before.rstrip()}\n\n{text}{heading}{after}", encoding="utf-8")


# Private functions


def _largest(site: Path) -> str:
    """Return a sentence on the largest of all pages of *site*."""
    pages = [it.read_bytes() for it in site.rglob("*.html")]
    size = max(map(len, pages)) / 1000
    elements = max(len(ELEMENT.findall(it)) for it in pages)
    return LARGEST.format(number=len(pages), size=size, elements=elements)


@contextmanager
def _visitor(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.add_init_script(NOTING)
    yield page
    context.close()


def _opened(browser: Browser, address: str, place: str) -> Opened:
    with _visitor(browser) as page:
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        answer = page.goto(address + place)
        found = page.evaluate(ANSWERS)
        metrics = session.send("Performance.getMetrics")["metrics"]
        cpu = next(it["value"] for it in metrics if it["name"] == "TaskDuration")
        size = len(answer.body()) if answer else 0
    return Opened(size / 1000, found["elements"], found["last"] / 1000, found["blocked"], cpu)


def _least(rounds: list[Opened]) -> Opened:
    answers, blocked, cpu = (
        min(getattr(it, name) for it in rounds) for name in ("answers", "blocked", "cpu")
    )
    return Opened(rounds[0].size, rounds[0].elements, answers, blocked, cpu)


def _searched(browser: Browser, address: str, search: Callable[[Page, str], None]) -> float:
    """Return the processor seconds that all processes of *browser* took for a first search."""
    with _visitor(browser) as page:
        page.goto(address)
        page.evaluate(ANSWERS)
        before = _spent(browser)
        search(page, address)
        return _spent(browser) - before


def _spent(browser: Browser) -> float:
    session = browser.new_browser_cdp_session()
    told = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return sum(float(it["cpuTime"]) for it in told)


def _ours(page: Page, _: str) -> None:
    page.keyboard.press("Control+k")
    page.get_by_role("dialog", name="Search").get_by_role("searchbox").wait_for()
    page.keyboard.type(WORDS)
    page.locator(FOUND).first.wait_for()


def _plain(page: Page, address: str) -> None:
    page.evaluate(PLAIN, [address, WORDS])


SAID = """\
`python tests/benchmarks/readers.py` builds 10,000 cards with decisions and terms in proportion, and writes this section. A visitor who has seen nothing yet opens each page in Chromium. It answers once its scripts have run and no task of more
than 50 ms comes after; what such tasks take beyond 50 ms is Total Blocking Time. Processor seconds are those of the page's own thread. The aims: no page over 300 kB or 5,000 elements, answers within 1 s, and a first search of 2.5 s.
"""
HEADS = (
    "| page | kB of HTML | elements | answers after s | blocked ms | processor s |",
    "|---|---:|---:|---:|---:|---:|",
)
LARGEST = """\
Of all {number:,} pages the largest has {size:.0f} kB of HTML, the fullest {elements:,} elements before scripts run.
"""
SEARCHED = """\
The first search, `{words}` typed at home, takes {ours:.1f} s of processor time of all processes of Chromium {version} until its results stand there. Pagefind's own module takes {plain:.1f} s for the same words on the same index, with nothing shown.
Each of these words is on most pages here, which is dearer than words of real texts are.
"""


if __name__ == "__main__":
    main()
