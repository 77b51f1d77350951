"""Note what builds of ours made in a folder, and know it again: nothing else there is ours.

A folder's note stands beside it, in ``.keys-NAME/``, under the folder's inode, which stays the same
through a rename. It is sealed. What a note without our seal says is believed of *names* alone: a file
of that name may be replaced or removed. Its content is believed only under a seal, and only while
the file stands as it was noted, or has the very bytes.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from generator.cache.memory import digest
from generator.cache.seal import seal, sealed
from generator.disk import (
    ForeignError,
    Found,
    found,
    kind_of,
    own_folder,
    prune,
    read_plain,
    replace,
)
from generator.words.phrases import phrase


class Note(NamedTuple):
    """What is noted of a file: the key it was made with, how it stood then, what it held."""

    key: str
    size: int
    time: int
    changed: int
    inode: int
    content: str  # its digest

    def told(self, file: Found) -> bool:
        """Tell whether *file* stands just as it was noted."""
        return self[1:5] == file[1:]


UNKNOWN = Note("", -2, 0, 0, 0, "")


@dataclass(frozen=True, slots=True)
class Standing:
    """The files of a folder: those of ours, and the paths of the others, which are not.

    A file of ours that is not what its note says has the note `UNKNOWN`. ``known`` is false where
    there was no note that could be read: then nothing is ours.
    """

    ours: Mapping[str, Note] = field(default_factory=dict)
    strays: tuple[str, ...] = ()
    known: bool = True
    stale: bool = False  # a note can say more exactly how its files stand


def standing(home: Path, folder: Path, twins: Mapping[str, Note] | None = None) -> Standing:
    """Return what stands in *folder*. Raises `ForeignError` for a link, a pipe and such.

    *home* is the folder beside which the notes are: *folder* itself, or what it shall become.
    *twins* are files known to be what they should, by path: a second name of one is as good.
    """
    place = _Folder(home, folder)
    own, others, names = place.notes()
    ours: dict[str, Note] = {}
    strays: list[str] = []
    stale = False
    for file in found(folder):
        if file.size < 0:
            raise place.special(file.path)
        twin = twins.get(file.path) if twins else None
        if twin is not None and twin.told(file) and file.path in names:
            ours[file.path] = twin
        elif file.path in names:
            said = own.get(file.path)
            note = said if said is not None and said.told(file) else None
            ours[file.path] = note or place.checked(file, (own, *others))
            stale = stale or note is None
        else:
            strays.append(file.path)
    return Standing(ours, tuple(sorted(strays)), bool(names) or not strays, stale)


def note_all(home: Path, folder: Path, notes: Mapping[str, Note]) -> Path:
    """Note *notes* of *folder*, by path, in one step; return where."""
    path = _Folder(home, folder).note_of()
    own_folder(path.parent, home.parent)
    body = json.dumps(notes).encode()
    replace(path, seal(body).hex().encode() + b"\n" + body)
    return path


def forget_others(home: Path, folders: Iterable[Path]) -> None:
    """Remove the notes beside *home* of all folders but *folders*."""
    needed = {_Folder(home, folder).note_of() for folder in folders}
    for path in _written(home):
        if path not in needed:
            path.unlink()


def distrust(home: Path) -> None:
    """Let the notes beside *home* say of names alone: what they name is made anew."""
    for path in _written(home):
        names = _read(path)[1]
        replace(path, b"\n" + json.dumps(dict.fromkeys(sorted(names), UNKNOWN)).encode())


def noted(home: Path) -> bool:
    """Tell whether a note beside *home* names anything."""
    return any(_read(path)[1] for path in _written(home))


def set_aside(top: Path, folder: Path, paths: Collection[str] = ()) -> Path:
    """Move *paths* of *folder*, or all of it, to a new folder below *top*; return that."""
    number = next(at for at in range(1, 10_000) if not kind_of(top / "aside" / str(at)))
    aside = top / "aside" / str(number)
    own_folder(aside, top)
    for path in paths:
        target = aside / folder.name / path
        target.parent.mkdir(parents=True, exist_ok=True)
        (folder / path).rename(target)
    if paths:
        prune(folder)
    else:
        folder.rename(aside / folder.name)
    return aside


# Private functions


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder of builds, and where the notes on it lie."""

    home: Path
    folder: Path

    def special(self, path: str) -> ForeignError:
        place = self.folder / path
        return ForeignError(
            phrase(
                "%(place)s is %(place2)s, which no build made: move it away",
                place=place,
                place2=kind_of(place),
            )
        )

    def checked(self, file: Found, notes: Iterable[Mapping[str, Note]]) -> Note:
        """Return what *file* is by the first of *notes* that it bears out, as it stands now.

        `UNKNOWN` where it bears out none: it is read once, and only if one tells of its size.
        """
        said = [it[file.path] for it in notes if file.path in it]
        alike = [note for note in said if note.size == file.size]
        content = digest(read_plain(self.folder / file.path)) if alike else ""
        return next(
            (Note(note.key, *file[1:], content) for note in alike if note.content == content),
            UNKNOWN,
        )

    def note_of(self) -> Path:
        inode = self.folder.lstat().st_ino if kind_of(self.folder) else 0
        return self.home.parent / f".keys-{self.home.name}" / f"{inode}.json"

    def notes(self) -> tuple[Mapping[str, Note], tuple[Mapping[str, Note], ...], frozenset[str]]:
        """Return what is noted of this very *folder*, what of others, and the names that any note has.

        A folder that was copied has another inode, or even that of another: then what all say of it
        is looked at.
        """
        own = self.note_of()
        read = {path: _read(path) for path in _written(self.home)}
        names = frozenset(name for _, named in read.values() for name in named)
        others = tuple(said for path, (said, _) in read.items() if path != own)
        return read[own][0] if own in read else {}, others, names


def _written(home: Path) -> tuple[Path, ...]:
    folder = home.parent / f".keys-{home.name}"
    if kind_of(folder) != "a folder":
        return ()
    paths = (Path(entry.path) for entry in os.scandir(folder))
    return tuple(sorted(it for it in paths if _NAME.fullmatch(it.name) and kind_of(it) == "a file"))


_NAME = re.compile(r"[0-9]+\.json")


def _read(path: Path) -> tuple[Mapping[str, Note], frozenset[str]]:
    """Return what the note at *path* says, and the names that it has."""
    line, _, body = read_plain(path).partition(b"\n")
    return _said(body, ours=sealed(body, _bytes(line)))


@lru_cache(maxsize=2)  # those of the site and its spare, which a build reads three times
def _said(body: bytes, *, ours: bool) -> tuple[Mapping[str, Note], frozenset[str]]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):  # no JSON, or no UTF-8
        return {}, frozenset()
    if not isinstance(said, dict):
        return {}, frozenset()
    return dict(_entries(said)) if ours else {}, frozenset(said)


def _bytes(line: bytes) -> bytes:
    try:
        return bytes.fromhex(line.decode("ascii"))
    except ValueError:
        return b""


def _entries(said: Mapping[str, list[object]]) -> Iterator[tuple[str, Note]]:
    for name, fields in said.items():
        yield name, Note._make(fields)  # sealed: we wrote it
