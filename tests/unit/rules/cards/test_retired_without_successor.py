"""A retired page says where to go or why it is over."""

import pytest

from generator.rules.cards import retired_without_successor
from tests.unit.factories import Texts, card, cards, playbook, spotted


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({"kb/cards/a.md": card(status="retired")}, ["retired"], id="neither"),
        pytest.param(
            {"kb/cards/a.md": card(status="retired", front="reason: It is over.\n")},
            [],
            id="reason",
        ),
        pytest.param(
            {"kb/cards/a.md": card(status="retired", front="replaced-by: b\n")} | cards(b=""),
            [],
            id="successor",
        ),
        pytest.param(
            {"kb/cards/a.md": card(status="retired", front="replaced-by: x\n")},
            [],
            id="unknown successor is a finding already",
        ),
        pytest.param(cards(a=""), [], id="published"),
    ],
)
def test_retired_without_successor(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(retired_without_successor.check(playbook(files)), files)
