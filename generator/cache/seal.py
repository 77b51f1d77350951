"""Know again what this user made on this machine: what came with a checkout is never trusted.

What is kept between builds lies in the project's own folder, and a pull request can bring files
there. So it is sealed with a secret that lies outside the project. Where no secret can be kept,
nothing is known again.
"""

from __future__ import annotations

import hmac
import os
import secrets
from pathlib import Path

LENGTH = 32  # bytes of a seal


def seal(*parts: bytes | memoryview) -> bytes:
    """Return the seal of *parts* one after the other, of `LENGTH` bytes.

    Nothing where no secret can be kept.
    """
    secret = _secret()
    if not secret:
        return b""
    made = hmac.new(secret, digestmod="sha256")
    for part in parts:
        made.update(part)
    return made.digest()


def sealed(content: bytes | memoryview, claimed: bytes | memoryview) -> bool:
    """Tell whether *claimed* is our seal of *content*."""
    made = seal(content)
    return bool(made) and hmac.compare_digest(made, claimed)


def own_name(key: str) -> str:
    """Return the name to keep something by that is known by *key*; nobody else can tell it."""
    made = seal(key.encode()) or secrets.token_bytes(LENGTH)
    return f"{key}-{made.hex()[:LENGTH]}"


def key_of(name: str) -> str:
    """Return the key that `own_name` made *name* of, "" if it is none of ours."""
    key, _, _ = name.rpartition("-")
    return key if key and hmac.compare_digest(own_name(key).encode(), name.encode()) else ""


def caches() -> Path:
    """Return the folder of what is kept for all playbooks of this user; it need not be there."""
    folder = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111  # no ~: no error
    return Path(folder) / "evidence-playbook"


# Private functions


def _secret() -> bytes:
    """Return this user's secret, made at the first use; nothing where none can be kept."""
    path = caches() / "seal"
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
        file.write(secrets.token_bytes(LENGTH))
    beside.replace(path)
