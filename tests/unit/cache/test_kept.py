"""What a tool made is kept whole, known by its content, or made anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cache.kept import any_kept, forget, keep, kept, workshop

FILES = {"a.css": b"p{}", "sub/b.js": b"\x00\xff", "empty": b""}


@pytest.fixture(autouse=True)
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the secret a folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    return tmp_path / "caches"


def contents(folder: Path, key: str) -> dict[str, bytes] | None:
    """Return what is kept under *key*."""
    found = kept(folder, key)
    return {path: it.content for path, it in found.files.items()} if found else None


def test_kept_and_known_again(tmp_path: Path) -> None:
    """All files of a key come back, under that key alone."""
    folder = tmp_path / "shells"
    assert contents(folder, "k1") is None
    made = keep(folder, "k1", FILES, tmp_path)
    assert kept(folder, "k1") == made
    assert contents(folder, "k1") == FILES
    assert contents(folder, "k2") is None
    assert any_kept(folder) == made
    assert any_kept(folder, "x") is None


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda it: it[:-1],
    "cut in the seal": lambda it: it[:9],
    "empty": lambda _: b"",
    "flipped": lambda it: it[:-2] + bytes([it[-2] ^ 1]) + it[-1:],
    "longer": lambda it: it + b"x",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged(tmp_path: Path, damage: str) -> None:
    """One wrong byte, and none of it is used."""
    folder = tmp_path / "shells"
    keep(folder, "k1", FILES, tmp_path)
    (path,) = folder.iterdir()
    path.write_bytes(DAMAGES[damage](path.read_bytes()))
    assert contents(folder, "k1") is None
    assert any_kept(folder) is None


def test_swapped(tmp_path: Path) -> None:
    """What was kept under another key is not taken for this one's."""
    folder = tmp_path / "shells"
    keep(folder, "k1", FILES, tmp_path)
    keep(folder, "k2", {"a.css": b"other"}, tmp_path)
    one, other = sorted(folder.iterdir())
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    assert (contents(folder, "k1"), contents(folder, "k2")) == (None, None)


@pytest.mark.parametrize("kind", ["link", "folder", "planted"])
def test_what_is_not_ours_is_neither_used_nor_removed(tmp_path: Path, kind: str) -> None:
    """A link, a folder or a file that somebody put there stays what it is."""
    folder = tmp_path / "shells"
    keep(folder, "k1", FILES, tmp_path)
    (path,) = folder.iterdir()
    theirs = folder / "k1-0123"
    if kind == "link":
        (tmp_path / "theirs").write_bytes(path.read_bytes())
        theirs.symlink_to(tmp_path / "theirs")
    elif kind == "folder":
        theirs.mkdir()
    else:
        theirs.write_bytes(path.read_bytes())
    forget(folder)
    assert [it.name for it in folder.iterdir()] == ["k1-0123"]
    assert contents(folder, "k1") is None


def test_forget(tmp_path: Path) -> None:
    """All go but one, with what a killed build left; by prefix, the others stay too."""
    folder = tmp_path / "books"
    for key in ("pdf-1", "pdf-2", "deck-1"):
        keep(folder, key, FILES, tmp_path)
    for path in list(folder.iterdir()):
        path.with_name(f".new-{path.name}").write_bytes(b"half")
    forget(folder, but="pdf-2", prefix="pdf-")
    assert [contents(folder, it) is not None for it in ("pdf-1", "pdf-2", "deck-1")] == [
        False,
        True,
        True,
    ]
    forget(folder)
    assert list(folder.iterdir()) == []


def test_workshop(tmp_path: Path) -> None:
    """A tool's folder is gone when it is done; one that a kill left goes with the next forgetting."""
    folder = tmp_path / "search"
    with workshop(folder, tmp_path) as work:
        (work / "x").write_text("x", encoding="utf-8")
        left = work.with_name(work.name)
    assert list(folder.iterdir()) == []
    left.mkdir()
    (left / "x").write_text("x", encoding="utf-8")
    forget(folder)
    assert list(folder.iterdir()) == []


def test_without_a_place_for_the_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept, and what was made can be used all the same."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    folder = tmp_path / "shells"
    made = keep(folder, "k1", FILES, tmp_path)
    assert {path: it.content for path, it in made.files.items()} == FILES
    assert not folder.exists()
