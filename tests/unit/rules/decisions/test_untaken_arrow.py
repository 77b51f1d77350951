"""An arrow that nobody follows is found."""

import pytest

from generator.rules.decisions import untaken_arrow
from tests.unit.decided import ARROWS, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param(
            [("  -> start if goal=yes\n  -> set-goal", "  -> set-goal\n  -> start if goal=yes")],
            ["-> start if goal=yes"],
            id="behind one that always holds",
        ),
        pytest.param(
            [("if goal=yes", "if team=no")], ["-> start if team=no"], id="what is never answered"
        ),
    ],
)
def test_untaken_arrow(edits: list[Edit], expected: list[str]) -> None:
    assert expected == pointed_at(untaken_arrow.check, edited(ARROWS, *edits))
