"""Make a playbook in which everything leads to one: its pages would grow with it, if any did.

    python tests/benchmarks/wide.py FOLDER [N]

N cards have the same role and topic, cite the same work, link and relate to the first card and carry
the same fact. There are decisions, terms, tensions and all else in proportion, which name that card.
The same N gives the same files.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

corpus: Any = import_module("corpus" if __package__ in {None, ""} else f"{__package__}.corpus")

REVIEWED = "status: published\nowner: cio\nreviewed: 2026-06-01\nreview: 24 months\n"
FIRST = corpus.name(0)


def main() -> None:
    """Write the playbook that the command line asks for."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("cards", type=int, nargs="?", default=3000)
    args = parser.parse_args()
    wide(args.folder, args.cards)


def wide(folder: Path, cards: int) -> None:
    """Write a playbook of so many *cards* into *folder*."""
    corpus.playbook(folder, cards)
    for path, text in _files(cards):
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")


def decision(number: int, *, table: bool, role: str = "cio", topic: str = "adoption") -> str:
    """Return the file of decision *number*, a tree or a table, for *role*."""
    front = f"---\ntitle: {_title(number)} to decide?\nsummary: What to do about {number}.\n"
    front += f"roles: [{role}]\ntopics: [{topic}]\n{REVIEWED}"
    outcomes = "\n".join(
        f"## {words} {{#{name}}}\n\nIt is so [@work000].\n\nBasis: source\nCards: {FIRST}\n"
        for name, words in (("go", "Go on"), ("stop", "Stop here"))
    )
    if table:
        return f"{front}kind: table\n---\n\n{_TABLE}\n# Outcomes\n\n{outcomes}"
    return f"{front}kind: tree\nstart: first\n---\n\n{_TREE}\n# Outcomes\n\n{outcomes}"


def term(number: int) -> str:
    """Return term *number* of the glossary."""
    return (
        f"  - id: term-{number}\n    term: {_title(number)}\n"
        f"    definition: {_words(number, 16).capitalize()} [@work000].\n    basis: cited\n"
        f"    synonyms: [{_words(number + 1, 2)} {number}]\n    role: cio\n    cards: [{FIRST}]\n"
    )


# Private functions


def _files(cards: int) -> Iterator[tuple[str, str]]:
    for number in range(cards):
        yield f"kb/cards/{corpus.name(number)}.md", _card(number, cards)
    for number in range(max(2, cards * 4 // 15)):  # 800 of 3,000
        yield f"kb/decisions/decision-{number:04}.md", decision(number, table=number % 2 == 1)
    for number in range(max(2, cards // 10)):
        yield f"kb/resources/resource-{number:04}.md", _resource(number)
        yield f"kb/roles/role-{number:04}.md", _sheet(f"Role {number}", "A role.\n")
        yield f"docs/about/page-{number:04}.md", _page(number)
        yield f"kb/courses/course-{number:04}.md", _course(number)
    yield "kb/glossary.yml", "terms:\n" + "".join(map(term, range(cards * 2 // 3)))
    yield "kb/tensions.yml", "tensions:\n" + "".join(map(_tension, range(1, cards // 2)))
    yield "kb/suggestions.yml", "suggestions:\n" + "".join(map(_suggestion, range(cards // 2)))
    yield "kb/sources/essay.yml", _source(cards)


def _card(number: int, cards: int) -> str:
    """Return the card that the corpus has, with what all of these share."""
    text = corpus.card(number, cards)
    front, body = text.split("---\n", 2)[1:]
    lines = [it for it in front.splitlines() if not it.startswith(("roles:", "topics:"))]
    lines += ["roles: [cio]", "topics: [adoption]", f"synonyms: [{_words(number, 3)} {number}]"]
    if number:
        lines += ["related:", "  contrasts:", f"    {FIRST}: {_words(number, 6)}"]
    head, _, rest = body.partition("- ")
    first, _, others = rest.partition("\n")
    said = f"- {first.partition(' [@')[0]} [@work000]. <!-- id: said; from: A1a, A{2 + number}a -->"
    link = f"More is on [the first]({FIRST}.md).\n" if number else ""
    return "\n".join(("---", *lines, "---", f"{head}{said}", others, link))


_TREE = """# Questions

## Is it the first? {#first}

Why: The first is asked first [@work000].

- Yes {#yes} -> go
- No {#no} -> stop
"""
_TABLE = """# Factors

## Is it the first? {#first}

- Yes {#yes}
- No {#no}

# Rules

| first | outcome |
|---|---|
| yes | go |
| no | stop |
"""


def _resource(number: int) -> str:
    said = f"where: On the intranet.\nprovided-by: [cio]\nreached-by: [employee]\nsaid-by: [{FIRST}#said]\n"
    return _sheet(_title(number), f"See [the first](../cards/{FIRST}.md) [@work000].\n", said)


def _sheet(title: str, body: str, more: str = "") -> str:
    return f"---\ntitle: {title}\nsummary: About {title}.\n{REVIEWED}{more}---\n{body}"


def _page(number: int) -> str:
    return f"---\ntitle: {_title(number)}\ndescription: About it.\n---\n# {_title(number)}\n\nSee [the first](../../kb/cards/{FIRST}.md) [@work000].\n"


def _course(number: int) -> str:
    module = f"\n## Begin {{#begin}}\n\nMinutes: 30\nAim: Say what it is.\n\n### Read\n- [The first](../cards/{FIRST}.md): what it is\n"
    return _sheet(f"Course {number}", f"For all.\n{module}")


def _tension(number: int) -> str:
    return (
        f"  - id: tension-{number}\n    title: {_title(number)}\n"
        f"    between: [{FIRST}#said, {corpus.name(number)}#said]\n"
        f"    tension: {_words(number, 20).capitalize()}.\n    advice: {_words(number, 20)}.\n"
    )


def _suggestion(number: int) -> str:
    state = ("done", "accepted", "declined")[number % 3]
    return (
        f'  - id: "{number + 1}"\n    said: {_words(number, 20)}.\n    state: {state}\n'
        f"    day: 2026-11-29\n    answer: {_words(number, 20)}.\n    cards: [{FIRST}]\n"
    )


def _source(cards: int) -> str:
    rows = "".join(
        f"  - id: A{number}\n    cites: [work000]\n    basis: cited\n    facts:\n      a: {_words(number, 12)}\n"
        for number in range(1, cards + 2)
    )
    return f"title: The essay\ndescription: All of it.\nstatements:\n{rows}"


def _title(number: int) -> str:
    return f"{_words(number, 2).capitalize()} {number}"


def _words(number: int, count: int) -> str:
    chance = random.Random(number)  # noqa: S311  # a repeatable text, no secret
    return " ".join(chance.choice(corpus.WORDS) for _ in range(count))


if __name__ == "__main__":
    main()
