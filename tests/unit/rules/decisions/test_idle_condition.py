"""A condition that makes no difference is found."""

import pytest

from generator.rules.decisions import idle_condition
from tests.unit.decided import MEASURED, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param(
            [("When: people=many; have=budget", "When: people=many; have=nothing")],
            ["When: people=many; have=nothing"],
            id="never",
        ),
        pytest.param(
            [("When: have=not nothing", "When: people=not few")],
            ["When: people=not few"],
            id="always",
        ),
        pytest.param(
            [("When: begin=late", "When: begin=late; begin=early")],
            ["When: begin=late; begin=early"],
            id="never in a piece",
        ),
    ],
)
def test_idle_condition(edits: list[Edit], expected: list[str]) -> None:
    assert expected == pointed_at(idle_condition.check, edited(MEASURED, *edits))
