"""A sign that cannot stay is told, and nothing that it makes of the text around it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.pipeline import check_playbook
from generator.project import open_project


@pytest.mark.parametrize(
    "path",
    ["kb/cards/goals-first.md", "kb/roles/cio.md", "kb/vocabulary.yml", "references.bib"],
)
@pytest.mark.parametrize("sign", ["\x07", "\u200b"])
def test_a_sign_anywhere(tmp_path: Path, root: Path, path: str, sign: str) -> None:
    """Wherever in the file: in a key, in a fence, in an indentation, in an id."""
    project = tmp_path / "project"
    shutil.copytree(root / "tests/golden/_base", project)
    text = (project / path).read_text(encoding="utf-8")
    odd = []
    for at in range(0, len(text), 7):
        (project / path).write_text(text[:at] + sign + text[at:], encoding="utf-8")
        _, found = check_playbook(open_project(project, date(2026, 12, 1)).given)
        rules = [it.rule for it in found]
        odd += [(at, rules)] if rules != ["forbidden-character"] else []
    assert odd == []
