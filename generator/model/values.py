"""Read numbers and dates, and the bands of them that answers stand for.

Dates are counted in days, so that one band serves both: what lies between two edges, each of
which is in it or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from generator.words.phrases import phrase


class Shape(StrEnum):
    """What an answer to a question is."""

    CHOICE = "choice"
    NUMBER = "number"
    DATE = "date"
    SEVERAL = "several"


MEASURED = frozenset({Shape.NUMBER, Shape.DATE})

# A comparison such as ``>=500``, an interval such as ``[1..5)``, or two ends such as ``50..500``.
_COMPARED = re.compile(r"(?P<sign><=|>=|<|>|=)(?P<value>\S+)\Z")
_INTERVAL = re.compile(
    r"(?P<left>[\[(\]]?)(?P<low>[^\s\[\]()]*?)\.\.(?P<high>[^\s\[\]()]*)(?P<right>[\])\[]?)\Z"
)
_THOUSANDS = re.compile(r"(?<=\d)[,\u202f\u00a0' ](?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Band:
    """The values between two edges; an edge that is None is not there.

    ``low_in`` and ``high_in`` say whether the edge itself is in the band; ``source`` is how the
    author wrote it.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    low_in: bool = True
    high_in: bool = False
    source: str = ""

    @property
    def empty(self) -> bool:
        """Return whether nothing lies between its edges."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (
            self.low == self.high and not (self.low_in and self.high_in)
        )

    def holds(self, value: Decimal) -> bool:
        """Return whether *value* is in it."""
        above = self.low is None or value > self.low or (self.low_in and value == self.low)
        below = self.high is None or value < self.high or (self.high_in and value == self.high)
        return above and below

    def meets(self, other: Band) -> bool:
        """Return whether the two have a value in common."""
        return not _between(self, other).empty


def value_of(shape: Shape, words: str) -> Decimal | None:
    """Return the number, or the day's number, that *words* say; None where they say none."""
    words = words.strip()
    if shape is Shape.DATE:
        try:
            return Decimal(date.fromisoformat(words).toordinal()) if "-" in words else None
        except ValueError:
            return None
    try:
        found = Decimal(_THOUSANDS.sub("", words))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def band_of(shape: Shape, words: str) -> Band | None:
    """Return the band that *words* say, such as ``<50``, ``50..500``, ``(1..5]`` or ``=3``."""
    compared = _COMPARED.match(words)
    scale = _Scale(shape)
    if compared:
        return scale.compared(compared["sign"], compared["value"], words)
    interval = _INTERVAL.match(words)
    return scale.interval(interval, words) if interval else None


def looks_like_band(word: str) -> bool:
    """Return whether *word*, in the braces of an answer, is meant as a band."""
    return word[:1] in set("<>=[(") or ".." in word


def starts(band: Band | None) -> tuple[Decimal, bool]:
    """Return a key by which bands are in the order in which they start."""
    if band is None or band.low is None:
        return Decimal("-Infinity"), False
    return band.low, not band.low_in


def gaps_of(bands: Sequence[Band], within: Band | None) -> Iterator[Band]:
    """Yield what lies between *bands*, or *within* a range, and in none of them.

    Without a range nothing is missed below the first band and above the last.
    """
    ordered = sorted(bands, key=starts)
    at = within.low if within else ordered[0].low if ordered else None
    at_in = within.low_in if within else ordered[0].low_in if ordered else True
    for band in ordered:
        if band.low is not None and at is not None:
            gap = Band(at, band.low, at_in, not band.low_in)
            if not gap.empty and not (within and not gap.meets(within)):
                yield gap
        if band.high is None:
            return
        if at is None or (band.high, band.high_in) > (at, not at_in):
            at, at_in = band.high, not band.high_in
    if within and at is not None:
        rest = Band(at, within.high, at_in, within.high_in)
        if not rest.empty:
            yield rest


def words_of(shape: Shape, band: Band) -> str:
    """Return the values in *band* in words."""
    low, high = (_Scale(shape).written(edge) for edge in (band.low, band.high))
    if band.low == band.high and low:
        return low
    upper = (
        phrase("up to %(high)s", high=high)
        if band.high_in
        else phrase("to below %(high)s", high=high)
    )
    if not high:
        return (
            phrase("%(low)s and more", low=low)
            if band.low_in
            else phrase("more than %(low)s", low=low)
        )
    if not low:
        return (
            phrase("%(high)s and less", high=high)
            if band.high_in
            else phrase("less than %(high)s", high=high)
        )
    return (
        phrase("from %(low)s %(upper)s", low=low, upper=upper)
        if band.low_in
        else phrase("above %(low)s %(upper)s", low=low, upper=upper)
    )


# Private functions


@dataclass(frozen=True, slots=True)
class _Scale:
    """The values of one shape, as they are written."""

    shape: Shape

    def written(self, edge: Decimal | None) -> str:
        if edge is None:
            return ""
        return date.fromordinal(int(edge)).isoformat() if self.shape is Shape.DATE else f"{edge:f}"

    def compared(self, sign: str, words: str, source: str) -> Band | None:
        value = value_of(self.shape, words)
        if value is None:
            return None
        if sign == "=":
            return Band(value, value, True, True, source)
        if sign in {"<", "<="}:
            return Band(None, value, True, sign == "<=", source)
        return Band(value, None, sign == ">=", False, source)

    def interval(self, found: re.Match[str], source: str) -> Band | None:
        ends = [
            value_of(self.shape, words) if words else None
            for words in (found["low"], found["high"])
        ]
        written = (found["low"], found["high"])
        lost = any(words and end is None for words, end in zip(written, ends, strict=True))
        if lost or not any(written):
            return None
        low_in = found["left"] in {"", "["}
        return Band(ends[0], ends[1], low_in, found["right"] == "]", source)


def _between(one: Band, other: Band) -> Band:
    low, low_in = _tighter(one.low, one.low_in, other.low, other.low_in, lower=True)
    high, high_in = _tighter(one.high, one.high_in, other.high, other.high_in, lower=False)
    return Band(low, high, low_in, high_in)


def _tighter(
    one: Decimal | None, one_in: bool, other: Decimal | None, other_in: bool, *, lower: bool
) -> tuple[Decimal | None, bool]:
    if one is None or other is None:
        return (other, other_in) if one is None else (one, one_in)
    if one == other:
        return one, one_in and other_in
    return (one, one_in) if (one > other) == lower else (other, other_in)
