"""Keep a memory between runs: read it back, and write it down.

What is read back is unpickled, and a pickle can run anything. So the file is sealed: a memory that
came with a checkout, a pull request or an archive is not ours and counts as none.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from generator.cache.memory import Memory, Packed, digest
from generator.cache.packing import pack, unpack
from generator.cache.seal import LENGTH, seal, sealed
from generator.disk import found, read_plain, replace

# Other things of ours are sealed too: none of them is a memory. What made it stands behind this: what
# other code has packed, this code may not be able to unpack.
BEGINS = b"memory made by "
SIZE = 8  # bytes that say how long the list of all values is

PACKAGE = Path(__file__).parents[1]  # the generator, which makes the values of a memory
NAME = "evidence-playbook"
# What they are made by besides: all that we ask for, and what that brings along to make them.
BROUGHT = ("markupsafe", "pydantic-core")


def read_memory(path: Path) -> Memory:
    """Return the memory kept at *path*; an empty one if there is none that this code has made."""
    try:
        content = memoryview(read_plain(path))  # a playbook may have many: its parts are no copies
    except OSError:
        return Memory()
    kept, head = content[LENGTH:], len(begins())
    if not sealed(kept, content[:LENGTH]) or kept[:head] != begins():
        return Memory()
    return Memory(dict(_packed(kept[head:])))


def keep_memory(memory: Memory, path: Path) -> None:
    """Write *memory* down at *path*, in one step, without what the last run did not ask for.

    A machine without a place for the secret remembers nothing.
    """
    memory.forget_unasked()
    if not memory.changed():
        return
    packed = tuple(memory.packing())
    rows = pack([(name, it.key, it.size, len(it.content)) for name, it in packed])
    size = len(rows).to_bytes(SIZE, "big")
    parts = (begins(), size, rows, *(it.content for _, it in packed))
    made = seal(*parts)
    if made:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, made, *parts)


def begins() -> bytes:
    """Return what a memory begins with that this code has made."""
    return BEGINS + stamp().encode() + b"\n"


@cache
def stamp() -> str:
    """Return what changes whenever other code would make the values."""
    asked = {it[0] for it in map(_REQUIRED.match, requires(NAME) or ()) if it}
    versions = (f"{it} {_version(it)}" for it in sorted({*asked, *BROUGHT}))
    return digest(sys.version, *versions, *_code(PACKAGE))


# Private functions


def _packed(kept: memoryview) -> Iterator[tuple[str, Packed]]:
    """Yield what a memory holds, by name: first its rows, then the value of each."""
    at = SIZE + int.from_bytes(kept[:SIZE], "big")
    for name, key, size, length in unpack(kept[SIZE:at]):
        yield name, Packed(key, kept[at : at + length], size)
        at += length


_REQUIRED = re.compile(r"[\w.-]+")


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:  # of an extra that is not installed
        return "missing"


def _code(package: Path) -> Iterator[str]:
    for file in sorted(found(package), key=lambda it: it.path):
        if file.path.endswith((".py", ".csl", ".xml")):
            yield f"{file.path} {file.size} {file.time}"
