"""Keep what pure functions made while a program runs, so that an edit works out what it touches.

A value is given again while all that it was made of is the very same, and one that equals the one
before *is* the one before: what hangs on it need not be made again either. Unlike a `Memory` this
costs no digest, and nothing of it lasts beyond the run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from operator import is_
from typing import Any, TypeVar, cast

S = TypeVar("S")
T = TypeVar("T")


@dataclass(slots=True)
class Values:
    """Values by name, each with what it was made of."""

    _made: dict[str, tuple[tuple[object, ...], Any]] = field(default_factory=dict)
    _each: dict[str, _Table] = field(default_factory=dict)

    def recall(self, name: str, parts: tuple[object, ...], make: Callable[[], T]) -> T:
        """Return the value *name* if it was made of the very same *parts*, else make it."""
        before = self._made.get(name)
        if before is not None and _are_same(before[0], parts):
            return cast("T", before[1])
        made = make()
        value = before[1] if before is not None and before[1] == made else made
        self._made[name] = (parts, value)
        return cast("T", value)

    def same(self, name: str, value: T) -> T:
        """Return the value *name* as it was, if it equals *value*, else *value*."""
        return self.recall(name, (value,), lambda: value)

    def each(
        self,
        name: str,
        things: Mapping[str, S],
        parts: tuple[object, ...],
        make: Callable[[S], T],
    ) -> tuple[T, ...]:
        """Return what *make* makes of each of *things*, with the very same *parts* beside it.

        The same tuple, if nothing in it is another.
        """
        before = self._each.get(name, _Table())
        alike = _are_same(before.parts, parts)
        rows: dict[str, tuple[Any, Any]] = {}
        for key, thing in things.items():
            row = before.rows.get(key)
            if row is not None and row[0] is thing and alike:
                rows[key] = row
                continue
            made = make(thing)
            rows[key] = (thing, row[1] if row is not None and row[1] == made else made)
        values = tuple([row[1] for row in rows.values()])
        values = before.values if _are_same(before.values, values) else values
        self._each[name] = _Table(parts, rows, values)
        return values


# Private functions


@dataclass(frozen=True, slots=True)
class _Table:
    parts: tuple[object, ...] = ()
    rows: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    values: tuple[Any, ...] = ()


def _are_same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return len(one) == len(other) and all(map(is_, one, other))
