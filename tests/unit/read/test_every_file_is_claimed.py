"""Every file that the reader of the tree admits is read by a loader, or found as stray."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.load.tree import load
from generator.model.site import Settings
from generator.read.tree import FOLDERS, LISTS, SOURCES, OneText, read

RUBBISH = "---\nrubbish: [\n---\n# Rubbish {#\n"
PLACES = [
    *(f"{folder}/x.md" for folder in FOLDERS),
    *LISTS,
    f"{SOURCES}/x.yml",
    "docs/x.md",
    "docs/folder/x.md",
    "kb/cards/x.txt",
    "kb/sources/x.md",
    "kb/other/x.md",
    "kb/x.yml",
]


@pytest.mark.parametrize("path", PLACES)
def test_rubbish_is_found(tmp_path: Path, path: str) -> None:
    """Wherever rubbish stands in kb/ or docs/, a finding points at it."""
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text(RUBBISH, encoding="utf-8")
    (tmp_path / "references.bib").write_text("", encoding="utf-8")
    files, unread = read(tmp_path, Settings(), OneText())
    _, found = load(files.texts, Settings(), unread=files.failed)
    places = {it.span.path for it in (*unread, *found)}
    assert any(path.startswith(place) for place in places)
