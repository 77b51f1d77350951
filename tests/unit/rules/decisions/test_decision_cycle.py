"""A circle is found at the answer that closes it."""

import pytest

from generator.rules.decisions import decision_cycle
from tests.unit.decided import OURS, TREE, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("base", "edits", "path", "expected"),
    [
        pytest.param(TREE, [], OURS, [], id="none"),
        pytest.param(
            TREE, [("{#some} -> keep", "{#some} -> parts")], OURS, ["parts"], id="to itself"
        ),
        pytest.param(
            TREE, [("{#none} -> stop", "{#none} -> goal")], OURS, ["goal"], id="back to the start"
        ),
    ],
)
def test_decision_cycle(base: str, edits: list[Edit], path: str, expected: list[str]) -> None:
    assert expected == pointed_at(decision_cycle.check, edited(base, *edits), path)
