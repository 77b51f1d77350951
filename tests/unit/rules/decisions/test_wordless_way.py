"""An outcome that can be without words is found."""

import pytest

from generator.rules.decisions import wordless_way
from tests.unit.decided import MEASURED, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param(
            [("When: have=not nothing", "When: have=sponsor"), ("Use: costs\nBasis", "Basis")],
            ["Wait for it"],
            id="no words where a sponsor is there",
        ),
    ],
)
def test_wordless_way(edits: list[Edit], expected: list[str]) -> None:
    assert expected == pointed_at(wordless_way.check, edited(MEASURED, *edits))
