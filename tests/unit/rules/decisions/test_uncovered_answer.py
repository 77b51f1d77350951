"""An answer that can lead nowhere is found."""

import pytest

from generator.rules.decisions import uncovered_answer
from tests.unit.decided import ARROWS, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param([("  -> set-goal\n- No", "- No")], ["Yes"], id="no last arrow"),
        pytest.param(
            [("  -> set-goal\n- No", "  -> set-goal if goal=no\n- No")],
            [],
            id="all that can be answered",
        ),
    ],
)
def test_uncovered_answer(edits: list[Edit], expected: list[str]) -> None:
    assert expected == pointed_at(uncovered_answer.check, edited(ARROWS, *edits))
