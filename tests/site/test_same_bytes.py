"""The same input gives the same site, and a build that changes nothing writes nothing."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

PARTS = ("kb", "docs", "templates", "references.bib", "mkdocs.yml")
PLACES = (
    {"LC_ALL": "C", "TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "1"},
    {"LC_ALL": "C.UTF-8", "TZ": "America/St_Johns", "PYTHONHASHSEED": "4242"},
)

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def twins(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Build the real playbook in two folders, under two locales, time zones and hash seeds."""
    made = []
    for place in PLACES:
        folder = tmp_path_factory.mktemp("twin")
        for part in PARTS:
            copy = shutil.copytree if (root / part).is_dir() else shutil.copy
            copy(root / part, folder / part)
        _build(folder, place)
        made.append(folder)
    return tuple(made)


def test_two_places_give_the_same_bytes(twins: tuple[Path, ...]) -> None:
    one, other = (_digests(twin / "build/site") for twin in twins)
    assert len(one) > 300
    assert one == other


def test_a_build_that_changes_nothing_writes_nothing(twins: tuple[Path, ...]) -> None:
    site = twins[0] / "build/site"
    before = _times(site)
    _build(twins[0], PLACES[1])
    assert _times(site) == before


def _build(folder: Path, place: Mapping[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "build", "-C", str(folder)],
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
