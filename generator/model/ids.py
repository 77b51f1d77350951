"""Make names fit for an address."""

from __future__ import annotations

import re
import unicodedata


def slug(words: str) -> str:
    """Return *words* in lower-case ASCII letters, digits and single hyphens, at most 64 long."""
    bare = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", bare.replace("'", "")).strip("-")[:64].rstrip("-")


def unique(name: str, taken: set[str]) -> str:
    """Return *name*, numbered from 2 on where it is in *taken*, and take it."""
    result, number = name, 2
    while result in taken:
        result, number = f"{name}-{number}", number + 1
    taken.add(result)
    return result
