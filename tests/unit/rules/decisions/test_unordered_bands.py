"""Bands that fall are found."""

import pytest

from generator.rules.decisions import unordered_bands
from tests.unit.decided import MEASURED, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param(
            [
                (
                    "- Fewer than 50 {#few <50}\n- 50 to 499 {#some 50..500}\n",
                    "- 50 to 499 {#some 50..500}\n- Fewer than 50 {#few <50}\n",
                )
            ],
            ["Fewer than 50"],
            id="two exchanged",
        ),
    ],
)
def test_unordered_bands(edits: list[Edit], expected: list[str]) -> None:
    assert expected == pointed_at(unordered_bands.check, edited(MEASURED, *edits))
