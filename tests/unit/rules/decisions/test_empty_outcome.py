"""An outcome without text is found."""

import pytest

from generator.rules.decisions import empty_outcome
from tests.unit.decided import OURS, TREE, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("base", "edits", "path", "expected"),
    [
        pytest.param(TREE, [], OURS, [], id="none"),
        pytest.param(
            TREE, [("It works, so it stays.\n\n", "")], OURS, ["Keep it"], id="fields alone"
        ),
    ],
)
def test_empty_outcome(base: str, edits: list[Edit], path: str, expected: list[str]) -> None:
    assert expected == pointed_at(empty_outcome.check, edited(base, *edits), path)
