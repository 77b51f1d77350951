"""A test that stands twice is found."""

import pytest

from generator.rules.decisions import repeated_test
from tests.unit.decided import ARROWS, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param(
            [
                (
                    "| no goal | goal=no; team=yes | set-goal |",
                    "| no goal | goal=yes; team=yes | start |",
                )
            ],
            ["| no goal | goal=yes; team=yes | start |"],
            id="the same answers",
        ),
    ],
)
def test_repeated_test(edits: list[Edit], expected: list[str]) -> None:
    assert expected == pointed_at(repeated_test.check, edited(ARROWS, *edits))
