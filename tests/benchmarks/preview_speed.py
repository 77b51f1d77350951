"""Measure what a preview costs a card.

    python tests/benchmarks/preview_speed.py [FOLDER] [--cards N [N ...] --changed M]

Prints the cost of one changed page for the cards of FOLDER. With `--cards`, playbooks of N cards are
generated, M of each are changed (all if M is 0), and both states are compared whole. What is counted
is processor time: of the comparison, once the pages that differ are printed, and of all that a
preview does. With several N both are told a card, by a line through them.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import tempfile
import time
from datetime import date
from functools import cache
from pathlib import Path

import corpus

from generator.cache.memory import Memory
from generator.commands.upkeep.preview import side_of
from generator.pipeline import compile_playbook
from generator.project import open_project
from generator.render.book.binding import Places, binder, parts_of
from generator.render.preview import preview_of
from generator.render.preview.sides import Side, differing
from generator.render.preview.words import marked_parts

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
        bound = cache(binder("page-1", "cards/x/", places))
        marked_parts(*([str(bound(part)) for part in parts_of(it)] for it in (html, changed)))
    return (time.process_time() - begun) / TIMES * 1000


def side(root: Path, memory: Memory) -> Side:
    """Return a playbook as the preview sees it."""
    return side_of(open_project(root, date(2026, 11, 29)), memory)


def whole(cards: int, changed: int) -> tuple[float, float]:
    """Print what it costs to compare a playbook of *cards*, *changed* of which say otherwise."""
    begun = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "playbook"
        corpus.playbook(root, cards)
        memory = Memory()
        begun = time.process_time()
        before = side(root, memory)
        written = time.process_time()
        for path in sorted((root / "kb/cards").glob("*.md"))[: changed or cards]:
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(" the ", " all the ", 3), encoding="utf-8")
        begun += time.process_time() - written
        after = side(root, memory)
    differing(before, after)
    printed = time.process_time()
    made = preview_of(before, after, "main", "Playbook", "en")
    compared, spent = ((time.process_time() - it) * 1000 for it in (printed, begun))
    print(
        f"{cards} cards, {len(made.shown)} changed: compared in {compared:.0f} ms,"
        f" {compared / max(1, len(made.shown)):.1f} ms a changed one; {spent:.0f} ms in all"
    )
    return compared, spent


def main() -> None:
    """Print the cost of the cards of a playbook."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path())
    parser.add_argument("--cards", type=int, nargs="+")
    parser.add_argument("--changed", type=int, default=20)
    words = parser.parse_args()
    if words.cards:
        costs = [whole(cards, words.changed) for cards in words.cards]
        if len(costs) > 1:
            compared, spent = (statistics.linear_regression(words.cards, it) for it in zip(*costs, strict=True))  # fmt: skip
            print(
                f"a card: compared in {compared.slope:.1f} ms; {spent.slope:.1f} ms in all, and {spent.intercept:.0f} ms once"
            )
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
