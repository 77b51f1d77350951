"""Measure what a preview costs a card: python tests/benchmarks/preview_speed.py [FOLDER]."""

from __future__ import annotations

import random
import re
import statistics
import sys
import time
from datetime import date
from pathlib import Path

from generator.pipeline import compile_playbook
from generator.project import open_project
from generator.render.book.binding import Places, bind
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


def main() -> None:
    """Print the cost of the cards of a playbook."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path()
    project = open_project(root, date(2026, 11, 29))
    made = compile_playbook(project.given, project.templates, project.style)
    cards = [
        it.slots["body"] for it in made.pages if re.fullmatch(r"cards/[^/]+/index.html", it.path)
    ]
    chance = random.Random(1)  # noqa: S311  # the same edits each time
    times = sorted(cost(html, chance) for html in cards)
    print(f"{len(times)} cards: median {statistics.median(times):.1f} ms, worst {times[-1]:.1f} ms")


if __name__ == "__main__":
    main()
