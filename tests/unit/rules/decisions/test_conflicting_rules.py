"""Two rules of different outcomes that share a combination are found."""

import pytest

from generator.rules.decisions import conflicting_rules
from tests.unit.decided import OURS, TABLE, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("base", "edits", "path", "expected"),
    [
        pytest.param(TABLE, [], OURS, [], id="none"),
        pytest.param(
            TABLE,
            [("| theirs | ours | lead", "| - | ours | lead")],
            OURS,
            ["| - | ours | lead | gap | Nobody says |"],
            id="a wildcard",
        ),
        pytest.param(
            TABLE,
            [("| theirs | ours | lead", "| - | ours | lead"), ("hit: unique", "hit: first")],
            OURS,
            [],
            id="first: the order decides",
        ),
    ],
)
def test_conflicting_rules(base: str, edits: list[Edit], path: str, expected: list[str]) -> None:
    assert expected == pointed_at(conflicting_rules.check, edited(base, *edits), path)
