"""The same words for two answers are found."""

import pytest

from generator.rules.decisions import repeated_answer
from tests.unit.decided import OURS, TABLE, TREE, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("base", "edits", "path", "expected"),
    [
        pytest.param(TREE, [], OURS, [], id="different"),
        pytest.param(
            TREE, [("- Mature {#mature}", "- New {#mature}")], OURS, ["New"], id="the same"
        ),
        pytest.param(
            TREE, [("- Some {#some}", "- aLL  {#some}")], OURS, ["aLL"], id="case and space"
        ),
        pytest.param(TABLE, [], OURS, [], id="of two questions"),
    ],
)
def test_repeated_answer(base: str, edits: list[Edit], path: str, expected: list[str]) -> None:
    assert expected == pointed_at(repeated_answer.check, edited(base, *edits), path)
