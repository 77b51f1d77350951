"""Break words into lines that fit a width, reckoned without a font."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

# Widths in thousandths of the font's size, those of a wide sans-serif, so that text of the usual
# ones never runs over.
NARROW = dict.fromkeys("ijl.,:;'|!()[]{} ft`", 330)
WIDE = dict.fromkeys("mwMW@%&", 940)
CAPITALS = 720
OTHERS = 600
FULL = 1_020  # scripts whose letters are squares


def width_of(words: str, size: float) -> float:
    """Return how wide *words* are at most in a font of *size*."""
    return sum(map(_width, words)) * size / 1000


def lines_of(words: str, width: float, size: float, most: int) -> tuple[str, ...]:
    """Return *words* broken into at most *most* lines; what is left out shows as ``…``."""
    lines = list(_Letters(width, size).filled(words.split()))
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    while last and width_of(f"{last}…", size) > width:
        last = last[:-1].rstrip()
    return (*lines[: most - 1], f"{last}…")


# Private functions


def _width(letter: str) -> int:
    if letter in NARROW:
        return NARROW[letter]
    if letter in WIDE:
        return WIDE[letter]
    if letter >= "\u1100":
        return FULL
    return CAPITALS if letter.isupper() else OTHERS


@dataclass(frozen=True, slots=True)
class _Letters:
    """Letters of a size."""

    width: float
    size: float

    def filled(self, words: list[str]) -> Iterator[str]:
        held, taken = "", 0.0
        for word in (piece for it in words for piece in self._pieces(it)):
            more = width_of(f" {word}", self.size)
            if held and taken + more > self.width:
                yield held
                held = ""
            held, taken = (
                (f"{held} {word}", taken + more) if held else (word, width_of(word, self.size))
            )
        if held:
            yield held

    def _pieces(self, word: str) -> Iterator[str]:
        """Yield *word*, cut where it alone is too wide."""
        if width_of(word, self.size) <= self.width:
            yield word
            return
        held = ""
        for letter in word:
            if held and width_of(held + letter, self.size) > self.width:
                yield held
                held = ""
            held += letter
        yield held
