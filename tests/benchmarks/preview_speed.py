"""Measure what a preview costs a card.

    python tests/benchmarks/preview_speed.py [FOLDER] [--cards N --changed M]

Prints the cost of one changed page for the cards of FOLDER. With `--cards`, a playbook of N cards is
generated, M of them are changed, and both states are compared whole: what is counted is processor
time of the comparison, without that of compiling.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import tempfile
import time
from datetime import date
from pathlib import Path

import corpus

from generator.pipeline import compile_playbook
from generator.project import open_project
from generator.render.book.binding import Places, bind
from generator.render.preview import Side, preview_of
from generator.render.preview.words import marked

TIMES = 5
WORD = re.compile(r"(?<=\s)[a-z]{3,}(?=[\s.,])")


def edited(html: str, chance: random.Random) -> str:
    """Return *html* with a tenth of its words changed, and a paragraph or item gone."""
    html = WORD.sub(lambda it: "another" if chance.random() < 0.1 else it[0], html)
    blocks = re.findall(r"<(?:p|li)>[^<]*</(?:p|li)>", html)
    return html.replace(chance.choice(blocks), "", 1) if blocks else html


def cost(html: str, chance: random.Random) -> float:
    """Return how many milliseconds of processor time it takes to bind and mark one page."""
    places = Places({})
    changed = edited(html, chance)
    begun = time.process_time()
    for _ in range(TIMES):
        old, new = (str(bind(it, "page-1", "cards/x/", places)) for it in (html, changed))
        marked(old, new)
    return (time.process_time() - begun) / TIMES * 1000


def side(root: Path) -> Side:
    """Return a playbook as the preview sees it."""
    project = open_project(root, date(2026, 11, 29))
    made = compile_playbook(project.given, project.templates, project.style)
    texts = {path: text.content for path, text in project.given.files.items()}
    pages = {page.path: page for page in made.pages}
    return Side(made.playbook, pages, made.findings, texts, project.given.images)


def whole(cards: int, changed: int) -> None:
    """Print what it costs to compare a playbook of *cards*, *changed* of which say otherwise."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "playbook"
        corpus.playbook(root, cards)
        before = side(root)
        for path in sorted((root / "kb/cards").glob("*.md"))[:changed]:
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(" the ", " all the ", 3), encoding="utf-8")
        after = side(root)
    begun = time.process_time()
    made = preview_of(before, after, "main", "Playbook", "en")
    spent = (time.process_time() - begun) * 1000
    print(
        f"{cards} cards, {len(made.shown)} changed: {spent:.0f} ms, {spent / cards:.2f} ms a card,"
        f" {spent / max(1, changed):.1f} ms a changed one"
    )


def main() -> None:
    """Print the cost of the cards of a playbook."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path())
    parser.add_argument("--cards", type=int, default=0)
    parser.add_argument("--changed", type=int, default=20)
    words = parser.parse_args()
    if words.cards:
        whole(words.cards, words.changed)
        return
    project = open_project(words.folder, date(2026, 11, 29))
    made = compile_playbook(project.given, project.templates, project.style)
    cards = [
        it.slots["body"] for it in made.pages if re.fullmatch(r"cards/[^/]+/index.html", it.path)
    ]
    chance = random.Random(1)  # noqa: S311  # the same edits each time
    times = sorted(cost(html, chance) for html in cards)
    print(f"{len(times)} cards: median {statistics.median(times):.1f} ms, worst {times[-1]:.1f} ms")


if __name__ == "__main__":
    main()
