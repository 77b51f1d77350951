"""Of two builds at once the one that begins to work later has the newer texts, and wins."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.project import place_of
from generator.site.place import working
from tests.remembering import copied
from tests.starts import WITHOUT_PAGES_OF_RULES

pytestmark = pytest.mark.slow

CARD = "kb/cards/goals-first.md"
BUILD = f"{WITHOUT_PAGES_OF_RULES}\nfrom generator.commands import run\nrun()"


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """Return a small playbook that was built once."""
    folder = tmp_path_factory.mktemp("once") / "book"
    shutil.copytree(root / "tests/golden/_base", folder)
    (folder / "mkdocs.yml").write_text("site_name: Small\n", encoding="utf-8")
    with begun(folder) as build:
        assert build.wait() == 0
    return folder


@pytest.fixture
def project(once: Path, tmp_path: Path) -> Path:
    """Return a copy of it: what stands in `build/` is known there by its bytes."""
    return copied(once, tmp_path / "book")


def begun(project: Path, *words: str) -> subprocess.Popen[str]:
    """Begin a build of *project*."""
    command = [sys.executable, "-c", BUILD, "build", "-C", str(project), *words]
    day = {"SOURCE_DATE_EPOCH": "1795824000"}
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ | day)


@pytest.mark.parametrize("words", [(), ("--clean",), ("--quick",)], ids=" ".join)
def test_what_is_written_while_a_build_waits_is_in_it(
    project: Path, words: tuple[str, ...]
) -> None:
    """It reads nothing, and takes nothing from under the other one, before that is done."""
    before = files(project / "build")
    with working(place_of(project), pytest.fail):
        build = begun(project, *words)
        assert build.stderr
        assert "waiting for another build" in build.stderr.readline()
        assert files(project / "build") == before
        card = project / CARD
        text = card.read_text(encoding="utf-8")
        card.write_text(text.replace("Begin with the goals", "Begin at the end"), encoding="utf-8")
    with build:
        assert build.wait() == 0, build.stderr.read()
    page = project / "build/site/cards/goals-first/index.html"
    assert "Begin at the end" in page.read_text(encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    """Return what each file below *folder* holds, but the lock."""
    there = (it for it in folder.rglob("*") if it.is_file() and it.name != ".lock")
    return {str(it): it.read_bytes() for it in there}
