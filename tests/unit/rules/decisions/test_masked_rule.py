"""A rule below others that cover it is found."""

import pytest

from generator.rules.decisions import masked_rule
from tests.unit.decided import OURS, TABLE, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("base", "edits", "path", "expected"),
    [
        pytest.param(TABLE, [("hit: unique", "hit: first")], OURS, [], id="none"),
        pytest.param(
            TABLE,
            [("hit: unique", "hit: first"), ("| none | - | wait", "| - | - | wait")],
            OURS,
            [
                "| ours | ours | lead | source | You have both [@li2010] |",
                "| ours | theirs | help | inferred | Our reading |",
                "| theirs | theirs | help | source | They have both [@li2010] |",
                "| theirs | ours | lead | gap | Nobody says |",
            ],
            id="by one",
        ),
        pytest.param(
            TABLE,
            [
                ("hit: unique", "hit: first"),
                (
                    "| theirs | theirs | help",
                    "| ours | - | help | gap | x |\n| theirs | theirs | help",
                ),
            ],
            OURS,
            ["| ours | - | help | gap | x |"],
            id="by two together",
        ),
    ],
)
def test_masked_rule(base: str, edits: list[Edit], path: str, expected: list[str]) -> None:
    assert expected == pointed_at(masked_rule.check, edited(base, *edits), path)
