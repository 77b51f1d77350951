"""A key for the other kind of decision is found."""

import pytest

from generator.rules.decisions import idle_front_matter
from tests.unit.decided import ARROWS, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param([("kind: tree", "kind: tree\nhit: first")], ["first"], id="hit"),
        pytest.param([("kind: tree", "kind: tree\nbecause: So it is")], ["So it is"], id="because"),
    ],
)
def test_idle_front_matter(edits: list[Edit], expected: list[str]) -> None:
    assert expected == pointed_at(idle_front_matter.check, edited(ARROWS, *edits))
