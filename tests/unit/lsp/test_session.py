"""A session checks texts as they are now, and a large playbook within the time of a keystroke."""

from __future__ import annotations

import shutil
from pathlib import Path

import corpus
import pytest

from generator.lsp.buffers import Buffer
from generator.lsp.session import Session
from tests.timing import calls_of

MOST_CALLS = 1_000_000  # of functions for one edit among 1,000 cards: 586,000 on 30 November 2026
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
