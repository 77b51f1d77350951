"""A question whose answers all lead to one place is found."""

import pytest

from generator.rules.decisions import idle_question
from tests.unit.decided import OURS, TREE, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("base", "edits", "path", "expected"),
    [
        pytest.param(TREE, [], OURS, [], id="none"),
        pytest.param(
            TREE,
            [("{#none} -> stop", "{#none} -> keep")],
            OURS,
            ["How much of it succeeded?"],
            id="one place",
        ),
    ],
)
def test_idle_question(base: str, edits: list[Edit], path: str, expected: list[str]) -> None:
    assert expected == pointed_at(idle_question.check, edited(base, *edits), path)
