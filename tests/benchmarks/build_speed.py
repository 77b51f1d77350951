"""Build N cards with this generator and, on equal pages, with MkDocs, Material and mkdocs-bibtex.

    python tests/benchmarks/build_speed.py [--cards 1000] [--folder DIR] [--rounds 3] [--alone] [--pruned]

Both run in turn on this machine; what counts is the ratio of processor time. The other tools are
installed into an environment of their own below the folder. ``--alone`` leaves them out.

Theirs is what plain `mkdocs build` does: all pages in the navigation, citations as numbered
footnotes. ``--pruned`` spares it the navigation. With ``--csl`` it formats with that style, through
pandoc, as our pages are in APA. Ours has 300 reference pages, exports, feeds and the API besides.
The search index is measured by itself: a first build makes it, the cold build keeps it; after an edit
`--quick` leaves it as it was. MkDocs' own index is a small part of its time, and stays in it.
The folder may have the other tools' environment from another run, but no cards of one, and nothing
large may have been removed on its disk in the last minutes: see `forget_all_but_the_index`.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import corpus

OTHERS = ("mkdocs>=1.6.1,<2", "mkdocs-material>=9.7.7,<10", "mkdocs-bibtex>=4", "pypandoc-binary")
PLAYBOOK = (sys.executable, "-m", "generator")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost: processor and wall seconds, peak memory in MiB of its largest part."""

    cpu: float
    wall: float
    memory: float

    def without(self, part: Cost) -> Cost:
        """Return the cost but for *part* of it."""
        return Cost(self.cpu - part.cpu, self.wall - part.wall, self.memory)  # of the whole


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cards", type=int, default=1000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--rounds", type=int, default=1, help="repeat, and print the least of each")
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--pruned", action="store_true", help="no page in their navigation")
    parser.add_argument("--csl", type=Path, help="a style for the other tools")
    args = parser.parse_args()
    folder = args.folder or Path(tempfile.mkdtemp(prefix="playbook-bench-"))
    ours: dict[str, Cost] = {}
    theirs: dict[str, Cost] = {}
    for number in range(args.rounds):
        place = folder / f"round-{number}"
        if place.exists():
            parser.error(f"{place} is there already: move it aside, or take another folder")
        ours = least(ours, measure_ours(place / "ours", args.cards))
        if not args.alone:
            theirs = least(theirs, measure_theirs(place / "theirs", folder / "env", args))
    print_table(ours, theirs)
    if not args.folder:
        shutil.rmtree(folder)


def least(some: dict[str, Cost], others: dict[str, Cost]) -> dict[str, Cost]:
    """Return of each measurement the cheaper: what is above the least is other users' noise."""
    return {
        name: min(others[name], some.get(name, others[name]), key=lambda it: it.cpu)
        for name in others
    }


def measure_ours(folder: Path, cards: int) -> dict[str, Cost]:
    """Return the costs of our commands on *cards* cards."""
    corpus.playbook(folder, cards)
    build = (*PLAYBOOK, "build", "-C", str(folder))
    costs = {"check, cold": run((*PLAYBOOK, "check", "-C", str(folder)))}
    whole = run(build)
    forget_all_but_the_index(folder / "build", folder / "first")
    costs["cold build"] = run(build)
    costs["build, nothing changed"] = run(build)
    card = folder / "kb/cards" / f"{corpus.name(cards // 2)}.md"
    edit(card)
    costs["build after one edit"] = run((*build, "--quick"))
    edit(card)
    costs["build after the next edit"] = run((*build, "--quick"))
    costs["the same, index renewed"] = run(build)
    costs["check after a build"] = run((*PLAYBOOK, "check", "-C", str(folder)))
    costs["search index by itself"] = whole.without(costs["cold build"])
    return costs


def forget_all_but_the_index(build: Path, aside: Path) -> None:
    """Move *aside* what a build has made, but for the search index.

    Not removed: for minutes after thousands of files are, ext4 makes each new one several times
    dearer, because it does not use their inodes again at once but looks at each of them.
    """
    aside.mkdir()
    for path in build.iterdir():
        if path.name not in {"search", ".playbook"}:  # the folder stays one of ours
            path.rename(aside / path.name)


def measure_theirs(place: Path, env: Path, args: argparse.Namespace) -> dict[str, Cost]:
    """Return the costs of MkDocs with Material and mkdocs-bibtex on the same cards."""
    cards = args.cards
    corpus.plain(place, cards, args.csl, pruned=args.pruned)
    command = (str(environment(env) / "mkdocs"), "build", "-q")
    costs = {"cold build": run(command, place)}
    edit(place / "docs/cards" / f"{corpus.name(cards // 2)}.md")
    costs["build after one edit"] = run(command, place)
    return costs


def environment(folder: Path) -> Path:
    """Install the other tools, once; return the folder of their commands."""
    if not folder.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([folder / "bin/pip", "install", "-q", *OTHERS], check=True)
    return folder / "bin"


def edit(path: Path) -> None:
    """Add a sentence to a card."""
    path.write_text(path.read_text(encoding="utf-8") + "\nOne sentence more.\n", encoding="utf-8")


def run(command: tuple[str, ...], folder: Path | None = None) -> Cost:
    """Run *command* and return what it and its children cost; end with its words if it fails."""
    code, cost = ended(command, folder)
    if code:
        sys.exit(f"exit code {code}: {' '.join(command)}")  # its figure says nothing
    return cost


def ended(command: tuple[str, ...], folder: Path | None = None) -> tuple[int, Cost]:
    """Run *command* and return how it ended, and what it and its children cost."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - begun
    cost = Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)
    return process.returncode, cost


def print_table(ours: dict[str, Cost], theirs: dict[str, Cost]) -> None:
    """Print a row for each measurement, and the ratio of processor time."""
    print(f"{'':26}{'cpu s':>9}{'wall s':>9}{'MiB':>7}{'theirs, cpu s':>16}{'ratio':>8}")
    for name, cost in ours.items():
        other = theirs.get(name)
        beside = f"{other.cpu:16.1f}{other.cpu / cost.cpu:8.1f}" if other else ""
        print(f"{name:26}{cost.cpu:9.2f}{cost.wall:9.2f}{cost.memory:7.0f}{beside}")


if __name__ == "__main__":
    main()
