"""Edits are seen wherever a source stands, and in folders that are made after the start."""

from __future__ import annotations

import queue
from pathlib import Path

import pytest

from generator.serve.watcher import Watcher

SECONDS = 20  # a bound, so that a failure ends: an edit is seen within one


@pytest.fixture
def watcher(tmp_path: Path) -> Watcher:
    """Return a watcher of a project with one folder, begun."""
    (tmp_path / "kb" / "cards").mkdir(parents=True)
    made = Watcher(tmp_path, queue.Queue())
    made.begin()
    return made


def seen(watcher: Watcher, *names: str) -> None:
    """Wait until an edit of one of *names* is seen."""
    while watcher.edits.get(timeout=SECONDS) not in names:
        pass


def test_sources(watcher: Watcher) -> None:
    """Files of the folders, and of the root those that are sources."""
    (watcher.root / "kb/cards/a.md").write_text("x", encoding="utf-8")
    seen(watcher, "kb/cards/a.md")
    (watcher.root / "notes.txt").write_text("x", encoding="utf-8")
    (watcher.root / "references.bib").write_text("x", encoding="utf-8")
    assert watcher.edits.get(timeout=SECONDS) == "references.bib"


@pytest.mark.parametrize("name", ["docs", "static", "templates"])
def test_a_folder_that_is_made_later(watcher: Watcher, name: str) -> None:
    """It is seen when it is made, and so is each edit in it."""
    (watcher.root / name).mkdir()
    seen(watcher, name)
    (watcher.root / name / "a.md").write_text("x", encoding="utf-8")
    seen(watcher, f"{name}/a.md")


@pytest.mark.parametrize("later", [False, True], ids=["there", "made later"])
def test_files_that_the_settings_name(watcher: Watcher, later: bool) -> None:
    """A bibliography or a style may have a folder of its own."""
    folder = watcher.root / "sources" / "bib"
    if not later:
        folder.mkdir(parents=True)
    watcher.look_again(["sources/bib/all.bib"])
    if later:
        folder.mkdir(parents=True)
        seen(watcher, "sources")
        watcher.look_again(["sources/bib/all.bib"])  # as each rebuild does
    (folder / "all.bib").write_text("x", encoding="utf-8")
    seen(watcher, "sources/bib/all.bib")


def test_a_folder_that_is_removed_and_made_again(watcher: Watcher) -> None:
    """As an exchange of branches does."""
    (watcher.root / "kb/cards").rmdir()
    (watcher.root / "kb").rmdir()
    seen(watcher, "kb")
    (watcher.root / "kb").mkdir()
    seen(watcher, "kb")
    (watcher.root / "kb/glossary.yml").write_text("x", encoding="utf-8")
    # That the folder was made may be told after the file was: either makes one build that reads it
    seen(watcher, "kb", "kb/glossary.yml")
