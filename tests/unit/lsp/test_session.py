"""A session checks texts as they are now, and a large playbook within the time of a keystroke."""

from __future__ import annotations

import shutil
from pathlib import Path

import corpus
import pytest

from generator.disk import put
from generator.lsp.buffers import Buffer
from generator.lsp.session import Session
from tests.timing import calls_of
from tests.unit.factories import SOURCE, card, guidance

MOST_CALLS = 400_000  # of functions for one edit among 1,000 cards: 224,000 on 1 December 2026
GOLDEN = Path(__file__).parents[2] / "golden" / "_base"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Return a session of a small playbook without findings."""
    return Session(shutil.copytree(GOLDEN, tmp_path / "book"))


def opened(session: Session, path: str, text: str) -> list[str]:
    """Open *path* as *text*; return the rules of what is found in it."""
    session.open[path] = Buffer(text)
    session.changed()
    return [it.rule for it in session.checked.of(path)]


def test_settings_are_laid_over(session: Session) -> None:
    """mkdocs.yml that is not saved counts, and a fault in it is told."""
    path = session.root / "mkdocs.yml"
    text = (
        path.read_text(encoding="utf-8")
        if path.exists()
        else "site_name: x\nplugins:\n  - playbook\n"
    )
    more = "plugins:\n  - playbook:\n      sugest: mailto:a@example.org\n"
    assert opened(session, "mkdocs.yml", text.partition("plugins:")[0] + more) == ["unknown-key"]
    assert session.checked.settings.site_name


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        pytest.param("---\ntitle: A\u202eb\n---\n", "forbidden-character", id="turned around"),
        pytest.param("x" * 70_000, "over-limit", id="a line too long"),
    ],
)
def test_decoding_counts(text: str, rule: str, session: Session) -> None:
    """What is wrong with the bytes is told of open texts too."""
    card = next((session.root / "kb" / "cards").glob("*.md")).relative_to(session.root).as_posix()
    assert rule in opened(session, card, text)


@pytest.mark.parametrize("path", ["README.md", "kb/cards/Not An Id.md", "kb/notes.md", "x.bib"])
def test_what_is_not_read(path: str, session: Session) -> None:
    """A text that the playbook would not read is not checked."""
    assert opened(session, path, "[@nobody1999]\n") == []


@pytest.mark.slow
def test_a_thousand_cards(tmp_path: Path) -> None:
    """An edit among 1,000 cards is checked in a bounded number of steps.

    `tests/benchmarks/lsp_speed.py` says how long that takes: less than half a second of the
    processor. Here steps are counted, which no other work on the machine makes longer.
    """
    corpus.playbook(tmp_path, 1000)
    session = Session(tmp_path)
    assert len(session.checked.playbook.cards()) == 1000
    path = f"kb/cards/{corpus.name(500)}.md"
    text = (tmp_path / path).read_text(encoding="utf-8")

    def edit(key: str) -> list[str]:
        return opened(session, path, text.replace("[@", f"[@{key}-", 1))

    assert edit("no-such") == ["unknown-citation"]  # what is made once is made
    assert calls_of(lambda: edit("none")) < MOST_CALLS


GOALS = "kb/cards/goals-first.md"
HERE = "kb/cards/here.md"
# What names things of all kinds; nothing is wrong with it.
NAMING = {
    HERE: card(
        "A line on [the goals](goals-first.md#goals) and [why](goals-first.md#why).\n\n"
        + guidance("- Lead openly [@li2010]. <!-- from: A1.1a -->"),
        title="A card that names others",
        front="topics: [goals]\nrelated:\n  supports:\n    goals-first: They go together.\n",
    ),
    "kb/roles/chair.md": """---
title: Chair
summary: Leads the meeting.
said-by: [goals-first#goals]
---
Words.
""",
    "kb/sources/essay.yml": SOURCE,
    "kb/glossary.yml": """terms:
  - id: goal
    term: Goal
    definition: What is wanted, as [the goals](cards/goals-first.md#goals) say [@li2010].
    basis: cited
    cards: [goals-first]
""",
    "kb/tensions.yml": """tensions:
  - id: pull
    title: Two ways
    between: [goals-first#goals, here#statement-1]
    tension: One pulls there.
    advice: Look again [@li2010].
""",
    "docs/page.md": "---\ntitle: A page\n---\nWords on [the goals](../kb/cards/goals-first.md).\n",
}


@pytest.mark.parametrize(
    ("path", "old", "new", "there", "rule"),
    [
        pytest.param(GOALS, "id: goals ", "id: aims ", HERE, "broken-anchor", id="place, card"),
        pytest.param(
            GOALS, "id: goals ", "id: aims ", "kb/glossary.yml", "broken-anchor", id="place, term"
        ),
        pytest.param(
            GOALS, "id: goals ", "id: aims ", "kb/tensions.yml", "unknown-statement", id="tension"
        ),
        pytest.param(GOALS, "## Why", "## Wherefore", HERE, "broken-anchor", id="heading"),
        pytest.param(GOALS, "published", "draft", HERE, "link-to-draft", id="draft"),
        pytest.param(
            GOALS,
            "Begin with the goals",
            "A card that names others",
            HERE,
            "title-twice",
            id="title",
        ),
        pytest.param("references.bib", "{li2010", "{li2011", HERE, "unknown-citation", id="key"),
        pytest.param(
            "references.bib",
            "{li2010",
            "{li2011",
            "kb/glossary.yml",
            "unknown-citation",
            id="key, term",
        ),
        pytest.param(
            "kb/vocabulary.yml",
            "id: goals",
            "id: aims",
            HERE,
            "unknown-facet-value",
            id="vocabulary",
        ),
        pytest.param(
            "kb/vocabulary.yml",
            "key: topics",
            "key: themes",
            HERE,
            "unknown-key",
            id="key of a facet",
        ),
        pytest.param(
            "kb/sources/essay.yml",
            'a: "CIOs',
            'z: "CIOs',
            HERE,
            "unknown-source-statement",
            id="fact",
        ),
    ],
)
def test_an_edit_reaches_what_names_the_thing(
    path: str, old: str, new: str, there: str, rule: str, session: Session
) -> None:
    """A sheet that nobody touched is found wrong by the edit of another file, and right again."""
    for name, text in NAMING.items():
        put(session.root / name, text.encode())
    goals = (session.root / GOALS).read_text(encoding="utf-8")
    (session.root / GOALS).write_text(f"{goals}\n## Why\n\nThey last.\n", encoding="utf-8")
    before = session.checked.findings
    text = (session.root / path).read_text(encoding="utf-8")
    assert rule not in {it.rule for it in session.checked.of(there)}
    opened(session, path, text.replace(old, new, 1))
    assert rule in {it.rule for it in session.checked.of(there)}
    assert session.checked.findings == Session(session.root, dict(session.open)).checked.findings
    opened(session, path, text)
    assert session.checked.findings == before


def test_what_may_be_meant_follows_a_title(session: Session) -> None:
    """The offer for a name that leads nowhere is made of titles as they are now."""
    wrong = card(front="replaced-by: the aims\n", status="retired")
    put(session.root / HERE, wrong.encode())
    help = {it.help for it in session.checked.of(HERE) if it.rule == "unknown-card"}
    assert help
    goals = (session.root / GOALS).read_text(encoding="utf-8")
    opened(session, GOALS, goals.replace("Begin with the goals", "The aims"))
    told = {it.help for it in session.checked.of(HERE) if it.rule == "unknown-card"}
    assert told == {"did you mean `goals-first`?"} != help
