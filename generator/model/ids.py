"""Make names fit for an address."""

from __future__ import annotations

import re
import unicodedata


def slug(words: str) -> str:
    """Return *words* in lower-case ASCII letters, digits and single hyphens, at most 64 long."""
    bare = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", bare.replace("'", "")).strip("-")[:64].rstrip("-")


def unique(name: str, taken: set[str], tried: dict[str, int] | None = None) -> str:
    """Return *name*, numbered from 2 on where it is in *taken*, and take it.

    *tried* remembers where to go on for each name, so that a thousand alike take no time.
    """
    numbers = {} if tried is None else tried
    result, number = name, numbers.get(name, 2)
    while result in taken:
        result, number = f"{name}-{number}", number + 1
    numbers[name] = number
    taken.add(result)
    return result
