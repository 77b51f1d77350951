"""A pointer to nothing is found."""

import pytest

from generator.rules.decisions import empty_pointer
from tests.unit.decided import ARROWS, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param(
            [("Start small.\n\nBasis: inferred", "Start small.\n\nBasis: pointer")],
            ["Start it"],
            id="nothing",
        ),
        pytest.param([("Basis: inferred", "Basis: pointer\nCards: goals-first")], [], id="a card"),
        pytest.param(
            [("Start small.", "Start [small](small.md)."), ("Basis: inferred", "Basis: pointer")],
            [],
            id="a link",
        ),
    ],
)
def test_empty_pointer(edits: list[Edit], expected: list[str]) -> None:
    assert expected == pointed_at(empty_pointer.check, edited(ARROWS, *edits))
