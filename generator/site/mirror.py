"""Make a folder hold exactly what is claimed, touching only what changed.

A claim says what a file's content hangs on (its key) and how to make it. What stands in a folder is
noted beside it (`generator.cache.notes`): a file that is as it was noted, under the key that is claimed,
is neither made nor read. What no build of ours put there is moved away, never removed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from generator.cache.memory import digest
from generator.cache.notes import UNKNOWN, Note, forget_others, note_all, set_aside, standing
from generator.cache.workers import ALONE, Workers
from generator.disk import as_found, own_folder, prune, write

FILES = 400  # for a worker to write: fewer are written sooner than one has begun


class OutsideError(ValueError):
    """A path does not stay in its folder: a bug, since names are checked long before."""


class Claim(NamedTuple):
    """A file: equal keys mean equal bytes. ``size`` in bytes, for a page about."""

    key: str
    make: Callable[[], bytes]
    size: int = 0


@dataclass(frozen=True, slots=True)
class Emitted:
    """What became of a folder's files, each by its path, sorted; where strays were moved to."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    aside: Path | None = None


def claim_of(content: bytes | str) -> Claim:
    """Return the claim of a file whose content is there; text is written as UTF-8."""
    made = content.encode("utf-8") if isinstance(content, str) else content
    return Claim(digest(made), lambda: made, len(made))


def emit(folder: Path, claims: Mapping[str, Claim], top: Path, workers: Workers = ALONE) -> Emitted:
    """Make *folder* an exact mirror of *claims*, by path.

    *top* is the folder of all builds, which *folder* is in. A file that has its key keeps its time;
    one of ours that nothing claims goes, and so does a folder left empty. Raises `OutsideError`
    before writing, and `ForeignError` for a link.
    """
    wanted = {inside(path): claims[path] for path in sorted(claims)}
    own_folder(folder, top)
    there = standing(folder, folder)
    aside = set_aside(top, folder, there.strays) if there.strays else None
    kept = {path: note for path, note in there.ours.items() if holds(note, wanted.get(path))}
    removed = tuple(sorted(there.ours.keys() - wanted.keys()))
    written = tuple(path for path in wanted if path not in kept)
    if written or removed or there.stale:
        note_all(folder, folder, intended(wanted, kept) | dict.fromkeys(removed, UNKNOWN))
        remove(folder, removed)
        make_folders(folder, written)
        tasks = [partial(make, f"{folder}/{path}", wanted[path]) for path in written]
        made = dict(zip(written, workers.each(tasks, least=FILES).results, strict=True))
        note_all(folder, folder, kept | made)
        forget_others(folder, [folder])
    return Emitted(written, removed, tuple(sorted(kept)), aside)


def holds(note: Note | None, claim: Claim | None) -> bool:
    """Tell whether a file that stands is what *claim* asks for."""
    return note is not None and claim is not None and note.key == claim.key


def intended(wanted: Iterable[str], kept: Mapping[str, Note]) -> dict[str, Note]:
    """Return the note of a folder while it is worked on: its names, and what is sure of it.

    A build that is killed leaves it behind, so all that it wrote is known as ours.
    """
    return {path: kept.get(path, UNKNOWN) for path in wanted}


def make(place: str, claim: Claim) -> Note:
    """Write the file of *claim* at *place*; return what to note of it."""
    content = claim.make()
    return Note(claim.key, *as_found("", write(place, content))[1:], digest(content))


def remove(folder: Path, paths: Collection[str]) -> None:
    """Remove *paths* of *folder*, and the folders left empty."""
    for path in paths:
        os.unlink(f"{folder}/{path}")  # noqa: PTH108  # because a site has thousands of files
    if paths:
        prune(folder)


def make_folders(folder: Path, paths: Iterable[str]) -> None:
    """Make the folders that files at *paths* of *folder* stand in."""
    top = os.fspath(folder)
    for below in sorted({path.rpartition("/")[0] for path in paths}):
        try:
            os.mkdir(f"{top}/{below}")  # noqa: PTH102  # because a site has thousands of folders
        except OSError:  # it is there already, or the folder above is not
            os.makedirs(f"{top}/{below}", exist_ok=True)  # noqa: PTH103  # the same


def inside(path: str) -> str:
    """Return *path* if it stays in its folder; raise `OutsideError` if not."""
    parts = path.split("/")
    if "\\" in path or "\0" in path or any(part in {"", ".", ".."} for part in parts):
        raise OutsideError(f"`{path}` is no path inside the site")
    return path
