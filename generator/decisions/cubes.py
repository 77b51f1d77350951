"""Reckon with sets of combinations without listing them.

A cube is a set of combinations that has, for each factor, a set of values: one int with a bit for
each value of each factor. Ten factors of five values have 9,765,625 combinations and cubes of 50
bits. Each factor has one more bit, always 0, that lets one addition find the empty ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

EFFORT = 20_000  # cubes looked at in one search: some searches have no fast way


@dataclass(frozen=True, slots=True)
class Space:
    """The factors: where the bits of each start, and how many values each has."""

    shifts: tuple[int, ...]
    sizes: tuple[int, ...]
    all: int  # the cube of every combination
    guards: int  # the bit above each factor

    def cube(self, masks: Sequence[int]) -> int:
        """Return the cube with *masks*, one for each factor."""
        return sum(mask << shift for mask, shift in zip(masks, self.shifts, strict=True))

    def mask(self, cube: int, factor: int) -> int:
        """Return which values of *factor* are in *cube*."""
        return cube >> self.shifts[factor] & (1 << self.sizes[factor]) - 1

    def values(self, cube: int, factor: int) -> tuple[int, ...]:
        """Return the indexes of the values of *factor* that are in *cube*."""
        mask = self.mask(cube, factor)
        return tuple(at for at in range(self.sizes[factor]) if mask >> at & 1)

    def field(self, factor: int) -> int:
        """Return the bits of all values of *factor*."""
        return ((1 << self.sizes[factor]) - 1) << self.shifts[factor]

    def narrowed(self, cube: int, factor: int, mask: int) -> int:
        """Return *cube* with only the values *mask* of *factor*."""
        return cube & ~self.field(factor) | mask << self.shifts[factor]

    def meet(self, one: int, other: int) -> bool:
        """Return whether the two cubes have a combination in common."""
        return (one & other) + self.all & self.guards == self.guards

    def free(self, cube: int, factor: int) -> bool:
        """Return whether *cube* has every value of *factor*."""
        field = self.field(factor)
        return cube & field == field


def space_of(sizes: Sequence[int]) -> Space:
    """Return the space of factors that have *sizes* values."""
    shifts: list[int] = []
    at = 0
    for size in sizes:
        shifts.append(at)
        at += size + 1
    every = sum(((1 << size) - 1) << shift for size, shift in zip(sizes, shifts, strict=True))
    guards = sum(1 << size + shift for size, shift in zip(sizes, shifts, strict=True))
    return Space(tuple(shifts), tuple(sizes), every, guards)


def gaps(space: Space, cube: int, rules: Sequence[int], effort: int = EFFORT) -> Iterator[int]:
    """Yield cubes, no two with a combination in common, of what in *cube* no rule has.

    The search ends when it has looked at *effort* cubes: what is then left is not told.
    """
    stack = [(cube, [rule for rule in rules if space.meet(cube, rule)])]
    while stack and effort:
        effort -= 1
        part, alive = stack.pop()
        if not alive:
            yield part
        elif not any(part & rule == part for rule in alive):
            stack += _split(space, part, alive)


def widened(space: Space, cube: int, rules: Sequence[int]) -> int:
    """Return *cube* with as many more values as it can have without meeting one of *rules*."""
    for factor in range(len(space.sizes)):
        full = cube | space.field(factor)
        if not any(space.meet(full, rule) for rule in rules):
            cube = full
    for factor, size in enumerate(space.sizes):
        for value in range(size):
            more = cube | 1 << value + space.shifts[factor]
            if more != cube and not any(space.meet(more, rule) for rule in rules):
                cube = more
    return cube


def merged_gaps(space: Space, rules: Sequence[int], limit: int = 64) -> tuple[int, ...]:
    """Return what no rule has as few wide cubes, which may overlap; at most *limit* are looked at.

    A wide cube lies in no other: else it could be widened by a value of that.
    """
    wide: list[int] = []
    for gap in gaps(space, space.all, rules):
        if not any(gap & known == gap for known in wide):
            wide.append(widened(space, gap, rules))
        if len(wide) >= limit:
            break
    return tuple(wide)


# Private functions


def _split(space: Space, cube: int, rules: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """Cut *cube* along the factor that most of *rules* restrict, into as few parts as they tell."""
    factor = max(
        range(len(space.sizes)),
        key=lambda it: sum(1 for rule in rules if cube & ~rule & space.field(it)),
    )
    alike: dict[tuple[int, ...], int] = {}
    for value in space.values(cube, factor):
        bit = 1 << value + space.shifts[factor]
        held = tuple(rule for rule in rules if rule & bit)
        alike[held] = alike.get(held, 0) | 1 << value
    for held, mask in alike.items():
        yield space.narrowed(cube, factor, mask), list(held)
