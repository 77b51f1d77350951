"""Test that a folder becomes an exact mirror."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.disk import ForeignError
from generator.model.site import Page
from generator.render.outputs import page_text
from generator.site.mirror import Claim, Emitted, OutsideError, claim_of
from generator.site.mirror import emit as emit_claims


def emit(folder: Path, contents: Mapping[str, bytes | str]) -> Emitted:
    """Emit files whose contents are there."""
    claims = {path: claim_of(content) for path, content in contents.items()}
    return emit_claims(folder, claims, folder.parent)


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
    out = tmp_path / "out"
    emit(out, {"a.txt": "a", "b.txt": "b"})
    before = (out / "a.txt").stat().st_mtime_ns
    done = emit(out, {"a.txt": "a", "b.txt": "c"})
    assert Emitted(written=("b.txt",), unchanged=("a.txt",)) == done
    assert before == (out / "a.txt").stat().st_mtime_ns


def test_emit_removes_what_nothing_claims(tmp_path: Path) -> None:
    """A file of ours that is not wanted goes, with the folders left empty; a stray is moved away."""
    out = tmp_path / "out"
    emit(out, {"old/deep/a.txt": "a", "kept/b.txt": "b"})
    (out / "sub").mkdir()
    (out / "sub/stray.txt").write_text("by hand", encoding="utf-8")
    done = emit(out, {"kept/b.txt": "b"})
    aside = tmp_path / "aside" / "1"
    assert done == Emitted(removed=("old/deep/a.txt",), unchanged=("kept/b.txt",), aside=aside)
    assert [path.name for path in out.iterdir()] == ["kept"]
    assert (aside / "out/sub/stray.txt").read_text("utf-8") == "by hand"


def test_emit_turns_a_folder_into_a_file_and_back(tmp_path: Path) -> None:
    """What was a folder may become a file."""
    out = tmp_path / "out"
    emit(out, {"a/b": "1"})
    emit(out, {"a": "2"})
    assert tree(out) == {"a": b"2"}
    emit(out, {"a/b": "3"})
    assert tree(out) == {"a/b": b"3"}


def test_emit_does_not_follow_links(tmp_path: Path) -> None:
    """A link is refused by a sentence, and what it points to is left alone."""
    outside = tmp_path / "outside.txt"
    outside.write_text("mine", encoding="utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.txt").symlink_to(outside)
    with pytest.raises(ForeignError, match=r"out/a\.txt is a symbolic link"):
        emit(tmp_path / "out", {"a.txt": "new"})
    assert outside.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "path",
    ["", "/a", "../a", "a/../../b", "a//b", "./a", "a/", "a\\b", "a\0b"],
)
def test_emit_refuses_paths_outside(tmp_path: Path, path: str) -> None:
    """A path that is not plainly inside is a bug; nothing is written then."""
    with pytest.raises(OutsideError):
        emit(tmp_path / "out", {"ok.txt": "x", path: "y"})
    assert tree(tmp_path) == {}


def test_page_text_hangs_on_the_page_alone() -> None:
    """Equal pages give equal text, whatever order their slots were filled in."""
    one = Page("a/index.html", "a", {"title": "É", "body": "b"})
    other = Page("a/index.html", "a", {"body": "b", "title": "É"})
    assert page_text(one) == page_text(other)
    assert page_text(one) != page_text(Page("a/index.html", "b", one.slots))


def test_a_file_under_its_key_is_not_made_again(tmp_path: Path) -> None:
    """What stands as it was noted is neither made nor read; what was changed by hand is."""
    made: list[str] = []

    def claim(name: str, key: str) -> Claim:
        def make() -> bytes:
            made.append(name)
            return name.encode()

        return Claim(key, make)

    folder = tmp_path / "out"
    first = {"a": claim("a", "1"), "b": claim("b", "1"), "c": claim("c", "1")}
    emit_claims(folder, first, tmp_path)
    (folder / "b").write_text("by hand", encoding="utf-8")
    made.clear()
    done = emit_claims(folder, {**first, "c": claim("c", "2")}, tmp_path)
    assert made == ["b", "c"]
    assert Emitted(written=("b", "c"), unchanged=("a",)) == done
    assert tree(folder) == {"a": b"a", "b": b"b", "c": b"c"}


def test_a_half_emitted_folder_is_made_whole(tmp_path: Path) -> None:
    """A run that is killed leaves files that the note does not know: they are made again."""
    folder = tmp_path / "out"

    def dies() -> bytes:
        raise KeyboardInterrupt

    emit(folder, {"a": "1", "b": "1"})
    with pytest.raises(KeyboardInterrupt):
        emit_claims(folder, {"a": claim_of("2"), "b": Claim("new", dies)}, tmp_path)
    assert emit(folder, {"a": "1", "b": "1"}).written == ("a", "b")
    assert tree(folder) == {"a": b"1", "b": b"1"}
