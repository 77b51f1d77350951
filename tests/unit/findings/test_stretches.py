"""Stretches that meet become one."""

import pytest

from generator.findings.stretches import joined


@pytest.mark.parametrize(
    ("stretches", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param([(4, 5), (1, 2)], [(1, 2), (4, 5)], id="apart"),
        pytest.param([(1, 3), (3, 5)], [(1, 5)], id="at one point"),
        pytest.param([(1, 9), (2, 3), (8, 12)], [(1, 12)], id="within and beyond"),
    ],
)
def test_joined(stretches: list[tuple[int, int]], expected: list[tuple[int, int]]) -> None:
    assert joined(stretches) == expected
