"""Combinations without a rule are found below the heading of the rules."""

import pytest

from generator.rules.decisions import uncovered_combination
from tests.unit.decided import COLLECT, OURS, TABLE, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("base", "edits", "path", "expected"),
    [
        pytest.param(TABLE, [], OURS, [], id="all covered"),
        pytest.param(
            TABLE,
            [("| ours | theirs | help | inferred | Our reading |\n", "")],
            OURS,
            ["# Rules"],
            id="one dropped",
        ),
        pytest.param(
            COLLECT,
            [("| yes | yes | ready | source | All is there [@li2010] |\n", "")],
            OURS,
            ["# Rules"],
            id="a collect table",
        ),
    ],
)
def test_uncovered_combination(
    base: str, edits: list[Edit], path: str, expected: list[str]
) -> None:
    assert expected == pointed_at(uncovered_combination.check, edited(base, *edits), path)
