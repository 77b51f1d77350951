"""Test that a folder becomes an exact mirror."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.emit import Emitted, OutsideError, emit, page_files, page_text
from generator.model import Page


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below *folder* by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_emit_writes_what_is_new(tmp_path: Path) -> None:
    """Text is written as UTF-8, bytes as they are, folders as needed."""
    done = emit(tmp_path / "out", {"b/c.txt": "é\n", "a.bin": b"\0\xff"})
    assert Emitted(written=("a.bin", "b/c.txt")) == done
    assert {"a.bin": b"\0\xff", "b/c.txt": "é\n".encode()} == tree(tmp_path / "out")


def test_emit_twice_writes_nothing(tmp_path: Path) -> None:
    """A file that has its bytes keeps its time."""
    emit(tmp_path, {"a.txt": "a", "b.txt": "b"})
    before = (tmp_path / "a.txt").stat().st_mtime_ns
    done = emit(tmp_path, {"a.txt": "a", "b.txt": "c"})
    assert Emitted(written=("b.txt",), unchanged=("a.txt",)) == done
    assert before == (tmp_path / "a.txt").stat().st_mtime_ns


def test_emit_removes_what_nothing_claims(tmp_path: Path) -> None:
    """A file that is not wanted goes, and the folders that it leaves empty."""
    emit(tmp_path, {"old/deep/a.txt": "a", "kept/b.txt": "b"})
    (tmp_path / "stray.txt").write_text("by hand", encoding="utf-8")
    done = emit(tmp_path, {"kept/b.txt": "b"})
    assert Emitted(removed=("old/deep/a.txt", "stray.txt"), unchanged=("kept/b.txt",)) == done
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_emit_turns_a_folder_into_a_file_and_back(tmp_path: Path) -> None:
    """What was a folder may become a file."""
    emit(tmp_path, {"a/b": "1"})
    emit(tmp_path, {"a": "2"})
    assert tree(tmp_path) == {"a": b"2"}
    emit(tmp_path, {"a/b": "3"})
    assert tree(tmp_path) == {"a/b": b"3"}


def test_emit_does_not_follow_links(tmp_path: Path) -> None:
    """A link is replaced, and what it points to is left alone."""
    outside = tmp_path / "outside.txt"
    outside.write_text("mine", encoding="utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.txt").symlink_to(outside)
    emit(tmp_path / "out", {"a.txt": "new"})
    assert (
        outside.read_text(encoding="utf-8"),
        (tmp_path / "out" / "a.txt").read_text(encoding="utf-8"),
    ) == ("mine", "new")


@pytest.mark.parametrize(
    "path",
    ["", "/a", "../a", "a/../../b", "a//b", "./a", "a/", "a\\b", "a\0b"],
)
def test_emit_refuses_paths_outside(tmp_path: Path, path: str) -> None:
    """A path that is not plainly inside is a bug; nothing is written then."""
    with pytest.raises(OutsideError):
        emit(tmp_path, {"ok.txt": "x", path: "y"})
    assert tree(tmp_path) == {}


def test_page_text_hangs_on_the_page_alone() -> None:
    """Equal pages give equal text, whatever order their slots were filled in."""
    one = Page("a/index.html", "a", {"title": "É", "body": "b"})
    other = Page("a/index.html", "a", {"body": "b", "title": "É"})
    assert page_text(one) == page_text(other)
    assert page_text(one) != page_text(Page("a/index.html", "b", one.slots))


def test_page_files_have_a_line_for_each_page_of_one_thing() -> None:
    texts = {"index.html": "1\n", "cards/a/index.html": "2\n", "cards/a/b/index.html": "3\n"}
    assert page_files(texts) == {"index.html.jsonl": "1\n", "cards/a.jsonl": "3\n2\n"}
