"""An order that asks less is told."""

import pytest

from generator.rules.decisions import long_factor_order
from tests.unit.decided import OURS, TABLE, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("base", "edits", "path", "expected"),
    [
        pytest.param(TABLE, [], OURS, [], id="no better order"),
        pytest.param(
            TABLE,
            [
                ("| none | - | wait", "| - | ours | lead"),
                ("| ours | ours | lead | source | You have both [@li2010] |\n", ""),
                (
                    "| ours | theirs | help | inferred | Our reading |",
                    "| ours | theirs | help | inferred | Our reading |\n| none | theirs | wait | gap | x |",
                ),
                ("| theirs | ours | lead | gap | Nobody says |\n", ""),
            ],
            OURS,
            ["# Factors"],
            id="one that settles most",
        ),
    ],
)
def test_long_factor_order(base: str, edits: list[Edit], path: str, expected: list[str]) -> None:
    assert expected == pointed_at(long_factor_order.check, edited(base, *edits), path)
