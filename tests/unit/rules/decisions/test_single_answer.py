"""A question without a choice is found."""

import pytest

from generator.rules.decisions import single_answer
from tests.unit.decided import OURS, TABLE, TREE, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("base", "edits", "path", "expected"),
    [
        pytest.param(TREE, [], OURS, [], id="two answers"),
        pytest.param(
            TREE,
            [("- Yes {#yes} -> stage\n", "")],
            OURS,
            ["Does it serve a goal?"],
            id="one answer",
        ),
        pytest.param(
            TREE,
            [("decide [@li2010].\n\n- Yes", "decide [@li2010].\n- Yes")],
            OURS,
            [],
            id="none, and another finding says why",
        ),
        pytest.param(
            TABLE,
            [
                ("- We {#ours}\n- They {#theirs}\n\n# Out", "# Out"),
                (
                    "| none | - | wait | source | No money [@li2010] |\n| ours | ours | lead | source | You have both [@li2010] |\n| ours | theirs | help | inferred | Our reading |\n| theirs | theirs | help | source | They have both [@li2010] |\n| theirs | ours | lead | gap | Nobody says |",
                    "| - | - | wait | gap | x |",
                ),
                (
                    "| both | budget=ours; people=ours | lead |\n| neither | budget=theirs; people=theirs | help |\n",
                    "",
                ),
            ],
            OURS,
            ["Who has the people?"],
            id="none",
        ),
    ],
)
def test_single_answer(base: str, edits: list[Edit], path: str, expected: list[str]) -> None:
    assert expected == pointed_at(single_answer.check, edited(base, *edits), path)
