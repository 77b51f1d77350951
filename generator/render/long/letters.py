"""Put words into the order of an index, by the letters that they begin with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import TypeVar

SIGNS = "#"  # the letter of what begins with a figure or a sign

T = TypeVar("T")


def order(word: str) -> list[tuple[bool, int, str]]:
    """Return what *word* is sorted by: 2 before 10, and words without regard to accents and case."""
    parts = (it for it in re.split(r"([0-9]+)", _folded(word)) if it)
    return [
        (False, len(it.lstrip("0")), it.lstrip("0")) if it.isdecimal() else (True, 0, it)
        for it in parts
    ]


def by_letter(things: Iterable[T], word: Callable[[T], str]) -> dict[str, list[T]]:
    """Return *things* by the letter that the *word* of each begins with, each letter in their order."""
    grouped: dict[str, list[T]] = {}
    for it in things:
        first = _folded(word(it))[:1].upper()
        grouped.setdefault(first if first.isalpha() else SIGNS, []).append(it)
    return {letter: grouped[letter] for letter in sorted(grouped)}


def letter_name(letter: str) -> str:
    """Return what *letter* is called in addresses."""
    return letter.lower() if "A" <= letter <= "Z" else f"u{ord(letter):x}"


# Private functions


def _folded(word: str) -> str:
    """Return *word* without accents, case and the signs before its first letter or digit."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(it for it in plain if not unicodedata.combining(it))
    first = next((at for at, it in enumerate(bare) if it.isalnum()), 0)
    return bare[first:]
