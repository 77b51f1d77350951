"""A project knows which folder of its repository it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.read.repository import folder_in_repository


@pytest.mark.parametrize(
    ("home", "root", "folder"),
    [
        pytest.param("", "", "", id="one and the same"),
        pytest.param("", "play", "play", id="below"),
        pytest.param("", "a/b c", "a/b c", id="further below"),
        pytest.param("a", "a/b", "b", id="a repository in a folder"),
    ],
)
def test_folder(home: str, root: str, folder: str, tmp_path: Path) -> None:
    (tmp_path / root).mkdir(parents=True, exist_ok=True)
    (tmp_path / home / ".git").mkdir()
    assert folder_in_repository(tmp_path / root) == folder


def test_worktree(tmp_path: Path) -> None:
    """In a worktree `.git` is a file."""
    (tmp_path / ".git").write_text("gitdir: elsewhere\n")
    (tmp_path / "play").mkdir()
    assert folder_in_repository(tmp_path / "play") == "play"
