"""Ask the search of a site many questions at once, through the very modules that readers use."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from playwright.sync_api import Page

# Answers without a panel: what the engine finds, each with its kind and its address on the site.
ASK = """async ([base, questions, most]) => {
  const query = await import(base + "assets/search/query.js");
  const { Engine } = await import(base + "assets/search/engine.js");
  window.engine ??= Engine.start(base, query, async (place) => (await fetch(place)).json());
  const engine = await window.engine;
  const answers = [];
  for (const question of questions) {
    const { hits, changed } = await engine.find(question);
    const loaded = await Promise.all(hits.slice(0, most).map((it) => it.load()));
    answers.push({ found: loaded.map((it) => new URL(it.url, base).href.slice(base.length)), changed });
  }
  return answers;
}"""

DISTANCE = """async ([base, pairs, most]) => {
  const { distance } = await import(base + "assets/search/query.js");
  return pairs.map(([one, other]) => distance(one, other, most));
}"""

SAYING = """async ([base, words]) => {
  const { tokens } = await import(base + "assets/search/query.js");
  return words.filter((word) => tokens(`sponsor ${word}`)[1].weight === 1);
}"""


def ask(page: Page, base: str, questions: Iterable[str], most: int = 5) -> list[list[str]]:
    """Return for each question the addresses of the first *most* results, below *base*."""
    answers: list[dict[str, Any]] = page.evaluate(ASK, [base, list(questions), most])
    return [answer["found"] for answer in answers]


def saying(page: Page, base: str, words: Iterable[str]) -> list[str]:
    """Return those of *words* that say something: no stop words, and none that say little."""
    found: list[str] = page.evaluate(SAYING, [base, list(words)])
    return found


def distances(page: Page, base: str, pairs: Iterable[tuple[str, str]], most: int) -> list[int]:
    """Return how far apart the words of each pair are, ``most + 1`` for all beyond *most*."""
    found: list[int] = page.evaluate(DISTANCE, [base, list(pairs), most])
    return found
