"""`playbook impact` names what hangs on a thing, what rests on it alone first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.commands import main
from tests.unit.factories import LI, ROLES, VOCABULARY, ZHU, card, guidance

TREE = """---
title: Who leads?
summary: It depends.
kind: tree
status: published
roles: [cio]
owner: cio
reviewed: 2026-11-01
review: 12 months
---
# Questions

## Who pays? {#money}

- The CIO {#cio} -> lead
- Nobody {#none} -> wait

# Outcomes

## Lead {#lead}

Lead openly [@li2010].

Cards: one

## Wait {#wait}

Wait.

Basis: uncited

Cards: one, two
"""
FILES = {
    **ROLES,
    "references.bib": LI + ZHU,
    "kb/vocabulary.yml": VOCABULARY,
    "kb/cards/one.md": card(
        guidance(
            "- Lead openly [@li2010]. <!-- id: lead -->",
            "- Ask a quorum [@li2010; @zhu2013]. <!-- id: ask -->",
        ),
        title="One",
        front="topics: [adoption]\nrelated:\n  supports:\n    two: it comes before\n",
    ),
    "kb/cards/two.md": card(
        guidance("- See [the other](one.md#lead) [@zhu2013]. <!-- id: see -->"), title="Two"
    ),
    "kb/decisions/who.md": TREE,
    "kb/glossary.yml": """terms:
  - id: quorum
    term: quorum
    definition: Enough people, see [@li2010].
    basis: cited
    cards: [one]
  - id: two
    term: two
    mark: false
    definition: More than [quorum](glossary.yml#quorum).
    basis: editorial
""",
    "kb/tensions.yml": """tensions:
  - id: pull
    title: First, or back
    between: [one#lead, two#see]
    tension: One pushes, one pulls.
    advice: Do both.
""",
    "docs/about/how.md": "# How\n\nBy [one](../../kb/cards/one.md).\n",
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a playbook in which everything names something."""
    folder = tmp_path_factory.mktemp("book")
    for path, text in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def run(book: Path, *words: str) -> Result:
    """Run `playbook impact` on *book*."""
    return CliRunner().invoke(main, ["-C", str(book), "impact", *words])


def hanging(book: Path, thing: str, part: str = "direct") -> set[tuple[str, str, bool]]:
    """Return what hangs on *thing*."""
    done = run(book, thing, "--format", "json")
    assert done.exit_code == 0, done.stderr
    return {(it["sort"], it["name"], it["alone"]) for it in json.loads(done.stdout)[part]}


@pytest.mark.parametrize(
    ("thing", "expected"),
    [
        pytest.param(
            "@li2010",
            {
                ("statement", "one#lead", True),
                ("statement", "one#ask", False),
                ("outcome", "who#lead", True),
                ("term", "quorum", False),
            },
            id="work",
        ),
        pytest.param(
            "card/two",
            {
                ("card", "one", False),
                ("outcome", "who#wait", False),
                ("tension", "pull", False),
            },
            id="card",
        ),
        pytest.param(
            "one#lead",
            {("statement", "two#see", False), ("tension", "pull", False)},
            id="statement",
        ),
        pytest.param(
            "cio",
            {("card", "one", False), ("card", "two", False), ("decision", "who", False)},
            id="role",
        ),
        pytest.param(
            "quorum",
            {("term", "two", False), ("word", "card/one", False)},
            id="term",
        ),
        pytest.param("topics/adoption", {("card", "one", False)}, id="value of a facet"),
        pytest.param("tension/pull", set(), id="nothing"),
    ],
)
def test_direct(thing: str, expected: set[tuple[str, str, bool]], book: Path) -> None:
    """Each place that names the thing is told by what it is, and whether it rests on it alone."""
    assert hanging(book, thing) == expected


def test_a_card_alone(book: Path) -> None:
    """An outcome that leads to no other card rests on this one alone."""
    found = hanging(book, "card/one")
    assert ("outcome", "who#lead", True) in found
    assert ("outcome", "who#wait", False) in found
    assert ("page", "about/how", False) in found


def test_onward(book: Path) -> None:
    """Of a work it says what the cards bear that cite it; what cites it itself is not told twice."""
    assert hanging(book, "zhu2013", "onward") == {
        ("outcome", "who#lead", True),
        ("outcome", "who#wait", False),
        ("term", "quorum", False),
        ("tension", "pull", False),
        ("page", "about/how", False),
    }


def test_words(book: Path) -> None:
    """In words it counts first, and tells what rests on it alone before the rest."""
    told = run(book, "li2010").stdout
    assert told.startswith(
        "li2010: 2 statements, 1 outcome, 1 term\n\nstatements, on it alone:\n  one#lead: Lead openly"
    )
    assert told.index("on it alone") < told.index("one#ask")
    assert run(book, "tension/pull").stdout == "tension/pull: nothing\n"


def test_unknown(book: Path) -> None:
    """A name that nothing has is told, with the nearest."""
    done = run(book, "quorm")
    assert (done.exit_code, "did you mean `quorum`?" in done.stderr) == (2, True)


def test_a_file_comes_before_a_term(book: Path) -> None:
    """A name that a card and a term have means the card; the term is called by its kind."""
    assert hanging(book, "two") == hanging(book, "card/two")
    assert hanging(book, "term/two") == set()
