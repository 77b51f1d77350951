"""Replace a folder in whole: the old one or the new one stands there at any moment.

What is new is staged beside the site, in its spare. On Linux and macOS the two folders trade places
in one system call. Elsewhere renames do it, and `sweep` mends what a kill between them leaves.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.cache.notes import set_aside
from generator.disk import PLAIN, ForeignError, kind_of, naming, own_folder, read_plain
from generator.words.phrases import phrase

# Constants of the two systems, from the headers fcntl.h and linux/fs.h or sys/stdio.h
AT_FDCWD_LINUX, RENAME_EXCHANGE = -100, 2
AT_FDCWD_MAC, RENAME_SWAP = -2, 2


class BusyError(Exception):
    """Another build holds the lock; the message says which."""


@contextmanager
def locked(path: Path, tell: Callable[[str], None], *, wait: bool = True) -> Iterator[None]:
    """Hold the lock at *path*; if another build has it, *tell* whose it is and wait for it.

    The system lets go of the lock when its holder ends, however it ends. Raises `BusyError` if
    the lock is held and *wait* is false, `ForeignError` if something else stands there.
    """
    if kind_of(path) not in {"", "a file"}:
        raise ForeignError(
            phrase(
                "%(path)s is %(path2)s, where a build keeps its lock: move it away",
                path=path,
                path2=kind_of(path),
            )
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NONBLOCK", 0) | PLAIN
    with os.fdopen(os.open(path, flags, 0o666), "r+", encoding="utf-8", errors="replace") as file:
        if not _take(file.fileno(), block=False):
            holder = _holder(path)
            if not wait:
                raise BusyError(phrase("another build is running (%(holder)s)", holder=holder))
            tell(phrase("waiting for another build (%(holder)s)", holder=holder))
            _take(file.fileno(), block=True)
        with naming(path):
            file.truncate(0)
            file.write(f"process {os.getpid()}\n")
            file.flush()
        yield


def spare_of(site: Path) -> Path:
    """Return the folder beside *site*, on the same file system, where the next site is staged."""
    return site.with_name(f".spare-{site.name}")


def put(spare: Path, site: Path) -> None:
    """Put *spare* where *site* is; what was there is the spare then."""
    if not kind_of(site):
        spare.rename(site)
    elif not exchange(spare, site):
        old = _old(site)
        site.rename(old)
        spare.rename(site)
        old.rename(spare)


def sweep(site: Path, top: Path) -> None:
    """Mend what a killed build left between renames. Call it with the lock held."""
    old = _old(site)
    if not kind_of(old):
        return
    own_folder(old, top)
    if not kind_of(site):
        old.rename(site)
    elif not kind_of(spare_of(site)):
        old.rename(spare_of(site))
    else:
        set_aside(top, old)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders trade places in one step; return False where the system cannot."""
    call = _exchange_call()
    if call is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    code = ctypes.get_errno()
    if code in {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}:
        return False
    raise OSError(code, os.strerror(code), str(other))


# Private functions


def _old(site: Path) -> Path:
    return site.with_name(f".old-{site.name}")


def _take(file: int, *, block: bool) -> bool:
    try:
        import fcntl  # noqa: PLC0415  # because Windows has no such module
    except ImportError:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if block else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True


def _holder(path: Path) -> str:
    words = read_plain(path)[:LINE].decode("utf-8", errors="replace").strip()
    return words or "unknown"


LINE = 80


def _exchange_call() -> Callable[[bytes, bytes], int] | None:
    name, folder, flag = (
        ("renameatx_np", AT_FDCWD_MAC, RENAME_SWAP)
        if sys.platform == "darwin"
        else ("renameat2", AT_FDCWD_LINUX, RENAME_EXCHANGE)
    )
    if os.name != "posix":
        return None
    function = getattr(ctypes.CDLL(None, use_errno=True), name, None)
    if function is None:
        return None
    return lambda one, other: int(function(folder, one, folder, other, flag))
