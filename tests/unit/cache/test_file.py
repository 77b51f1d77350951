"""Test that a memory kept between runs comes back, and that nobody else's does."""

from __future__ import annotations

import pickle
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from generator.cache import file as cache_file
from generator.cache.file import keep_memory, read_memory
from generator.cache.memory import Memory
from generator.cache.seal import LENGTH, seal


@pytest.fixture(autouse=True)
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the secret a folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    return tmp_path / "caches"


def kept(path: Path) -> Path:
    """Keep a memory of one value at *path*."""
    memory = Memory()
    memory.recall("a", "1", lambda: "made before")
    keep_memory(memory, path)
    return path


def value(path: Path) -> str:
    """Return what the memory at *path* has, else "made now"."""
    return read_memory(path).recall("a", "1", lambda: "made now")


def test_a_memory_comes_back(tmp_path: Path) -> None:
    """What one run kept the next one has."""
    assert value(kept(tmp_path / "build" / "memory")) == "made before"


def test_values_of_any_size_come_back(tmp_path: Path) -> None:
    """Each value is found behind the others: in the next run, and when that keeps it once more."""
    values = {f"{size}": "ä" * size for size in (0, 1, 255, 256, 2_000_000, 70_000, 3)}
    values |= {f"small {number}": str(number) for number in range(300)}
    path = tmp_path / "memory"
    for more, made in (("1", values), ("2", dict.fromkeys(values))):
        memory = read_memory(path)
        for name, content in values.items():
            assert memory.recall(name, "1", partial(made.get, name)) == content
        memory.recall(f"more {more}", "1", str)  # what this run is kept for
        keep_memory(memory, path)
    assert read_memory(path).recall("70000", "1", str) == "ä" * 70_000


@pytest.mark.parametrize("length", [0, 1, LENGTH, LENGTH + 20, -1])
def test_a_memory_that_was_cut_counts_as_none(tmp_path: Path, length: int) -> None:
    """A file that lost its end, or all but its seal, is not read."""
    path = kept(tmp_path / "memory")
    path.write_bytes(path.read_bytes()[:length])
    assert value(path) == "made now"


def test_there_may_be_none(tmp_path: Path) -> None:
    """Without a file, and with an empty one, the memory is empty."""
    assert value(tmp_path / "memory") == "made now"
    (tmp_path / "memory").write_bytes(b"")
    assert value(tmp_path / "memory") == "made now"


class Trap:
    """What runs a function when it is unpickled."""

    def __reduce__(self) -> tuple[Any, ...]:
        return (pytest.fail, ("a foreign pickle was read",))


def test_a_planted_memory_is_never_unpickled(tmp_path: Path) -> None:
    """A file that this user did not write, or that was changed since, is not even looked into."""
    path = kept(tmp_path / "memory")
    sealed = path.read_bytes()[:LENGTH]
    trap = pickle.dumps(Trap())
    whole = (sealed + cache_file.begins() + trap, bytes(LENGTH) + cache_file.begins() + trap)
    for planted in (trap, sealed + trap, bytes(LENGTH) + b"x", *whole):
        path.write_bytes(planted)
        assert value(path) == "made now"


@pytest.mark.parametrize(
    "begins", [b"memory\n", cache_file.BEGINS, cache_file.BEGINS + b"other code\n"]
)
def test_what_other_code_has_packed_is_not_unpacked(tmp_path: Path, begins: bytes) -> None:
    """A memory of ours may have values that this code has no class for any more."""
    content = begins + pickle.dumps(Trap())
    (tmp_path / "memory").write_bytes(seal(content) + content)
    assert value(tmp_path / "memory") == "made now"


def test_another_users_memory_counts_as_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The seal is a secret of one user on one machine."""
    path = kept(tmp_path / "memory")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "elsewhere"))
    assert value(path) == "made now"


def test_other_code_makes_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A value is recalled only by the code that made it."""
    path = kept(tmp_path / "memory")
    monkeypatch.setattr(cache_file, "stamp", lambda: "other code")
    assert value(path) == "made now"


def test_all_code_counts() -> None:
    """The code that makes values is the whole generator: its nouns, and what reads them."""
    for path in ("model/sheets.py", "load/tree.py", "render/author.py", "cache/file.py"):
        assert (cache_file.PACKAGE / path).is_file()


def test_without_a_place_for_the_secret_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A home that cannot be written costs time and nothing else."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    path = kept(tmp_path / "memory")
    assert not path.exists()
    assert value(path) == "made now"


def test_nothing_new_leaves_the_file_alone(tmp_path: Path) -> None:
    """A run that made nothing writes nothing."""
    path = kept(tmp_path / "memory")
    before = path.stat().st_mtime_ns
    memory = read_memory(path)
    memory.recall("a", "1", lambda: "made now")
    keep_memory(memory, path)
    assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize("name", ["pygments", "babel", "latex2mathml", "pydantic-core"])
def test_another_version_of_a_package_makes_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Whatever of what we ask for writes a part of a page: none of it is named by hand."""
    path = kept(tmp_path / "memory")
    monkeypatch.setattr(cache_file, "version", lambda it: "0" if it == name else version(it))
    cache_file.stamp.cache_clear()
    try:
        assert value(path) == "made now"
    finally:
        cache_file.stamp.cache_clear()
