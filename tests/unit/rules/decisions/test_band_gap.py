"""A number that no answer holds is found."""

import pytest

from generator.rules.decisions import band_gap
from tests.unit.decided import MEASURED, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param([("<50}", "<40}")], ["How many people are there?"], id="between"),
        pytest.param([("{#late >=", "{#late >")], ["When does it start?"], id="an edge in neither"),
        pytest.param([("<50}", "10..50}")], ["How many people are there?"], id="below the range"),
        pytest.param([(">=500", "500..900")], ["How many people are there?"], id="above the range"),
        pytest.param(
            [("Range: 0..1000\n", ""), ("<50}", "10..50}")], [], id="no range, so no ends"
        ),
    ],
)
def test_band_gap(edits: list[Edit], expected: list[str]) -> None:
    assert expected == pointed_at(band_gap.check, edited(MEASURED, *edits))
