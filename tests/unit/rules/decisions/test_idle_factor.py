"""A factor that changes nothing is found."""

import pytest

from generator.rules.decisions import idle_factor
from tests.unit.decided import COLLECT, OURS, TABLE, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("base", "edits", "path", "expected"),
    [
        pytest.param(TABLE, [], OURS, [], id="none"),
        pytest.param(
            TABLE,
            [
                ("| ours | ours | lead", "| ours | - | lead"),
                ("| ours | theirs | help | inferred | Our reading |\n", ""),
                ("| theirs | theirs | help", "| theirs | - | help"),
                ("| theirs | ours | lead | gap | Nobody says |\n", ""),
            ],
            OURS,
            ["Who has the people?"],
            id="unused",
        ),
        pytest.param(
            COLLECT,
            [
                ("| - | no | add-box", "| no | - | add-box"),
                ("| yes | yes | ready", "| yes | - | ready"),
            ],
            OURS,
            ["Is there a box?"],
            id="of a collect table",
        ),
    ],
)
def test_idle_factor(base: str, edits: list[Edit], path: str, expected: list[str]) -> None:
    assert expected == pointed_at(idle_factor.check, edited(base, *edits), path)
