"""Marks in words that are shown as they are written are found."""

import pytest

from generator.rules.decisions import markup_in_title
from tests.unit.decided import MEASURED, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param(
            [("## Wait for it {", "## Wait for [it](it.md) {")], ["[it](it.md)"], id="a link"
        ),
        pytest.param(
            [("- A sponsor {", "- A **sponsor** {")], ["**sponsor**"], id="emphasis in an answer"
        ),
        pytest.param([("- A budget {", "- A `budget` {")], ["`budget`"], id="code"),
        pytest.param(
            [("- A budget {", "- A big_budget_line {")], [], id="a word with a line in it"
        ),
    ],
)
def test_markup_in_title(edits: list[Edit], expected: list[str]) -> None:
    assert expected == pointed_at(markup_in_title.check, edited(MEASURED, *edits))
