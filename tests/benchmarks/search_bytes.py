"""Measure what the first search costs on N cards, beside Material's built-in search.

    python tests/benchmarks/search_bytes.py [--cards 1000]

The corpus of `corpus.py` is built by this generator, and the same pages, text for text, by MkDocs
with Material and its search plugin. In Chromium each site is opened at its home page; then all that is fetched from
opening the search until its first results stand there is counted, as it is sent by a server that
compresses what hosts compress (text, scripts, JSON; Pagefind's files are compressed already). Both
are asked for the same two words. The time that Pagefind and our list of words take is reported too.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

import corpus
from playwright.sync_api import Page
from search_quality import browser, plain, run, served

ROOT = Path(__file__).parents[2]
WORDS = "customer strategy"
PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--cards", type=int, default=1000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="playbook-search-") as name, browser() as page:
        folder = Path(name)
        ours = build_ours(folder / "ours", args.cards)
        theirs = plain(folder / "ours", folder / "theirs")
        own = fetched(page, ours, "[data-pb-search]", ".pb-finder .pb-find__hit a")
        other = fetched(page, theirs, ".md-search__input", ".md-search-result__link")
        print("| | files | bytes sent | before compression |\n|---|---|---|---|")
        for title, (count, packed, whole) in (("ours", own), ("Material", other)):
            print(f"| {title} | {count} | {packed:,} | {whole:,} |")
        print(f"\nMaterial's first search sends {other[1] / own[1]:.1f} times as much.")
        print(f"Index made in {index_seconds(folder / 'ours'):.1f} s.")


def build_ours(folder: Path, cards: int) -> Path:
    """Build *cards* cards with this generator; return the site."""
    corpus.playbook(folder, cards)
    run(sys.executable, "-m", "generator", "build", "-C", str(folder))
    return folder / "build/site"


def index_seconds(folder: Path) -> float:
    """Return how long a build takes that makes the index alone anew."""
    run(sys.executable, "-m", "generator", "build", "-C", str(folder))
    begun = time.perf_counter()
    run(sys.executable, "-m", "generator", "build", "-C", str(folder))
    nothing = time.perf_counter() - begun
    for kept in (folder / "build/search").iterdir():
        if kept.name != "documents" and not kept.name.startswith("."):
            kept.rename(folder / "forgotten")
    begun = time.perf_counter()
    run(sys.executable, "-m", "generator", "build", "-C", str(folder))
    return time.perf_counter() - begun - nothing


def fetched(page: Page, site: Path, way: str, result: str) -> tuple[int, int, int]:
    """Return how many files the first search fetches, their bytes as sent, and as they are."""
    asked: list[str] = []
    context = page.context.browser.new_context(service_workers="block")  # type: ignore[union-attr]  # it has one
    visitor = context.new_page()
    context.on("request", lambda request: asked.append(urlsplit(request.url).path))
    with served(site) as base:
        visitor.goto(base)
        visitor.wait_for_load_state("networkidle")
        before = len(asked)
        visitor.locator(way).first.click()
        visitor.keyboard.type(WORDS)
        visitor.locator(result).first.wait_for(timeout=60_000)
        visitor.wait_for_load_state("networkidle")
    context.close()
    # Material fetches its worker and index as soon as a page is shown: they are of the search all the same.
    of_search = [
        it for it in asked[:before] if "search" in it and not it.endswith((".html", ".css"))
    ]
    files = [site / it.lstrip("/") for it in dict.fromkeys((*of_search, *asked[before:]))]
    sizes = [(sent(path), path.stat().st_size) for path in files if path.is_file()]
    return len(sizes), sum(it for it, _ in sizes), sum(it for _, it in sizes)


def sent(path: Path) -> int:
    """Return the bytes that a host sends for *path*."""
    content = path.read_bytes()
    return len(gzip.compress(content, 6)) if path.suffix in PACKED else len(content)


if __name__ == "__main__":
    main()
