"""What one playbook made, another of the same user takes: sealed, bounded, and never in the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.cache.shared import MOST, forget_shared, share, shared

SHELLS = "shells"
FILES = {"a.css": b"p{}", "sub/b.js": b"\x00\xff"}


@pytest.fixture(autouse=True)
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give what is shared a folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "evidence-playbook"


def contents(key: str) -> dict[str, bytes] | None:
    """Return what is shared under *key*."""
    found = shared(SHELLS, key)
    return {path: it.content for path, it in found.files.items()} if found else None


def test_shared_under_its_key_alone() -> None:
    """All files of a key come back, under that key."""
    assert contents("k1") is None
    share(SHELLS, "k1", FILES)
    assert contents("k1") == FILES
    assert contents("k2") is None


def test_by_other_code_it_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """What another version made may be made otherwise."""
    share(SHELLS, "k1", FILES)
    monkeypatch.setattr("generator.cache.shared.stamp", lambda: "other")
    assert contents("k1") is None


def test_damaged_it_counts_as_none_and_is_made_anew(caches: Path) -> None:
    """One wrong byte, and none of it is used."""
    share(SHELLS, "k1", FILES)
    (path,) = (caches / SHELLS).iterdir()
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert contents("k1") is None
    share(SHELLS, "k1", FILES)
    assert contents("k1") == FILES


def test_those_not_asked_for_the_longest_go_first(caches: Path) -> None:
    """A user with many playbooks keeps the last ones; files that are none of ours stay."""
    (caches / SHELLS).mkdir(parents=True)
    (caches / SHELLS / "notes.txt").write_text("mine", encoding="utf-8")
    for number in range(MOST):
        share(SHELLS, f"k{number}", FILES)
    for path in (caches / SHELLS).iterdir():
        os.utime(path, (1, 1))
    assert contents("k3") == FILES  # asked for: now it is young
    share(SHELLS, "new", FILES)
    assert contents("k3") == contents("new") == FILES
    assert len([*(caches / SHELLS).iterdir()]) == MOST + 1
    forget_shared()
    assert [it.name for it in (caches / SHELLS).iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("way", ["a file", "a file below"])
def test_where_nothing_can_be_kept(caches: Path, way: str) -> None:
    """The build goes on as if there were no such folder."""
    place = caches if way == "a file" else caches / SHELLS
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("", encoding="utf-8")
    share(SHELLS, "k1", FILES)
    assert contents("k1") is None
