"""Make a playbook of N cards: about 420 words, 5 links and 4 citations each, 300 references.

    python tests/benchmarks/corpus.py FOLDER [N]

The same N gives the same files. With ``--plain`` the same texts are written as pages of a plain
MkDocs site with Material and mkdocs-bibtex, for comparison.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
REFERENCES = 300
ROLES = ("cio", "cmo", "sponsor", "champion", "employee")
TOPICS = ("adoption", "experiments", "goals", "leadership", "resources", "sourcing", "voice")
WORDS = [
    "project",
    "team",
    "budget",
    "goal",
    "people",
    "work",
    "strategy",
    "tool",
    "company",
    "customer",
    "department",
    "training",
    "sponsor",
    "review",
    "answer",
    "question",
    "plan",
    "risk",
    "time",
    "value",
    "change",
    "support",
    "idea",
    "result",
    "decision",
    "share",
    "learn",
    "build",
    "choose",
    "ask",
    "write",
    "measure",
    "agree",
    "keep",
    "start",
    "stop",
    "help",
    "find",
    "use",
    "the",
    "a",
    "of",
    "to",
    "and",
    "in",
    "for",
    "with",
    "on",
    "by",
    "from",
    "that",
    "this",
    "each",
    "some",
    "most",
    "first",
    "next",
    "early",
    "open",
    "shared",
    "social",
    "internal",
    "external",
    "small",
    "clear",
    "useful",
    "new",
    "whole",
]


def main() -> None:
    """Write the corpus that the command line asks for."""
    parser = argparse.ArgumentParser(description="Make a playbook of N cards.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("cards", type=int, nargs="?", default=1000)
    parser.add_argument("--plain", action="store_true", help="for MkDocs with mkdocs-bibtex")
    args = parser.parse_args()
    (plain if args.plain else playbook)(args.folder, args.cards)


def playbook(folder: Path, cards: int) -> None:
    """Write a playbook for our generator into *folder*."""
    for number in range(cards):
        _write(folder / "kb/cards" / f"{name(number)}.md", card(number, cards))
    for role in ROLES:
        _write(folder / "kb/roles" / f"{role}.md", _role(role))
    _write(folder / "kb/vocabulary.yml", _vocabulary())
    _write(folder / "references.bib", bibliography())
    _write(folder / "mkdocs.yml", _settings())


def plain(folder: Path, cards: int, style: Path | None = None, *, pruned: bool = False) -> None:
    """Write the same cards as a site of MkDocs, Material and mkdocs-bibtex into *folder*.

    With *style* citations are formatted by that CSL style. All pages are in the navigation, as they
    are where nothing is said of it; *pruned*: the first page alone, which spares MkDocs much work.
    """
    for number in range(cards):
        text = card(number, cards)
        title = text.split("title: ", 1)[1].split("\n", 1)[0]
        body = text.split("---\n", 2)[2]
        _write(
            folder / "docs/cards" / f"{name(number)}.md",
            f"# {title}\n\n{body}\n\n\\bibliography\n",
        )
    _write(folder / "docs/index.md", "# Playbook\n\n[First card](cards/card-0000.md)\n")
    _write(folder / "docs/references.bib", bibliography())
    csl = f"      csl_file: {style.resolve()}\n" if style else ""
    _write(folder / "mkdocs.yml", PLAIN + csl + ("nav: [index.md]\n" if pruned else ""))


PLAIN = """\
site_name: Playbook
theme: {name: material, font: false}
plugins:
  - search
  - bibtex:
      bib_file: docs/references.bib
"""


def name(number: int) -> str:
    """Return the id of card *number*."""
    return f"card-{number:04}"


def card(number: int, cards: int) -> str:
    """Return the file of card *number* of *cards*."""
    chance = random.Random(number)  # noqa: S311  # a repeatable text, no secret
    keys = [f"work{chance.randrange(REFERENCES):03}" for _ in range(4)]
    links = [chance.randrange(cards) for _ in range(5)]
    return "\n".join(
        (
            "---",
            f"title: Card {number} on {_words(chance, 4)}",
            f"summary: {_sentence(chance, 12)}",
            "status: published",
            f"roles: [{chance.choice(ROLES)}]",
            f"topics: [{chance.choice(TOPICS)}]",
            "owner: cio",
            "reviewed: 2026-06-01",
            "review: 24 months",
            "---",
            "## Guidance",
            "",
            *(f"- {_sentence(chance, 30)[:-1]} [@{key}]." for key in keys),
            "",
            "## In practice",
            "",
            *_paragraphs(chance, links),
        )
    )


def bibliography() -> str:
    """Return the file of 300 references."""
    return "\n".join(
        f"@book{{work{number:03},\n"
        f"  author = {{{_family(number)}, Ann and Smith, Bo}},\n"
        f"  title = {{The {number} rules of {_words(random.Random(number), 3)}}},\n"  # noqa: S311
        f"  publisher = {{Press}},\n"
        f"  year = {{{1980 + number % 40}}}\n}}\n"
        for number in range(REFERENCES)
    )


# Private functions


def _paragraphs(chance: random.Random, links: list[int]) -> Iterator[str]:
    for link in links:
        yield f"{_sentence(chance, 30)} See [card {link}]({name(link)}.md). {_sentence(chance, 20)}"
        yield ""


def _sentence(chance: random.Random, count: int) -> str:
    return f"{_words(chance, count).capitalize()}."


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(count))


def _family(number: int) -> str:
    return "".join(chr(65 + int(digit)) for digit in str(number)).capitalize() + "son"


def _role(role: str) -> str:
    return (
        f"---\ntitle: {role.upper()}\nsummary: The {role}.\nstatus: published\nowner: cio\n"
        "reviewed: 2026-06-01\nreview: 24 months\n---\nA role.\n"
    )


def _settings() -> str:
    """Return the real playbook's settings, without the PDFs: no other tool here makes any."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    return "".join(line for line in text.splitlines(keepends=True) if "downloads:" not in line)


def _vocabulary() -> str:
    values = "\n".join(
        f"      - {{id: {topic}, title: {topic.capitalize()}, description: About {topic}.}}"
        for topic in TOPICS
    )
    return (
        "facets:\n  - id: topic\n    key: topics\n    title: Topic\n    plural: Topics\n"
        f"    values:\n{values}\n"
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
