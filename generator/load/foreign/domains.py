"""Find the answers that the tests of a column tell apart, and give each an id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from generator.load.foreign.feel import kind_of
from generator.load.foreign.nouns import Input, Test, Value
from generator.model.ids import slug
from generator.model.values import Band, Shape, words_of

OTHER = "something-else"


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer: its id, its words, and the value or the band that it stands for."""

    id: str
    title: str
    value: Value | None = None
    band: Band | None = None


@dataclass(frozen=True, slots=True)
class Domain:
    """All answers to an input; ``shape`` is that of its question."""

    shape: Shape
    choices: tuple[Choice, ...]

    def chosen(self, test: Test) -> tuple[str, ...]:
        """Return the ids of the answers for which *test* holds."""
        return tuple(it.id for it in self.choices if _holds(it, test) != test.negated)


def domain_of(given: Input, tests: Sequence[Test]) -> Domain:
    """Return the answers to the input *given* that *tests* tell apart."""
    if given.type in {"number", "date"}:
        shape = Shape.DATE if given.type == "date" else Shape.NUMBER
        return Domain(shape, tuple(_Values(shape).bands(tests)))
    if given.type == "boolean":
        both = (Choice("true", "Yes", value=True), Choice("false", "No", value=False))
        return Domain(Shape.CHOICE, both)
    values = list(dict.fromkeys([*given.values, *(it for test in tests for it in test.values)]))
    choices = tuple(_named(values))
    if not given.values:
        choices = (*choices, Choice(OTHER, "Something else"))
    return Domain(Shape.CHOICE, choices)


def words_for(value: Value) -> str:
    """Return *value* as readers see it."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return f"{value:f}" if isinstance(value, Decimal) else value


def ids_for(words: Iterable[str], taken: Iterable[str] = ()) -> Iterator[str]:
    """Yield an id for each of *words*, none of them *taken* or twice the same."""
    used = set(taken)
    for it in words:
        name = slug(it)[:56].strip("-") or "value"
        number = 2
        own = name
        while own in used:
            own = f"{name}-{number}"
            number += 1
        used.add(own)
        yield own


# Private functions


def _named(values: Sequence[Value]) -> Iterator[Choice]:
    words = [words_for(value) for value in values]
    for value, title, name in zip(values, words, ids_for(words, [OTHER]), strict=True):
        yield Choice(name, title, value)


def _holds(choice: Choice, test: Test) -> bool:
    if test.free:
        return True
    if choice.band is None:
        own = choice.value
        return own is not None and any(
            kind_of(it) == kind_of(own) and it == own for it in test.values
        )
    inside = _inside(choice.band)
    points = [it for it in test.values if isinstance(it, Decimal)]
    return any(band.holds(inside) for band in test.bands) or any(it == inside for it in points)


def _inside(band: Band) -> Decimal:
    """Return a value in *band*."""
    if band.low is None and band.high is None:
        return Decimal(0)
    if band.low is None or band.high is None:
        edge = band.high if band.low is None else band.low
        assert edge is not None  # noqa: S101  # one of the two is there
        own = band.high_in if band.low is None else band.low_in
        away = Decimal(-1) if band.low is None else Decimal(1)
        return edge if own else edge + away
    return band.low if band.low_in else (band.low + band.high) / 2


@dataclass(frozen=True, slots=True)
class _Values:
    """The values of a column."""

    shape: Shape

    def bands(self, tests: Sequence[Test]) -> Iterator[Choice]:
        """Yield the widest bands of which each test holds for all or for none."""
        edges = sorted(
            {
                edge
                for test in tests
                for edge in (
                    *(it for band in test.bands for it in (band.low, band.high) if it is not None),
                    *(it for it in test.values if isinstance(it, Decimal)),
                )
            }
        )
        held: Band | None = None
        marks: tuple[bool, ...] = ()
        found: list[Band] = []
        for piece in self._pieces(edges):
            choice = Choice("", "", None, piece)
            now = tuple(_holds(choice, test) for test in tests)
            if held is not None and now == marks:
                held = replace(held, high=piece.high, high_in=piece.high_in)
                found[-1] = held
            else:
                held, marks = piece, now
                found.append(piece)
        written = [self._source(band) for band in found]
        titles = [self._title(band) for band in found]
        for band, source, title, name in zip(found, written, titles, ids_for(titles), strict=True):
            yield Choice(name, title, None, replace(band, source=source))

    def _pieces(self, edges: Sequence[Decimal]) -> Iterator[Band]:
        if not edges:
            yield Band()
            return
        yield Band(None, edges[0], True, False)
        for low, high in pairwise(edges):
            yield Band(low, low, True, True)
            if self.shape is not Shape.DATE or high - low > 1:  # nothing lies between two days
                yield Band(low, high, False, False)
        yield Band(edges[-1], edges[-1], True, True)
        yield Band(edges[-1], None, False, False)

    def _written(self, edge: Decimal) -> str:
        return date.fromordinal(int(edge)).isoformat() if self.shape is Shape.DATE else f"{edge:f}"

    def _source(self, band: Band) -> str:
        low = "" if band.low is None else self._written(band.low)
        high = "" if band.high is None else self._written(band.high)
        if low == high:
            return f"={low}"
        if not high:
            return f"{'>=' if band.low_in else '>'}{low}"
        if not low:
            return f"{'<=' if band.high_in else '<'}{high}"
        if band.low_in and not band.high_in:
            return f"{low}..{high}"
        return f"{'[' if band.low_in else '('}{low}..{high}{']' if band.high_in else ')'}"

    def _title(self, band: Band) -> str:
        if band.low is None and band.high is None:
            return "Any"
        words = words_of(self.shape, band)
        return words[:1].upper() + words[1:]
