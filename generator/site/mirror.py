"""Make a folder hold exactly what is claimed, touching only what changed.

A claim says what a file's content hangs on (its key) and how to make it. The keys of what stands in
a folder are noted beside the folder, with the sizes and times of its files: a file that is as it
was noted, under the key that is claimed, is neither made nor read.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeAlias

from generator.cache.memory import digest
from generator.disk import found, prune, write

# Of each file of a folder: the key it was made with, its size, and its time in nanoseconds.
Standing: TypeAlias = Mapping[str, tuple[str, int, int]]


class OutsideError(ValueError):
    """A path does not stay in its folder: a bug, since names are checked long before."""


class Claim(NamedTuple):
    """A file: equal keys mean equal bytes. ``size`` in bytes, for a page about."""

    key: str
    make: Callable[[], bytes]
    size: int = 0


@dataclass(frozen=True, slots=True)
class Emitted:
    """What became of a folder's files, each by its path, sorted."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()


def claim_of(content: bytes | str) -> Claim:
    """Return the claim of a file whose content is there; text is written as UTF-8."""
    made = content.encode("utf-8") if isinstance(content, str) else content
    return Claim(digest(made), lambda: made, len(made))


def emit(folder: Path, claims: Mapping[str, Claim]) -> Emitted:
    """Make *folder* an exact mirror of *claims*, by path.

    A file with the bytes it should have keeps its time; one that nothing claims goes, and so does a
    folder left empty. Each file is replaced in one step. Raises `OutsideError` before writing.
    """
    wanted = {inside(path): claims[path] for path in sorted(claims)}
    present = standing(folder, folder)
    removed = tuple(sorted(present.keys() - wanted.keys()))
    for path in removed:
        (folder / path).unlink()
    if removed:
        prune(folder)
    stale = [path for path, claim in wanted.items() if not holds(present.get(path), claim)]
    written = tuple(
        it for it in stale if _write(f"{folder}/{it}", wanted[it].make(), present.get(it))
    )
    if stale or removed:
        _note_all(folder, wanted)
    return Emitted(written, removed, tuple(sorted(wanted.keys() - set(written))))


def holds(there: tuple[str, int, int] | None, claim: Claim) -> bool:
    """Tell whether a file that stands is what *claim* asks for."""
    return there is not None and there[0] == claim.key


def standing(home: Path, folder: Path) -> Standing:
    """Return the files of *folder*; the key is "" for one that no build is known to have made.

    *home* is the folder beside which the keys are noted: *folder* itself, or what it shall become.
    """
    known = _keys(home, folder)
    there = {}
    for path, size, time in found(folder):
        key, *made = known.get(path, ("", 0, 0))
        there[path] = (str(key) if made == [size, time] else "", size, time)
    return there


def note_of(home: Path, folder: Path) -> Path:
    """Return where the keys of *folder* are noted. An inode stays the same through a rename."""
    inode = folder.stat().st_ino if folder.is_dir() else 0
    return home.parent / f".keys-{home.name}" / f"{inode}.json"


def forget_notes(notes: Path, needed: set[Path]) -> None:
    """Remove the notes of folders that are gone: all in *notes* but the *needed*."""
    for other in sorted(set(notes.iterdir()) - needed):
        other.unlink()


def inside(path: str) -> str:
    """Return *path* if it stays in its folder; raise `OutsideError` if not."""
    parts = path.split("/")
    if "\\" in path or "\0" in path or any(part in {"", ".", ".."} for part in parts):
        raise OutsideError(f"`{path}` is no path inside the site")
    return path


# Private functions


def _keys(home: Path, folder: Path) -> Mapping[str, tuple[str, int, int]]:
    """Return what is noted of this very *folder*, nothing if another stood there."""
    try:
        noted = json.loads(note_of(home, folder).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return dict(noted)


def _note_all(folder: Path, wanted: Mapping[str, Claim]) -> None:
    keys = {it.path: (wanted[it.path].key, it.size, it.time) for it in found(folder)}
    note = note_of(folder, folder)
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_text(json.dumps(keys), encoding="utf-8")
    forget_notes(note.parent, {note})


def _write(path: str, content: bytes, there: tuple[str, int, int] | None) -> bool:
    """Give *path* its content; return False, untouched, if what is *there* has it."""
    if there is not None and there[1] == len(content) and _read(path) == content:
        return False
    beside = f"{path}.{os.getpid()}.new"
    os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120  # a site has thousands
    write(beside, content)
    os.replace(beside, path)  # noqa: PTH105  # the same
    return True


def _read(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123  # because this runs for every file of a site
        return file.read()
