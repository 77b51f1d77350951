"""An ordered factor that counts in both directions is found."""

import pytest

from generator.rules.decisions import contrary_factor
from tests.unit.decided import OURS, TABLE, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("base", "edits", "path", "expected"),
    [
        pytest.param(
            TABLE,
            [
                ("{#theirs}\n\n## Who", "{#theirs}\n\n## Who"),
                ("| ours | theirs | help", "| ours | theirs | lead"),
                ("| theirs | theirs | help | source", "| theirs | theirs | lead | source"),
            ],
            OURS,
            [],
            id="one direction",
        ),
        pytest.param(
            TABLE,
            [
                ("| none | - | wait", "| none | ours | help"),
                (
                    "| ours | ours | lead",
                    "| none | theirs | lead | gap | x |\n| ours | ours | lead",
                ),
            ],
            OURS,
            ["Who has the budget?"],
            id="both",
        ),
        pytest.param(
            TABLE,
            [
                (" .ordered", ""),
                ("| none | - | wait", "| none | ours | help"),
                (
                    "| ours | ours | lead",
                    "| none | theirs | lead | gap | x |\n| ours | ours | lead",
                ),
            ],
            OURS,
            [],
            id="unordered",
        ),
    ],
)
def test_contrary_factor(base: str, edits: list[Edit], path: str, expected: list[str]) -> None:
    assert expected == pointed_at(contrary_factor.check, edited(base, *edits), path)
