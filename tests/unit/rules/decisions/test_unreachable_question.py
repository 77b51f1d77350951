"""A question that nothing leads to is found; what lies behind it is not."""

import pytest

from generator.rules.decisions import unreachable_question
from tests.unit.decided import OURS, TREE, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("base", "edits", "path", "expected"),
    [
        pytest.param(TREE, [], OURS, [], id="all are asked"),
        pytest.param(
            TREE, [("-> parts", "-> keep")], OURS, ["How much of it succeeded?"], id="one is lost"
        ),
        pytest.param(
            TREE,
            [("-> stage", "-> stop")],
            OURS,
            ["How old is it?"],
            id="only the first of a chain",
        ),
    ],
)
def test_unreachable_question(base: str, edits: list[Edit], path: str, expected: list[str]) -> None:
    assert expected == pointed_at(unreachable_question.check, edited(base, *edits), path)
