"""A project is opened with its own templates before those of the generator."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.project import open_project, own_theme

BASE = Path(__file__).parents[1] / "golden/_base"


@pytest.mark.parametrize("folder", [None, "templates/pages", "templates/theme"])
def test_theme(folder: str | None, tmp_path: Path) -> None:
    """The theme is ours, but for the files that the project has of its own."""
    root = tmp_path / "playbook"
    shutil.copytree(BASE, root)
    if folder:
        (root / folder).mkdir(parents=True)
        (root / folder / "main.html").write_text("theirs", "utf-8")
    theirs = {"main.html": b"theirs"} if folder == "templates/theme" else {}
    assert open_project(root, date(2026, 12, 1)).place.theme == own_theme() | theirs
