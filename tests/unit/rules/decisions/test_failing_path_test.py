"""A test that does not hold is found."""

import pytest

from generator.rules.decisions import failing_path_test
from tests.unit.decided import COLLECT, OURS, TABLE, TREE, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("base", "edits", "path", "expected"),
    [
        pytest.param(TREE, [], OURS, [], id="all hold"),
        pytest.param(
            TREE,
            [("| goal=no | stop |", "| goal=no | wait |")],
            OURS,
            ["| no goal | goal=no | wait |"],
            id="another outcome",
        ),
        pytest.param(
            TREE,
            [
                ("- All {#all} -> keep", "- All {#all} -> stop"),
                ("- Some {#some} -> keep", "- Some {#some} -> stop"),
                ("- None {#none} -> stop", "- None {#none} -> keep"),
            ],
            OURS,
            ["| mature | goal=yes; stage=mature; parts=some | keep |"],
            id="swapped answers",
        ),
        pytest.param(
            TREE, [("; stage=new", "")], OURS, ["| new | goal=yes | wait |"], id="not to the end"
        ),
        pytest.param(
            TREE,
            [("| goal=no |", "| goal=no; stage=new |")],
            OURS,
            ["| no goal | goal=no; stage=new | stop |"],
            id="never asked",
        ),
        pytest.param(
            TABLE,
            [("budget=ours; people=ours", "people=ours; budget=ours")],
            OURS,
            [],
            id="any order in a table",
        ),
        pytest.param(
            COLLECT,
            [("get-sponsor, add-box", "get-sponsor")],
            OURS,
            ["| nothing | sponsor=no; box=no | get-sponsor |"],
            id="a set in a collect table",
        ),
    ],
)
def test_failing_path_test(base: str, edits: list[Edit], path: str, expected: list[str]) -> None:
    assert expected == pointed_at(failing_path_test.check, edited(base, *edits), path)
