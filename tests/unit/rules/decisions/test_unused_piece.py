"""A piece that nobody uses is found."""

import pytest

from generator.rules.decisions import unused_piece
from tests.unit.decided import MEASURED, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param(
            [("Use: costs\nDo: Tell", "Do: Tell"), ("Use: costs\nBasis", "Basis")],
            ["What it costs"],
            id="unused",
        ),
        pytest.param(
            [("It costs time.", "It costs time.\n\nUse: costs")],
            ["What it costs"],
            id="used by itself",
        ),
    ],
)
def test_unused_piece(edits: list[Edit], expected: list[str]) -> None:
    assert expected == pointed_at(unused_piece.check, edited(MEASURED, *edits))
