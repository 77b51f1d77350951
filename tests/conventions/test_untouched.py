"""A build writes below build/ and nowhere else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.starts import start

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("command", [["check"], ["build", "--clean", "--strict"]])
def test_sources_stay_as_they_are(command: list[str], tmp_path: Path) -> None:
    """What authors wrote has the same bytes and times after a command as before."""
    project = tmp_path / "playbook"
    shutil.copytree(ROOT / "tests/golden/_base", project)
    before = _files(project)
    done = start("generator", *command, "-C", "playbook", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert before == _files(project)
    assert {it.name for it in tmp_path.iterdir()} == {"playbook"}


def _files(project: Path) -> dict[str, tuple[bytes, int]]:
    """Return the content and time of each file of *project* that is not below build/."""
    return {
        it.relative_to(project).as_posix(): (it.read_bytes(), it.stat().st_mtime_ns)
        for it in sorted(project.rglob("*"))
        if it.is_file() and it.relative_to(project).parts[0] != "build"
    }
