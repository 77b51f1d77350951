"""Sets of combinations are reckoned with, not listed."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.decisions.cubes import Space, gaps, merged_gaps, space_of, widened

SPACE = space_of([2, 3, 2])


def _points(space: Space, cube: int) -> set[tuple[int, ...]]:
    return set(product(*(space.values(cube, at) for at in range(len(space.sizes)))))


def test_cube_keeps_masks() -> None:
    cube = SPACE.cube([0b01, 0b110, 0b11])
    assert [SPACE.mask(cube, at) for at in range(3)] == [0b01, 0b110, 0b11]
    assert SPACE.values(cube, 1) == (1, 2)
    assert [SPACE.free(cube, at) for at in range(3)] == [False, False, True]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param([1, 7, 3], [3, 1, 2], True, id="in common"),
        pytest.param([1, 7, 3], [2, 7, 3], False, id="apart in the first"),
        pytest.param([3, 1, 3], [3, 6, 3], False, id="apart in the middle"),
        pytest.param([3, 7, 1], [3, 7, 2], False, id="apart in the last"),
    ],
)
def test_meet(one: list[int], other: list[int], expected: bool) -> None:
    assert expected == SPACE.meet(SPACE.cube(one), SPACE.cube(other))


def test_gaps_are_just_what_is_missing() -> None:
    rules = [SPACE.cube([1, 7, 1]), SPACE.cube([2, 2, 3]), SPACE.cube([3, 1, 2])]
    covered = set().union(*(_points(SPACE, rule) for rule in rules))
    found = [_points(SPACE, gap) for gap in gaps(SPACE, SPACE.all, rules)]
    assert set().union(*found) == _points(SPACE, SPACE.all) - covered
    assert sum(len(it) for it in found) == len(set().union(*found))


def test_widened_meets_no_rule() -> None:
    rules = [SPACE.cube([1, 7, 3])]
    assert widened(SPACE, SPACE.cube([2, 1, 1]), rules) == SPACE.cube([2, 7, 3])


def test_merged_gaps_cover_all_that_is_missing() -> None:
    rules = [SPACE.cube([1, 1, 1])]
    assert merged_gaps(SPACE, rules) == tuple(
        sorted(
            (SPACE.cube([2, 7, 3]), SPACE.cube([3, 6, 3]), SPACE.cube([3, 7, 2])),
            key=merged_gaps(SPACE, rules).index,
        )
    )


def test_nine_million_combinations() -> None:
    """A space that is too large to be listed is searched at once."""
    space = space_of([5] * 10)
    one = [31] * 10
    rules = [space.cube([*one[:at], 31 ^ 1, *one[at + 1 :]]) for at in range(10)]
    assert merged_gaps(space, rules) == (space.cube([1] * 10),)


CUBES = st.tuples(st.integers(1, 3), st.integers(1, 7), st.integers(1, 3)).map(
    lambda masks: SPACE.cube(list(masks))
)


@given(st.lists(CUBES, max_size=5))
def test_a_gap_is_told_once(rules: list[int]) -> None:
    """Together they are what no rule has, and none lies within another."""
    told = merged_gaps(SPACE, rules)
    missing = _points(SPACE, SPACE.all) - set().union(*(_points(SPACE, it) for it in rules))
    assert set().union(*(_points(SPACE, it) for it in told)) == missing
    pairs = [(one, other) for one in told for other in told if one is not other]
    assert [pair for pair in pairs if pair[0] & pair[1] == pair[0]] == []
    assert len(set(told)) == len(told)
