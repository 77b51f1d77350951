"""Keep a memory between runs: read it back, and write it down.

What is read back is unpickled, and a pickle can run anything. So the file is sealed with a secret
of this user and machine, outside the project: a memory that came with a checkout, a pull request or
an archive is not ours and counts as none.
"""

from __future__ import annotations

import hmac
import os
import pickle
import secrets
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from generator.files import found
from generator.memory import Memory, Packed, digest

# What the values of a memory are made by, besides the generator itself.
MAKERS = ("bibtexparser", "jinja2", "markupsafe", "nh3", "pydantic", "pyromark", "pyyaml")

SEAL = 32  # bytes


def read_memory(path: Path) -> Memory:
    """Return the memory kept at *path*; an empty one if there is none that this code has made."""
    try:
        content = path.read_bytes()
    except OSError:
        return Memory()
    secret = _secret()
    seal, kept = content[:SEAL], content[SEAL:]
    if not secret or not hmac.compare_digest(seal, _seal(secret, kept)):
        return Memory()
    stamp, packed = pickle.loads(kept)  # noqa: S301  # sealed by us
    return Memory(packed) if stamp == _stamp() else Memory()


def keep_memory(memory: Memory, path: Path) -> None:
    """Write *memory* down at *path*, in one step, without what the last run did not ask for.

    A machine without a place for the secret remembers nothing.
    """
    memory.forget_unasked()
    secret = _secret()
    if not secret or not memory.changed():
        return
    packed: dict[str, Packed] = dict(memory.packing())
    kept = pickle.dumps((_stamp(), packed), pickle.HIGHEST_PROTOCOL)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    beside.write_bytes(_seal(secret, kept) + kept)
    beside.replace(path)


# Private functions


def _seal(secret: bytes, content: bytes) -> bytes:
    return hmac.digest(secret, content, "sha256")


def _secret() -> bytes:
    """Return this user's secret, made at the first use; nothing where none can be kept."""
    caches = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111  # no ~: no error
    path = Path(caches) / "evidence-playbook" / "seal"
    try:
        if not path.exists():
            _make(path)
        return path.read_bytes()
    except OSError:
        return b""


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"seal.{os.getpid()}")
    with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:  # noqa: PTH123  # readable for nobody else at no time
        file.write(secrets.token_bytes(SEAL))
    beside.replace(path)


@cache
def _stamp() -> str:
    """Return what changes whenever other code would make the values."""
    package = Path(__file__).parent
    return digest(sys.version, *(f"{it} {version(it)}" for it in MAKERS), *_code(package))


def _code(package: Path) -> Iterator[str]:
    for file in sorted(found(package), key=lambda it: it.path):
        if file.path.endswith((".py", ".csl", ".xml")):
            yield f"{file.path} {file.size} {file.time}"
