"""A link in a hint is found."""

import pytest

from generator.rules.decisions import link_in_hint
from tests.unit.decided import OURS, TREE, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("base", "edits", "path", "expected"),
    [
        pytest.param(TREE, [], OURS, [], id="none"),
        pytest.param(
            TREE,
            [("Hint: A goal", "Hint: [A goal](../cards/goals-first.md)")],
            OURS,
            ["[A goal](../cards/goals-first.md)"],
            id="a link",
        ),
    ],
)
def test_link_in_hint(base: str, edits: list[Edit], path: str, expected: list[str]) -> None:
    assert expected == pointed_at(link_in_hint.check, edited(base, *edits), path)
