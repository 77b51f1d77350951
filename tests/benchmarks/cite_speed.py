"""Format 10,000 citations of 500 works and their list beside pandoc, in processor seconds.

    python tests/benchmarks/cite_speed.py [STYLE] [--clusters 10000] [--works 500] [--pandoc PATH]

Ours is the whole of `playbook cite`: reading the Markdown, citing, the reference list. pandoc is
given the same Markdown, the same works and the same published style (its own default without one).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FAMILIES = ("Li", "Zhu", "Craig", "Berkman", "Wollan", "Smith", "Mathaisel", "Okafor", "Ng", "Ruiz")
GIVEN = ("Ann", "Bo", "Cem", "Dee", "Eve", "Finn", "Gus", "Hal", "Ida", "Jo")


def works(count: int) -> list[dict[str, object]]:
    """Return *count* works as CSL-JSON; many share families and years, so that they must differ."""
    chance = random.Random(1)  # noqa: S311  # a repeatable text, no secret
    return [
        {
            "id": f"w{number}",
            "type": "book",
            "title": f"Book {number} on work",
            "publisher": "Press",
            "author": [
                {"family": chance.choice(FAMILIES), "given": chance.choice(GIVEN)}
                for _ in range(chance.randint(1, 4))
            ],
            "issued": {"date-parts": [[chance.randint(1990, 2020)]]},
        }
        for number in range(count)
    ]


def bibtex(items: list[dict[str, object]]) -> str:
    """Return *items* as a .bib file, which both programs read."""
    return "\n".join(_entry(item) for item in items)


def text(clusters: int, count: int) -> str:
    """Return Markdown with *clusters* citations of *count* works, of every common form."""
    chance = random.Random(2)  # noqa: S311  # the same
    forms = ("[@{a}].", "[@{a}, p. {n}].", "[see @{a}; @{b}].", "@{a} [p. {n}] says.", "[-@{a}].")
    lines = (
        "Word "
        + chance.choice(forms).format(
            a=f"w{chance.randrange(count)}",
            b=f"w{chance.randrange(count)}",
            n=chance.randint(1, 40),
        )
        for _ in range(clusters)
    )
    return "\n\n".join(lines) + "\n"


def cost(command: list[str]) -> float:
    """Return the processor seconds of *command*."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def main() -> None:
    """Print the times and their ratio."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("style", nargs="?", type=Path)
    parser.add_argument("--clusters", type=int, default=10_000)
    parser.add_argument("--works", type=int, default=500)
    parser.add_argument("--pandoc", default=shutil.which("pandoc"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bib, markdown = folder / "works.bib", folder / "text.md"
        bib.write_text(bibtex(works(options.works)), encoding="utf-8")
        markdown.write_text(text(options.clusters, options.works), encoding="utf-8")
        style = ["--csl", os.fspath(options.style)] if options.style else []
        files = [os.fspath(markdown), "--bib", os.fspath(bib)]
        ours = cost([sys.executable, "-m", "generator", "cite", *files, *style])
        print(f"ours      {ours:6.2f} s for {options.clusters} citations of {options.works} works")
        if options.pandoc:
            given = ["--citeproc", "--bibliography", os.fspath(bib), "-t", "plain"]
            other = cost([options.pandoc, os.fspath(markdown), *given, *style])
            print(f"pandoc    {other:6.2f} s, {other / ours:.1f} times ours")


# Private functions


def _entry(item: dict[str, object]) -> str:
    data = json.loads(json.dumps(item))
    authors = " and ".join(f"{it['family']}, {it['given']}" for it in data["author"])
    year = data["issued"]["date-parts"][0][0]
    return (
        f"@book{{{data['id']},\n  author = {{{authors}}},\n  title = {{{data['title']}}},\n"
        f"  publisher = {{Press}},\n  year = {{{year}}}\n}}\n"
    )


if __name__ == "__main__":
    main()
