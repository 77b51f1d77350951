"""A heading that readers meet twice is found."""

import pytest

from generator.rules.decisions import repeated_heading
from tests.unit.decided import OURS, TREE, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("base", "edits", "path", "expected"),
    [
        pytest.param(TREE, [], OURS, [], id="none"),
        pytest.param(
            TREE,
            [("## How old is it?", "## Does it serve a goal?")],
            OURS,
            ["Does it serve a goal?"],
            id="of questions",
        ),
        pytest.param(
            TREE, [("## Keep it", "## Wait for it")], OURS, ["Wait for it"], id="of outcomes"
        ),
        pytest.param(
            TREE,
            [("## Keep it", "## Wait for it")],
            "other.md",
            [],
            id="of outcomes elsewhere, with other advice",
        ),
        pytest.param(
            TREE,
            [
                ("{#no} -> stop", "{#no} -> age"),
                (
                    "# Outcomes",
                    "## How old is it? {#age}\n\n- Young {#young} -> stop\n- Old {#old} -> wait\n\n# Outcomes",
                ),
                ("| no goal | goal=no | stop |\n", ""),
            ],
            "other.md",
            [],
            id="of questions on two branches elsewhere",
        ),
    ],
)
def test_repeated_heading(base: str, edits: list[Edit], path: str, expected: list[str]) -> None:
    assert expected == pointed_at(repeated_heading.check, edited(base, *edits), path)
