"""An outcome that nothing leads to is found."""

import pytest

from generator.rules.decisions import unreached_outcome
from tests.unit.decided import OURS, TABLE, TREE, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("base", "edits", "path", "expected"),
    [
        pytest.param(TREE, [], OURS, [], id="all are reached"),
        pytest.param(TREE, [("-> wait", "-> stop")], OURS, ["Wait for it"], id="in a tree"),
        pytest.param(
            TABLE,
            [("| lead | source", "| help | source"), ("| lead | gap", "| help | gap")],
            OURS,
            ["Lead"],
            id="in a table",
        ),
    ],
)
def test_unreached_outcome(base: str, edits: list[Edit], path: str, expected: list[str]) -> None:
    assert expected == pointed_at(unreached_outcome.check, edited(base, *edits), path)
