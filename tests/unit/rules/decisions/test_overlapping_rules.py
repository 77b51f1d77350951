"""Two rules of the same outcome that share a combination are found."""

import pytest

from generator.rules.decisions import overlapping_rules
from tests.unit.decided import COLLECT, OURS, TABLE, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("base", "edits", "path", "expected"),
    [
        pytest.param(TABLE, [], OURS, [], id="none"),
        pytest.param(
            TABLE,
            [("| theirs | ours | lead", "| theirs, ours | ours | lead")],
            OURS,
            ["| theirs, ours | ours | lead | gap | Nobody says |"],
            id="twice",
        ),
        pytest.param(
            COLLECT,
            [("| - | no | add-box", "| no | no | get-sponsor | gap | x |\n| - | no | add-box")],
            OURS,
            ["| no | no | get-sponsor | gap | x |"],
            id="collect: of one outcome",
        ),
    ],
)
def test_overlapping_rules(base: str, edits: list[Edit], path: str, expected: list[str]) -> None:
    assert expected == pointed_at(overlapping_rules.check, edited(base, *edits), path)
