"""A card is related to others."""

import pytest

from generator.rules.cards import self_relation
from tests.unit.factories import Texts, card, cards, playbook, spotted


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {"kb/cards/a.md": card(front="related:\n  supports:\n    a: why\n")}, ["a"], id="itself"
        ),
        pytest.param(
            {"kb/cards/a.md": card(front="related:\n  contrasts:\n    a: why\n")},
            ["a"],
            id="itself, symmetric",
        ),
        pytest.param(
            {"kb/cards/a.md": card(front="related:\n  supports:\n    b: why\n")} | cards(b=""),
            [],
            id="another",
        ),
    ],
)
def test_self_relation(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(self_relation.check(playbook(files)), files)
