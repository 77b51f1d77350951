# ruff: noqa: RUF001  # because: typographic dashes divide ranges of pages
"""Find ranges of numbers that end before they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A letter before the numbers may be a part of both, as in `S33-S26`; dates and ISBNs have more parts.
_RANGE = re.compile(
    r"(?<![\w.:-])(?P<letter>[A-Za-z]?)(?P<start>\d{1,9})\s*(?:-{1,3}|–|—)\s*"
    r"(?P<second>[A-Za-z]?)(?P<end>\d{1,9})(?![\w:-]|\.\d)"
)
# Small or capital Roman numerals; what only looks like one is sorted out later.
_ROMAN_RANGE = re.compile(
    r"(?<![\w.:-])(?P<start>[ivxlcdm]{1,15}|[IVXLCDM]{1,15})\s*(?:-{1,3}|–|—)\s*"
    r"(?P<end>[ivxlcdm]{1,15}|[IVXLCDM]{1,15})(?![\w:-]|\.\d)"
)
_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_ROMAN_LETTERS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def backward(words: str) -> str:
    """Return the first range in *words* that ends before it begins, "" where there is none.

    A shortened end is filled up: `128-9` ends at 129, `1498-503` at 1503.
    Roman numerals count too; two single letters, as in `C-L`, may as well be letters.
    """
    return next(_Words(words).arabic(), "") or next(_Words(words).roman(), "")


# Private functions


@dataclass(frozen=True, slots=True)
class _Words:
    """Words that may have ranges."""

    words: str

    def arabic(self) -> Iterator[str]:
        for match in _RANGE.finditer(self.words):
            start, end = match["start"], match["end"]
            if match["letter"].lower() != (match["second"] or match["letter"]).lower():
                continue
            if len(end) < len(start):
                end = start[: len(start) - len(end)] + end
            if int(end) < int(start):
                yield match[0]

    def roman(self) -> Iterator[str]:
        for match in _ROMAN_RANGE.finditer(self.words):
            start, end = match["start"], match["end"]
            if start.islower() != end.islower() or not all(map(_ROMAN.fullmatch, (start, end))):
                continue
            letters = len(start) == len(end) == 1
            if _value(start) > _value(end) and not (letters and start < end):
                yield match[0]


def _value(numeral: str) -> int:
    """Return the value of a Roman *numeral*: a letter before a larger one is taken off."""
    values = [_ROMAN_LETTERS[letter] for letter in numeral.lower()]
    pairs = zip(values, (*values[1:], 0), strict=True)
    return sum(-value if value < following else value for value, following in pairs)
