"""List a folder's files fast, and write there without following a link or touching what is shared.

A site has thousands of files, and every build looks at all of them.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from generator.words.phrases import phrase, reason

PLAIN = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)

FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}

KINDS = (
    (stat.S_ISLNK, phrase("a symbolic link")),
    (stat.S_ISDIR, phrase("a folder")),
    (stat.S_ISREG, phrase("a file")),
    (stat.S_ISFIFO, phrase("a pipe")),
    (stat.S_ISSOCK, phrase("a socket")),
    (stat.S_ISCHR, phrase("a device")),
    (stat.S_ISBLK, phrase("a device")),
)


class ForeignError(Exception):
    """Where a build works stands what no build of ours made; the message is a sentence."""


def machine_words(error: BaseException) -> str:
    """Return what is wrong as a sentence; of a fault of the machine, where and why."""
    if not isinstance(error, OSError) or not error.strerror:
        return reason(error) or type(error).__name__
    full = error.errno in FULL and error.filename2  # a copy: where to, not where from
    place = full or error.filename
    return f"{os.fsdecode(place)}: {error.strerror.lower()}" if place else error.strerror.lower()


@contextmanager
def naming(path: Path | str) -> Iterator[None]:
    """Let a fault of the machine meanwhile say that it was at *path*, where it names no place.

    Python names the file that cannot be opened, and none where a disk is full.
    """
    try:
        yield
    except OSError as error:
        error.filename = error.filename or os.fspath(path)
        raise


def put(path: Path, content: str | bytes) -> None:
    """Write *content*, text as UTF-8, to *path*, with the folders above: where a person may look.

    A link that stands there is followed. A fault of the machine names the path.
    """
    with naming(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(
            content.encode("utf-8", "replace") if isinstance(content, str) else content
        )


def machine_reason(error: OSError) -> str:
    """Return why the system refused, without the place."""
    return error.strerror.lower() if error.strerror else phrase("unknown reason")


class Found(NamedTuple):
    """A file below a folder: its path with ``/``, and how it stands.

    ``size`` is -1 if it is no plain file; ``time`` is that of its last change, ``changed`` that of
    the last change of anything about it, both in nanoseconds.
    """

    path: str
    size: int
    time: int
    changed: int
    inode: int


def found(folder: Path) -> Iterator[Found]:
    """Yield every file below *folder*, none if there is no such folder. Links are not followed."""
    pending = [("", os.fspath(folder))] if kind_of(folder) == "a folder" else []
    while pending:
        prefix, place = pending.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    pending.append((f"{prefix}{entry.name}/", entry.path))
                    continue
                about = entry.stat(follow_symlinks=False)
                yield as_found(prefix + entry.name, about)


def as_found(path: str, about: os.stat_result) -> Found:
    """Return the file at *path*, of which the system says *about*."""
    size = about.st_size if stat.S_ISREG(about.st_mode) else -1
    return Found(path, size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino)


def kind_of(path: Path | str) -> str:
    """Return what stands at *path*, in words; "" for nothing. A link is not followed."""
    try:
        mode = os.lstat(path).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return ""
    return kind_words(mode)


def kind_words(mode: int) -> str:
    """Return what has the *mode*, in words."""
    return next((words for test, words in KINDS if test(mode)), phrase("a special file"))


def own_folder(folder: Path, top: Path) -> None:
    """See to it that *folder*, and each folder from *top* down to it, is there and is no link.

    Raises `ForeignError` where something else stands in the way.
    """
    parts = folder.relative_to(top).parts
    for step in (top.joinpath(*parts[:depth]) for depth in range(len(parts) + 1)):
        kind = kind_of(step)
        if not kind:
            step.mkdir(parents=step == top)
        elif kind != "a folder":
            raise ForeignError(
                phrase(
                    "%(step)s is %(kind)s, where a build needs a folder of its own: move it away",
                    step=step,
                    kind=kind,
                )
            )


def write(path: str, *parts: bytes | memoryview) -> os.stat_result:
    """Write *parts*, one after the other, as a new file at *path*; return what the system knows of it.

    What stood there loses this name: a link is not followed, and a file that has another name too
    keeps its content under that.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | PLAIN
    try:
        file = os.open(path, flags, 0o666)
    except FileExistsError:
        os.unlink(path)  # noqa: PTH108  # because a site has thousands of files
        file = os.open(path, flags, 0o666)
    try:
        for block in _blocks(parts):
            left = memoryview(block)
            while left:
                left = left[os.write(file, left) :]
        return os.fstat(file)
    except OSError as error:  # no `naming`: a site has thousands of files
        error.filename = path
        raise
    finally:
        os.close(file)


def replace(path: Path, *parts: bytes | memoryview) -> None:
    """Let *path* hold *parts* in one step: the old or the new content stands there at any time."""
    beside = path.with_name(f".{path.name}.new")
    write(os.fspath(beside), *parts)
    beside.replace(path)


def read_plain(path: Path | str) -> bytes:
    """Return the content of the plain file at *path*; raise `OSError` for a link or another kind."""
    file = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | PLAIN)
    if not stat.S_ISREG(os.fstat(file).st_mode):  # before Python looks: it names a folder by number
        os.close(file)
        raise OSError(phrase("%(path)s is no plain file", path=path))
    with os.fdopen(file, "rb") as opened:
        return opened.read()


def prune(folder: Path) -> None:
    """Remove the folders below *folder* that hold nothing."""
    for place, _, _ in os.walk(folder, topdown=False):
        with os.scandir(place) as entries:
            empty = next(entries, None) is None
        if empty and place != os.fspath(folder):
            os.rmdir(place)  # noqa: PTH106  # because a site has thousands of folders


# Private functions

BLOCK = 1 << 20  # bytes that are written at once, of what is many parts


def _blocks(parts: Sequence[bytes | memoryview]) -> Iterator[bytes | memoryview]:
    """Yield *parts* one after the other, small ones together: each block is a call of the system."""
    if len(parts) == 1:
        yield parts[0]
        return
    block, size = list[bytes | memoryview](), 0
    for part in parts:
        block.append(part)
        size += len(part)
        if size >= BLOCK:
            yield b"".join(block)
            block, size = [], 0
    yield b"".join(block)
