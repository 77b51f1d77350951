"""An outcome that no test expects is found in the playbook alone."""

import pytest

from generator.rules.decisions import untested_outcome
from tests.unit.decided import OURS, TREE, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("base", "edits", "path", "expected"),
    [
        pytest.param(TREE, [], OURS, [], id="all are tested"),
        pytest.param(
            TREE,
            [("| new | goal=yes; stage=new | wait |\n", "")],
            OURS,
            ["Wait for it"],
            id="one is not",
        ),
        pytest.param(
            TREE, [("| new | goal=yes; stage=new | wait |\n", "")], "other.md", [], id="elsewhere"
        ),
    ],
)
def test_untested_outcome(base: str, edits: list[Edit], path: str, expected: list[str]) -> None:
    assert expected == pointed_at(untested_outcome.check, edited(base, *edits), path)
