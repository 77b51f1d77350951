"""Rules that no test runs are counted."""

import pytest

from generator.rules.decisions import untested_rule
from tests.unit.decided import MEASURED, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param(
            [("| large | people=500; begin=2027-06-30; have=budget + sponsor | go |\n", "")],
            ["# Rules"],
            id="one",
        ),
    ],
)
def test_untested_rule(edits: list[Edit], expected: list[str]) -> None:
    assert expected == pointed_at(untested_rule.check, edited(MEASURED, *edits))
