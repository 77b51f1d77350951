"""What builds noted of a folder is known again, of that folder alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cache.memory import digest
from generator.cache.notes import UNKNOWN, Note, note_all, noted, standing
from generator.disk import found


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return the folder that others shall become."""
    return tmp_path / "site"


def _folder(path: Path, **files: str) -> Path:
    path.mkdir()
    for name, content in files.items():
        (path / name).write_text(content, encoding="utf-8")
    return path


def _notes(folder: Path, key: str) -> dict[str, Note]:
    return {
        file.path: Note(key, *file[1:], digest((folder / file.path).read_bytes()))
        for file in found(folder)
    }


def test_what_was_noted_is_ours(home: Path) -> None:
    folder = _folder(home, page="words")
    note_all(home, folder, _notes(folder, "key"))
    (folder / "thesis").write_text("mine", encoding="utf-8")
    now = standing(home, folder)
    assert {path: note.key for path, note in now.ours.items()} == {"page": "key"}
    assert (now.strays, now.known, noted(home)) == (("thesis",), True, True)


def test_notes_of_another_folder_are_believed_of_the_same_bytes_alone(home: Path) -> None:
    """What a note of another folder says is of another file: only bytes tell that this is as good."""
    site = _folder(home, page="words", other="more")
    spare = _folder(home.with_name("spare"), page="words", other="less")
    note_all(home, site, _notes(site, "of the site"))
    note_all(home, spare, {})
    now = standing(home, spare).ours
    assert (now["page"].key, now["other"]) == ("of the site", UNKNOWN)
    assert standing(home, site).ours["page"].key == "of the site"


def test_a_copied_folder_is_known_by_its_content(home: Path) -> None:
    """It has no note of its own, so all are looked at; what holds other bytes is not believed."""
    site = _folder(home, page="words", other="more")
    note_all(home, site, _notes(site, "key"))
    copy = _folder(home.with_name("copy"), page="words", other="less")
    now = standing(home, copy).ours
    assert (now["page"].key, now["other"]) == ("key", UNKNOWN)
