"""List a folder's files fast: a site has thousands, and every build looks at all of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Found(NamedTuple):
    """A file below a folder: its path with ``/``, size (-1 if it is no plain file) and time."""

    path: str
    size: int
    time: int  # of its last change, in nanoseconds


def found(folder: Path) -> Iterator[Found]:
    """Yield every file below *folder*, none if there is no such folder. Links are not followed."""
    pending = [("", os.fspath(folder))] if folder.is_dir() else []
    while pending:
        prefix, place = pending.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    pending.append((f"{prefix}{entry.name}/", entry.path))
                    continue
                about = entry.stat(follow_symlinks=False)
                plain = entry.is_file(follow_symlinks=False)
                yield Found(prefix + entry.name, about.st_size if plain else -1, about.st_mtime_ns)


def write(path: str, content: bytes) -> os.stat_result:
    """Write *content* to *path*; return what the system knows of the file then."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(file, left) :]
        return os.fstat(file)
    finally:
        os.close(file)


def prune(folder: Path) -> None:
    """Remove the folders below *folder* that hold nothing."""
    for place, _, _ in os.walk(folder, topdown=False):
        with os.scandir(place) as entries:
            empty = next(entries, None) is None
        if empty and place != os.fspath(folder):
            os.rmdir(place)  # noqa: PTH106  # because a site has thousands of folders
