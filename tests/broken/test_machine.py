"""A fault of the machine is a sentence that names the place, and the next build mends what it left."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.starts import start

DAY = {"SOURCE_DATE_EPOCH": "1795824000"}
SETTINGS = "site_name: Small\nplugins:\n  - playbook:\n      downloads: [html]\n"

# Run a command as on a disk on which no file can grow beyond so many bytes: what a full disk does,
# to child programs too.
FULL = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (GIVEN, GIVEN))
"""
# Run a command as if nothing could be written below a folder: root may write anywhere else.
DENIED = """
import errno, os, sys
folder = GIVEN
def hook(event, args):
    writes = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR)
    if (writes or event in {"os.mkdir", "os.rename"}) and isinstance(args[0], (str, os.PathLike)):
        if os.fspath(args[0]).startswith(folder):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), os.fspath(args[0]))
sys.addaudithook(hook)
"""


@pytest.fixture
def project(tmp_path: Path, root: Path) -> Path:
    """Return a small playbook."""
    folder = tmp_path / "project"
    shutil.copytree(root / "tests/golden/_base", folder)
    (folder / "mkdocs.yml").write_text(SETTINGS)
    return folder


def run(
    words: Sequence[str], code: str = "", given: object = None, cwd: Path = Path("/")
) -> subprocess.CompletedProcess[str]:
    """Run *words* of the command after *code*, which has *given* as GIVEN."""
    first = code.replace("GIVEN", repr(given))
    return start("generator", *words, cwd=cwd, env=os.environ | DAY, first=first)


def assert_sentence(done: subprocess.CompletedProcess[str], place: Path, why: str) -> None:
    """Check that *done* failed, and says *why* and where below *place*."""
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    (line,) = [it for it in done.stderr.splitlines() if why in it]
    assert str(place) in line


def site(project: Path) -> dict[str, bytes]:
    """Return what a build makes of *project* now."""
    done = run(["build", "-C", str(project)])
    assert done.returncode == 0, done.stderr
    files = (it for it in (project / "build/site").rglob("*") if it.is_file())
    return {it.relative_to(project).as_posix(): it.read_bytes() for it in files}


@pytest.mark.parametrize("size", [0, 20_000, 60_000, 200_000])
def test_a_full_disk(project: Path, tmp_path: Path, size: int) -> None:
    """Whatever is being written: the marker, the theme, a page, the memory."""
    clean = tmp_path / "clean"
    shutil.copytree(project, clean)
    done = run(["build", "-C", str(project)], FULL, size)
    assert_sentence(done, project / "build", "file too large")
    assert site(project) == site(clean)


def test_a_folder_in_which_nothing_can_be_written(project: Path) -> None:
    """Neither at the first build nor at a later one."""
    for _ in range(2):
        done = run(["build", "-C", str(project)], DENIED, str(project))
        assert_sentence(done, project / "build", "permission denied")
        site(project)
        card = project / "kb/cards/goals-first.md"
        card.write_text(card.read_text().replace("the goals", "the aims"))


def test_a_file_where_the_folder_should_be(project: Path) -> None:
    """It stays as it is."""
    (project / "build").write_text("mine")
    for command in ("build", "book"):
        done = run([command, "-C", str(project)])
        assert_sentence(done, project / "build", "is a file, where a build needs a folder")
    assert (project / "build").read_text() == "mine"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(
            (
                "new",
                "card",
                "Say more",
                "--summary",
                "x",
                "--owner",
                "cio",
                "--role",
                "cio",
                "--facet",
                "topics=goals",
            ),
            id="new",
        ),
        pytest.param(("check", "--format", "json", "-o", "out.json"), id="report"),
        pytest.param(("book", "--format", "html", "-o", "out.html"), id="book"),
        pytest.param(("init", "other"), id="init"),
    ],
)
def test_other_commands_on_a_full_disk(project: Path, words: tuple[str, ...]) -> None:
    """They too name the file that they could not write."""
    done = run(words, FULL, 0, project)
    assert "Traceback" not in done.stderr
    assert done.returncode in {1, 2}
    assert "file too large" in done.stderr
    assert "None" not in done.stderr
