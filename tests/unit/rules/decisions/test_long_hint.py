"""A hint that is no short sentence is found."""

import pytest

from generator.rules.decisions import long_hint
from tests.unit.decided import OURS, TREE, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("base", "edits", "path", "expected"),
    [
        pytest.param(TREE, [], OURS, [], id="short"),
        pytest.param(
            TREE,
            [("Hint: A goal of the business", "Hint: A goal. Of the business.")],
            OURS,
            ["A goal. Of the business."],
            id="two sentences",
        ),
        pytest.param(
            TREE,
            [("Hint: A goal of the business", "Hint: A goal, e.g. One of the business")],
            OURS,
            [],
            id="an abbreviation",
        ),
        pytest.param(
            TREE,
            [
                (
                    "Hint: A goal of the business",
                    "Hint: word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word end",
                )
            ],
            OURS,
            [
                "word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word end"
            ],
            id="long",
        ),
    ],
)
def test_long_hint(base: str, edits: list[Edit], path: str, expected: list[str]) -> None:
    assert expected == pointed_at(long_hint.check, edited(base, *edits), path)
