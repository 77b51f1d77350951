"""A decision that leads to itself is found."""

import pytest

from generator.rules.decisions import next_to_itself
from tests.unit.decided import ARROWS, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param([("Basis: inferred", "Basis: inferred\nNext: way")], ["way"], id="itself"),
        pytest.param([("Basis: inferred", "Basis: inferred\nNext: sourcing")], [], id="another"),
    ],
)
def test_next_to_itself(edits: list[Edit], expected: list[str]) -> None:
    assert expected == pointed_at(next_to_itself.check, edited(ARROWS, *edits))
