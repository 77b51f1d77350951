"""The same input gives the same site, and a build that changes nothing writes nothing."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.sites import BuiltSite

ROOT = Path(__file__).parents[2]
PARTS = ("kb", "docs", "templates", "references.bib", "mkdocs.yml", "ids.lock")
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
REAL = {**PLACES[1], "SOURCE_DATE_EPOCH": "1772409600"}  # the day of the site that all share
IN_MEMORY = Path("/dev/shm")  # noqa: S108  # a file system that lists files in another order

pytestmark = pytest.mark.site


def lay_out_real(folder: Path, site_url: str) -> None:
    """Copy the real playbook to *folder*, with the settings of the site that all tests share."""
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, folder / part)
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    for old, new in (
        ("https://playbook.example.org/", site_url),
        ("[pdf, html, deck]", "[html]"),  # PDFs cost more than all the rest
    ):
        assert old in text
        text = text.replace(old, new)
    settings.write_text(text, encoding="utf-8")


def lay_out_small(folder: Path) -> None:
    """Copy a card, a decision and a page with all of our Markdown to *folder*, to be printed too."""
    for case in CASES:
        left_out = shutil.ignore_patterns("expected")
        shutil.copytree(ROOT / "tests/golden" / case, folder, dirs_exist_ok=True, ignore=left_out)
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")


@pytest.fixture(scope="module")
def real(built_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the site that all tests share, and a folder in which the real playbook is built too.

    The one was built here by one process, the other is by a command, in another folder, under
    another locale, time zone and hash seed, by several.
    """
    folder = tmp_path_factory.mktemp("twin")
    lay_out_real(folder, built_site.site_url)
    _build(folder, REAL, "--jobs", JOBS[1])
    return built_site.folder, folder


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """Build a playbook in two folders, under two locales, time zones and hash seeds.

    One is built by one process, the other by several where that pays. The other lies on another
    disk, where its files were made in another order.
    """
    one, place = tmp_path_factory.mktemp("twin"), tmp_path_factory.mktemp("disk")
    lay_out_small(one)
    with TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else place) as folder:
        other = Path(folder) / "other"
        for path in sorted((it for it in one.rglob("*") if it.is_file()), reverse=True):
            below = path.relative_to(one)
            (other / below).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, other / below)
        for twin, there, jobs in zip((one, other), PLACES, JOBS, strict=True):
            _build(twin, there, "--jobs", jobs)
        yield one, other


def test_two_places_give_the_same_bytes(real: tuple[Path, Path]) -> None:
    one, other = _digests(real[0]), _digests(real[1] / "build/site")
    assert one == other
    assert len(one) > 300
    assert "downloads/playbook.html" in one


def test_two_places_print_the_same_bytes(small: tuple[Path, Path]) -> None:
    """Nor is to be seen how a file system lists its files, or in which order they were made."""
    one, other = (_digests(twin / "build/site") for twin in small)
    assert one == other
    assert len(one) > 50
    assert "downloads/playbook.pdf" in one


def test_there_and_back_gives_the_same_bytes(small: tuple[Path, Path]) -> None:
    """What is kept of another text makes no difference."""
    one, other = small
    card = other / "kb/cards/goals-first.md"
    text = card.read_text(encoding="utf-8")
    card.write_text(text.replace("Let goals", "Let aims"), encoding="utf-8")
    _build(other, PLACES[1])
    assert _digests(one / "build/site") != _digests(other / "build/site")
    card.write_text(text, encoding="utf-8")
    _build(other, PLACES[1])
    assert _digests(one / "build/site") == _digests(other / "build/site")


def test_a_build_that_changes_nothing_writes_nothing(real: tuple[Path, Path]) -> None:
    _writes_nothing(real[1], {**REAL, **PLACES[0]})


def test_a_build_that_changes_nothing_prints_nothing(small: tuple[Path, Path]) -> None:
    _writes_nothing(small[0], PLACES[1])


# Private functions


def _writes_nothing(folder: Path, place: Mapping[str, str]) -> None:
    site = folder / "build/site"
    before = _times(site)
    _build(folder, place)
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
