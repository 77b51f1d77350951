"""A project is opened with its own templates before those of the generator."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.project import open_project, own_templates

BASE = Path(__file__).parents[1] / "golden/_base"


@pytest.mark.parametrize(
    ("folder", "own"),
    [
        pytest.param(None, False, id="no templates"),
        pytest.param("templates/pages", False, id="templates without a theme"),
        pytest.param("templates/theme", True, id="a theme"),
    ],
)
def test_theme(folder: str | None, own: bool, tmp_path: Path) -> None:
    """The theme is the project's own where it has one."""
    root = tmp_path / "playbook"
    shutil.copytree(BASE, root)
    if folder:
        (root / folder).mkdir(parents=True)
    templates = root / "templates" if own else own_templates()
    assert open_project(root, date(2026, 12, 1)).place.theme == templates / "theme"
