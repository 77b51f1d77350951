"""A tree that grows beyond all bounds is found."""

import pytest

from generator.rules.decisions import decision_too_large
from tests.unit.decided import ARROWS, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([], [], id="none"),
    ],
)
def test_decision_too_large(edits: list[Edit], expected: list[str]) -> None:
    assert expected == pointed_at(decision_too_large.check, edited(ARROWS, *edits))
