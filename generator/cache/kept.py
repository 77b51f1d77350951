"""Keep what a tool made between builds: one sealed file each, known again by its content.

A file that came with a checkout, that was cut or changed, or that stands for another key is not
used. Files that are none of ours are left alone.
"""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generator.cache.memory import digest
from generator.cache.seal import LENGTH, key_of, own_name, seal, sealed
from generator.disk import ForeignError, kind_of, own_folder, read_plain, write
from generator.words.phrases import phrase

NEW, MAKING = ".new-", ".making-"


class File(NamedTuple):
    """A file that is kept: its bytes, and their digest."""

    content: bytes
    digest: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept under a key: files by path."""

    key: str
    files: Mapping[str, File]


def kept(folder: Path, key: str) -> Kept | None:
    """Return what is kept below *folder* under *key*, None where there is nothing sound."""
    return _read(folder / own_name(key), key)


def any_kept(folder: Path, prefix: str = "") -> Kept | None:
    """Return what is kept below *folder* under any key that begins with *prefix*."""
    found = (_read(path, key) for path, key in own(folder) if key.startswith(prefix))
    return next((it for it in found if it is not None), None)


def keep(folder: Path, key: str, contents: Mapping[str, bytes], top: Path) -> Kept:
    """Keep *contents* below *folder* under *key*, whole or not at all; return what is kept.

    *top* is the folder of all builds, which *folder* is in. Where no secret can be kept, nothing is
    known again, so nothing is kept.
    """
    body = packed(key, contents)
    if body:
        own_folder(folder, top)
        name = own_name(key)
        write(f"{folder}/{NEW}{name}", body)
        (folder / f"{NEW}{name}").replace(folder / name)
    return Kept(key, _known(contents))


def packed(key: str, contents: Mapping[str, bytes]) -> bytes:
    """Return *contents* under *key* as one sealed file, nothing where no secret can be kept."""
    files = _known(contents)
    rows = [[name, len(file.content), file.digest] for name, file in files.items()]
    body = b"\n".join([json.dumps([key, rows]).encode(), b"".join(contents[it] for it in files)])
    made = seal(body)
    return made + body if made else b""


def forget(folder: Path, but: str = "", prefix: str = "") -> None:
    """Remove what we keep below *folder* under keys with *prefix*, but that under the key *but*.

    So goes what a build that was killed left half made; files that are none of ours stay.
    """
    for path, key in own(folder):
        if key.startswith(prefix) and (key != but or path.name.startswith((NEW, MAKING))):
            if kind_of(path) == "a folder":
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink()


@contextmanager
def workshop(folder: Path, top: Path) -> Iterator[Path]:
    """Give a new folder below *folder* for a tool to work in, under a name nobody else can tell."""
    own_folder(folder, top)
    work = folder.resolve() / f"{MAKING}{own_name(secrets.token_hex(8))}"
    work.mkdir()
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def own(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield what is ours in *folder*, each with its key."""
    if kind_of(folder) not in {"", "a folder"}:
        raise ForeignError(
            phrase(
                "%(folder)s is %(folder2)s, which no build made: move it away",
                folder=folder,
                folder2=kind_of(folder),
            )
        )
    for path in sorted(folder.iterdir()) if kind_of(folder) else ():
        key = key_of(path.name.removeprefix(NEW).removeprefix(MAKING))
        if key:
            yield path, key


# Private functions


def _known(contents: Mapping[str, bytes]) -> dict[str, File]:
    return {name: File(contents[name], digest(contents[name])) for name in sorted(contents)}


def _read(path: Path, key: str) -> Kept | None:
    try:
        content = read_plain(path)
    except OSError:
        return None
    body = content[LENGTH:]
    if not sealed(body, content[:LENGTH]):
        return None
    line, _, files = body.partition(b"\n")
    said, rows = json.loads(line)
    return Kept(key, dict(_files(rows, files))) if said == key else None


def _files(rows: list[tuple[str, int, str]], content: bytes) -> Iterator[tuple[str, File]]:
    at = 0
    for name, size, digested in rows:
        yield name, File(content[at : at + size], digested)
        at += size
