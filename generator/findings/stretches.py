"""Join stretches, of lines or of places in a file, so that one is soon found among many."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

Point = TypeVar("Point", int, tuple[int, int])


def joined(stretches: Iterable[tuple[Point, Point]]) -> list[tuple[Point, Point]]:
    """Return *stretches*, first and last point of each, in order; those that meet become one."""
    found: list[tuple[Point, Point]] = []
    for first, last in sorted(stretches):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found
