"""Build the playbook with and without N more decisions: what do pages of walks cost?

    python tests/benchmarks/walk_speed.py [--sets 16] [--folder DIR]

A set is a copy of the six decisions of ``kb/decisions/``, each under an id and a title of its own.
Both builds are cold, and are whole processes: reading, checks, charts, exports, memos, search
index. What counts is the processor time that the copies add, for each 5,000 pages of walks.
"""

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
from pathlib import Path

from build_speed import PLAYBOOK, Cost, run
from corpus import ROOT

PAGES = 5_000
TITLE = re.compile(r"^title: (?P<title>.*)$", re.MULTILINE)


def main() -> None:
    """Print what was built, and what it cost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sets", type=int, default=16)
    parser.add_argument("--folder", type=Path)
    args = parser.parse_args()
    folder = args.folder or Path(tempfile.mkdtemp(prefix="playbook-bench-"))
    without, few = measure(folder / "without", 0)
    with_them, many = measure(folder / "with", args.sets)
    pages, seconds = many - few, with_them.cpu - without.cpu
    print(f"{'':12}{'walk pages':>12}{'cpu s':>9}{'wall s':>9}{'MiB':>7}")
    for name, cost, count in (("without", without, few), ("with", with_them, many)):
        print(f"{name:12}{count:12}{cost.cpu:9.2f}{cost.wall:9.2f}{cost.memory:7.0f}")
    print(f"\n{pages} pages more, {1000 * seconds / pages:.2f} ms each,", end=" ")
    print(
        f"{PAGES} of them {PAGES * seconds / pages:.1f} s ({with_them.cpu / without.cpu:.1f} times)"
    )
    if not args.folder:
        shutil.rmtree(folder)


def measure(folder: Path, sets: int) -> tuple[Cost, int]:
    """Build the playbook with *sets* of copies in *folder*; return the cost, and the walk pages."""
    shutil.rmtree(folder, ignore_errors=True)
    playbook(folder, sets)
    cost = run((*PLAYBOOK, "build", "-C", str(folder)))
    return cost, walk_pages(folder / "build/site")


def playbook(folder: Path, sets: int) -> None:
    """Write the playbook with *sets* copies of its decisions into *folder*."""
    for name in ("kb", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("mkdocs.yml", "references.bib"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "templates").symlink_to(ROOT / "templates")
    for path in sorted((ROOT / "kb/decisions").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        for number in range(sets):
            copy = TITLE.sub(rf"title: Copy {number} of \g<title>", text, count=1)
            target = folder / "kb/decisions" / f"{path.stem}-{number}.md"
            target.write_text(copy, encoding="utf-8")


def walk_pages(site: Path) -> int:
    """Return how many pages of walks *site* has: those below the page of a decision."""
    return sum(1 for _ in site.glob("decisions/*/*/**/index.html"))


if __name__ == "__main__":
    main()
