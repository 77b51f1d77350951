"""Part what is long into shares of a page each, and say where each page stands.

The first stands where the whole would, the others at ``page--N/`` below it, which is the address of
nothing else: no id has two hyphens in a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def shares_of(things: Sequence[T], most: int) -> tuple[tuple[T, ...], ...]:
    """Return *things* in shares of at most *most*, at least one."""
    starts = range(0, max(1, len(things)), most)
    return tuple(tuple(things[at : at + most]) for at in starts)


def page_address(address: str, number: int) -> str:
    """Return where the page *number* of the list at *address* stands."""
    return address if number == 1 else f"{address}page--{number}/"
