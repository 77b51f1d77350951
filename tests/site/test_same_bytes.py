"""The same input gives the same site, and a build that changes nothing writes nothing."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

ROOT = Path(__file__).parents[2]
PARTS = ("kb", "docs", "templates", "references.bib", "mkdocs.yml")
CASES = ("_base", "decision--sound", "page--dialect")
SETTINGS = """site_name: Small
site_url: https://example.org/
plugins:
  - playbook:
      downloads: [pdf, html, deck]
"""
PLACES = (
    {"LC_ALL": "C", "TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "1"},
    {"LC_ALL": "C.UTF-8", "TZ": "America/St_Johns", "PYTHONHASHSEED": "4242"},
)
JOBS = ("1", "4")
ANOTHER_DISK = {"PYTHONHASHSEED": "77"}
IN_MEMORY = Path("/dev/shm")  # noqa: S108  # a file system that lists files in another order

pytestmark = pytest.mark.site


def lay_out_real(folder: Path) -> None:
    """Copy the real playbook to *folder*, without the PDFs, which cost more than all the rest."""
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, folder / part)
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert "[pdf, html, deck]" in text
    settings.write_text(text.replace("[pdf, html, deck]", "[html]"), encoding="utf-8")


def lay_out_small(folder: Path) -> None:
    """Copy a card, a decision and a page with all of our Markdown to *folder*, to be printed too."""
    for case in CASES:
        left_out = shutil.ignore_patterns("expected")
        shutil.copytree(ROOT / "tests/golden" / case, folder, dirs_exist_ok=True, ignore=left_out)
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")


@pytest.fixture(
    scope="module",
    params=[
        pytest.param((lay_out_real, "downloads/playbook.html", 300), id="real"),
        pytest.param((lay_out_small, "downloads/playbook.pdf", 50), id="small, printed"),
    ],
)
def twins(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, ...]:
    """Build a playbook in two folders, under two locales, time zones and hash seeds.

    One is built by one process, the other by several where that pays.
    """
    lay_out, wanted, least = request.param
    made = []
    for place, jobs in zip(PLACES, JOBS, strict=True):
        folder = tmp_path_factory.mktemp("twin")
        lay_out(folder)
        _build(folder, place, "--jobs", jobs)
        made.append(folder)
        assert len(_digests(folder / "build/site")) > least
        assert (folder / "build/site" / wanted).is_file()
    return tuple(made)


def test_two_places_give_the_same_bytes(twins: tuple[Path, ...]) -> None:
    one, other = (_digests(twin / "build/site") for twin in twins)
    assert one == other


def test_another_disk_gives_the_same_bytes(tmp_path: Path) -> None:
    """Neither how a file system lists its files nor in which order they were made is to be seen."""
    lay_out_small(tmp_path / "one")
    _build(tmp_path / "one", PLACES[0])
    place = IN_MEMORY if IN_MEMORY.is_dir() else tmp_path
    with TemporaryDirectory(dir=place) as folder:
        other = Path(folder) / "other"
        paths = [it for it in (tmp_path / "one").rglob("*") if it.is_file()]
        for path in sorted(paths, reverse=True):
            below = path.relative_to(tmp_path / "one")
            if below.parts[0] != "build":
                (other / below).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, other / below)
        _build(other, ANOTHER_DISK)
        card = other / "kb/cards/goals-first.md"  # and back: what is kept makes no difference
        text = card.read_text(encoding="utf-8")
        card.write_text(text.replace("Let goals", "Let aims"), encoding="utf-8")
        _build(other, ANOTHER_DISK)
        assert _digests(tmp_path / "one/build/site") != _digests(other / "build/site")
        card.write_text(text, encoding="utf-8")
        _build(other, ANOTHER_DISK)
        assert _digests(tmp_path / "one/build/site") == _digests(other / "build/site")


def test_a_build_that_changes_nothing_writes_nothing(twins: tuple[Path, ...]) -> None:
    site = twins[0] / "build/site"
    before = _times(site)
    _build(twins[0], PLACES[1])
    assert _times(site) == before


def _build(folder: Path, place: Mapping[str, str], *options: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "build", "-C", str(folder), *options],
        env={**os.environ, **place},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def _digests(site: Path) -> dict[str, str]:
    return {
        file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }


def _times(site: Path) -> dict[str, tuple[int, int]]:
    return {
        file.relative_to(site).as_posix(): (file.stat().st_ino, file.stat().st_mtime_ns)
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }
