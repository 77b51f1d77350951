"""A rule that contradicts its outcome is found."""

import pytest

from generator.rules.decisions import differing_basis
from tests.unit.decided import MEASURED, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param(
            [("| wait | inferred |", "| wait | gap |")],
            ["| otherwise | - | - | wait | gap | Something is missing |"],
            id="another",
        ),
        pytest.param(
            [("Basis: inferred\n", ""), ("| wait | inferred |", "| wait | gap |")],
            [],
            id="none in the outcome",
        ),
        pytest.param(
            [("hit: first", "hit: first\nbasis: gap"), ("| wait | inferred |", "| wait | |")],
            ["| otherwise | - | - | wait | | Something is missing |"],
            id="the table's own",
        ),
    ],
)
def test_differing_basis(edits: list[Edit], expected: list[str]) -> None:
    assert expected == pointed_at(differing_basis.check, edited(MEASURED, *edits))
