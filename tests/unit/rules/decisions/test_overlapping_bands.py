"""A number that two answers hold is found."""

import pytest

from generator.rules.decisions import overlapping_bands
from tests.unit.decided import MEASURED, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param([("<50}", "<=50}")], ["50 to 499"], id="an edge in both"),
        pytest.param([("<2027-05-01", "<2027-05-02")], ["From May on"], id="dates"),
        pytest.param([("50..500", "[0..500)")], ["50 to 499"], id="an interval in another"),
    ],
)
def test_overlapping_bands(edits: list[Edit], expected: list[str]) -> None:
    assert expected == pointed_at(overlapping_bands.check, edited(MEASURED, *edits))
