"""Turn what a clause asks of an answer into sets of values, which can be reckoned with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from generator.decisions.cubes import Space, gaps, space_of
from generator.model.clauses import Clause
from generator.model.decisions import WHICH, Question

MOST = 512  # cubes of one rule

Masks = tuple[int, ...]  # for each part of a question, or of all, which of its values


def masks_of(question: Question, clause: Clause | None) -> tuple[Masks, ...]:
    """Return the sets of values of the parts of *question* for which *clause* holds."""
    space = space_of([part.size for part in question.parts])
    if clause is None:
        return (_masks(space, space.all),)
    cubes = [cube for term in clause.terms for cube in _term(question, space, term)]
    if clause.negated:
        cubes = list(gaps(space, space.all, cubes))
    elif not question.several:
        cubes = [_either(cubes)] if cubes else []
    return tuple(dict.fromkeys(_masks(space, cube) for cube in cubes))


def row_cubes(
    questions: Sequence[Question], cells: Sequence[Clause | None]
) -> tuple[Masks, ...] | None:
    """Return the cubes of a rule that asks what *cells* say; None where they are too many."""
    choices = [masks_of(*pair) for pair in zip(questions, cells, strict=True)]
    count = 1
    for choice in choices:
        count *= len(choice)
    if count > MOST:
        return None
    return tuple(tuple(mask for masks in row for mask in masks) for row in product(*choices))


# Private functions


def _masks(space: Space, cube: int) -> Masks:
    return tuple(space.mask(cube, at) for at in range(len(space.sizes)))


def _either(cubes: Iterable[int]) -> int:
    found = 0
    for cube in cubes:
        found |= cube
    return found


def _term(question: Question, space: Space, term: tuple[tuple[str, bool], ...]) -> Iterator[int]:
    """Yield the cubes in which all that *term* asks for holds."""
    found = [space.all]
    for name, wanted in term:
        also = _Cell(question, name).literal(space, wanted=wanted)
        found = [one & other for one in found for other in also if space.meet(one, other)]
    yield from found


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of a question."""

    question: Question
    name: str

    def literal(self, space: Space, *, wanted: bool) -> list[int]:
        """Return the cubes in which the answer *name* is chosen, or is not where it is not *wanted*."""
        if not self.question.several:
            mask = 1 << self.question.index(self.name)
            every = (1 << len(self.question.answers)) - 1
            return [space.narrowed(space.all, 0, mask if wanted else every ^ mask)]
        names = [part.answer for part in self.question.parts]
        if self.name in names:
            return [space.narrowed(space.all, names.index(self.name), 1 if wanted else 2)]
        alone = self._alone(space)
        return [alone] if wanted else list(gaps(space, space.all, [alone]))

    def _alone(self, space: Space) -> int:
        cube = space.all
        for at, part in enumerate(self.question.parts):
            which = [answer.id for answer in self.question.alone].index(self.name)
            mask = 1 << which if part.answer == WHICH else 2
            cube = space.narrowed(cube, at, mask)
        return cube
