"""Keep what a tool made for all playbooks of this user: the next one does not ask the tool again.

It lies beside the secret that it is sealed with, outside of any project. Whatever is wrong there
costs time and nothing else: what cannot be read is made anew, what cannot be written is left.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from generator.cache.file import stamp
from generator.cache.kept import NEW, Kept, forget, kept, own, packed
from generator.cache.seal import caches, own_name
from generator.disk import write

MOST = 12  # of a kind; those that nobody has asked for the longest go first


def shared(kind: str, key: str) -> Kept | None:
    """Return what this code made of *kind* under *key* for any playbook, None for nothing sound."""
    folder, key = _place(kind, key)
    found = kept(folder, key)
    if found is not None:
        with suppress(OSError):  # another process may just have let it go
            os.utime(folder / own_name(key))
    return found


def share(kind: str, key: str, contents: Mapping[str, bytes]) -> None:
    """Keep *contents* of *kind* under *key* for all playbooks of this user, if that can be done."""
    folder, key = _place(kind, key)
    body = packed(key, contents)
    if not body:
        return
    beside = folder / f"{NEW}{own_name(secrets.token_hex(8))}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write(str(beside), body)
        beside.replace(folder / own_name(key))
        _leave_most(folder)
    except OSError:
        with suppress(OSError):
            beside.unlink()


def forget_shared() -> None:
    """Let all that is kept for all playbooks of this user be made anew."""
    for folder in filter(Path.is_dir, caches().glob("*")):
        forget(folder)


# Private functions


def _place(kind: str, key: str) -> tuple[Path, str]:
    return caches() / kind, f"{stamp()}{key}"


def _leave_most(folder: Path) -> None:
    ages = sorted(((path.stat().st_mtime_ns, path) for path, _ in own(folder)), reverse=True)
    for _, path in ages[MOST:]:
        path.unlink(missing_ok=True)
