"""Build the playbook with and without many more decisions: what do pages of walks cost?

    python tests/benchmarks/walk_speed.py [--copies 16] [--tables 16] [--folder DIR]

Twice more decisions are added: copies of the six of ``kb/decisions/``, which have few pages each,
and tables of 240 ways, about as many as are still walked page by page. Builds are cold, and are
whole processes: reading, checks, charts, exports, memos, search index. What counts is the processor
time that is added for each 5,000 pages of walks: with all that more decisions cost, and, in the last
line, that of the pages and the files beside them alone.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from build_speed import PLAYBOOK, Cost, run
from corpus import ROOT

PAGES = 5_000
SIZES = (3, 4, 4, 5)  # values of the factors of a table
OUTCOMES = 5
# The same command, but that it makes no pages of walks.
BARE_CODE = """
from generator import cli, render
render.MAKERS = {it: render.MAKERS[it] for it in render.MAKERS if it != "walks"}
cli.run()
"""
BARE = (sys.executable, "-c", BARE_CODE)
TITLE = re.compile(r"^title: (?P<title>.*)$", re.MULTILINE)


def main() -> None:
    """Print what was built, and what it cost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--copies", type=int, default=16)
    parser.add_argument("--tables", type=int, default=16)
    parser.add_argument("--folder", type=Path)
    args = parser.parse_args()
    folder = args.folder or Path(tempfile.mkdtemp(prefix="playbook-bench-"))
    heads = ("walk pages", "cpu s", "wall s", "MiB", f"s for {PAGES}", "ratio")
    print(f"{'':10}" + "".join(f"{head:>12}" for head in heads))
    alone, few = measure(folder / "without", 0, 0)
    print_row("without", alone, few)
    for name, copies, tables in (("copies", args.copies, 0), ("tables", 0, args.tables)):
        cost, many = measure(folder / name, copies, tables)
        added = PAGES * (cost.cpu - alone.cpu) / (many - few)
        print_row(name, cost, many, f"{added:12.1f}{cost.cpu / alone.cpu:12.1f}")
    bare, _ = measure(folder / "bare", 0, args.tables, BARE)
    print_row("no walks", bare, 0)
    added = PAGES * (cost.cpu - bare.cpu) / many
    print(
        f"The pages of the tables' walks, without what else tables cost: {added:.1f} s for {PAGES}"
    )
    if not args.folder:
        shutil.rmtree(folder)


def print_row(name: str, cost: Cost, pages: int, added: str = "") -> None:
    """Print what a build cost."""
    print(f"{name:10}{pages:12}{cost.cpu:12.2f}{cost.wall:12.2f}{cost.memory:12.0f}{added}")


def measure(
    folder: Path, copies: int, tables: int, command: tuple[str, ...] = PLAYBOOK
) -> tuple[Cost, int]:
    """Build the playbook with more decisions in *folder*; return the cost, and the walk pages."""
    playbook(folder, copies, tables)
    cost = run((*command, "build", "-C", str(folder)))
    return cost, walk_pages(folder / "build/site")


def playbook(folder: Path, copies: int, tables: int) -> None:
    """Write the playbook into *folder*, with copies of its decisions, and with tables."""
    for name in ("kb", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "references.bib", folder / "references.bib")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    # The book as a PDF would print every decision, which is no part of what a walk costs.
    _write(folder / "mkdocs.yml", "".join(it for it in settings if "downloads:" not in it))
    (folder / "templates").symlink_to(ROOT / "templates")
    for path in sorted((ROOT / "kb/decisions").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        for number in range(copies):
            copy = TITLE.sub(rf"title: Copy {number} of \g<title>", text, count=1)
            _write(folder / "kb/decisions" / f"{path.stem}-{number}.md", copy)
    for number in range(tables):
        _write(folder / "kb/decisions" / f"table-{number}.md", "\n".join(table(number)))


def table(number: int) -> Iterator[str]:
    """Yield the lines of a table with a rule for each combination of its factors."""
    yield from ("---", f"title: Which way in case {number}?", "summary: A table.", "kind: table")
    yield from ("hit: unique", "owner: cio", "reviewed: 2026-06-01", "review: 24 months", "---")
    yield from ("The answer depends, says @li2010.", "# Factors")
    for factor, size in enumerate(SIZES):
        yield from (f"## Question {factor}? {{#f{factor}}}", "Why: It counts [@li2010].", "")
        yield from (f"- Value {value} {{#v{value}}}" for value in range(size))
    yield "# Outcomes"
    for outcome in range(OUTCOMES):
        yield from (
            f"## Way {outcome} {{#o{outcome}}}",
            "Advice [@li2010].",
            "",
            "Do: Go there.",
            "",
        )
    names = "|".join(f"f{factor}" for factor in range(len(SIZES)))
    yield from ("# Rules", f"|{names}|outcome|basis|because|", "|-" * (len(SIZES) + 3) + "|")
    for values in product(*(range(size) for size in SIZES)):
        cells = "|".join(f"v{value}" for value in values)
        yield f"|{cells}|o{sum(values) % OUTCOMES}|source|It is so for {values} [@li2010]|"
    yield from ("# Tests", "|case|answers|expect|", "|-|-|-|")
    for outcome in range(OUTCOMES):
        yield f"|{outcome}|f0=v0; f1=v0; f2=v0; f3=v{outcome}|o{outcome}|"


def walk_pages(site: Path) -> int:
    """Return how many pages of walks *site* has: those below the page of a decision."""
    return sum(1 for _ in site.glob("decisions/*/*/**/index.html"))


# Private functions


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
