"""A file that stands as it stood is not read again; one that may be another is."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from generator.disk import Found, as_found
from generator.model.site import Settings
from generator.read.known import Known
from generator.read.tree import Files, OneText, read

CARD = "kb/cards/goals.md"
HOUR = 3600


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path in (CARD, "kb/cards/teams.md", "references.bib"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("old\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an hour go by before anything is read: no file was changed just now."""
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + HOUR * 1_000_000_000)


def _read(root: Path, known: Known) -> Files:
    return read(root, Settings(bibliography=("references.bib",)), OneText(), known)[0]


def _opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    opened: list[str] = []
    before = os.open

    def noting(path: str, *rest: int) -> int:
        opened.append(str(path))
        return before(path, *rest)

    monkeypatch.setattr("generator.read.tree.os.open", noting)
    return opened


@pytest.mark.usefixtures("later")
def test_what_stands_as_it_stood_is_not_opened(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = Known()
    first = _read(root, known)
    opened = _opened(monkeypatch)
    (root / CARD).write_text("new!\n", encoding="utf-8")
    second = _read(root, known)
    assert opened == [f"{root}/{CARD}"]
    assert second.texts[CARD].content == "new!\n"
    assert second.texts["references.bib"] is first.texts["references.bib"]


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("way", ["in place", "renamed", "link", "gone"])
def test_each_way_to_change_a_file_is_seen(root: Path, way: str) -> None:
    """Of the same length, with its times set back: the time of the last change cannot be set."""
    known, card = Known(), root / CARD
    _read(root, known)
    about = card.stat()
    new = root / "new.txt"
    if way == "in place":
        card.write_text("new\n", encoding="utf-8")
    elif way == "renamed":
        new.write_text("new\n", encoding="utf-8")
        new.replace(card)
    elif way == "link":
        card.unlink()
        card.symlink_to(root / "references.bib")
    else:
        card.unlink()
    if way in {"in place", "renamed"}:
        os.utime(card, ns=(about.st_atime_ns, about.st_mtime_ns))
    files = _read(root, known)
    if way in {"in place", "renamed"}:
        assert files.texts[CARD].content == "new\n"
    else:
        assert CARD not in files.texts
    assert (CARD in files.failed) == (way == "link")


def test_a_file_that_was_changed_just_now_is_read_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its file system may not have ticked since: but what says the same is the very same text."""
    known = Known()
    first = _read(root, known)
    opened = _opened(monkeypatch)
    second = _read(root, known)
    assert f"{root}/{CARD}" in opened
    assert second.texts[CARD] is first.texts[CARD]


@pytest.mark.usefixtures("later")
def test_a_folder_that_became_a_link_is_not_followed(root: Path, tmp_path: Path) -> None:
    known = Known()
    _read(root, known)
    (root / "kb/cards").rename(tmp_path / "elsewhere")
    (root / "kb/cards").symlink_to(tmp_path / "elsewhere")
    assert CARD not in _read(root, known).texts


@pytest.mark.usefixtures("later")
def test_what_is_gone_is_let_go(root: Path) -> None:
    known = Known()
    _read(root, known)
    assert CARD in known
    (root / CARD).unlink()
    _read(root, known)
    assert CARD not in known


@pytest.mark.usefixtures("later")
def test_a_text_with_faults_keeps_its_findings(root: Path) -> None:
    (root / CARD).write_bytes(b"caf\xe9\n")
    known = Known()
    settings = Settings(bibliography=("references.bib",))
    (one, first), (other, second) = (read(root, settings, OneText(), known) for _ in "12")
    assert [it.rule for it in first if it.span.path == CARD] == ["bad-encoding"]
    assert (one, first) == (other, second)


def test_a_file_in_the_future_is_always_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("a\n", encoding="utf-8")
    ahead = time.time_ns() + HOUR * 1_000_000_000
    os.utime(path, ns=(ahead, ahead))
    file = as_found("a.md", path.stat())
    known = Known()
    known.decoded(file, b"a\n")
    assert "a.md" in known
    assert known.of(file) is None
    assert isinstance(file, Found)
