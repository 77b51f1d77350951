"""Only a retired page has a successor."""

import pytest

from generator.rules.cards import needless_successor
from tests.unit.factories import Texts, card, cards, playbook, spotted


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {"kb/cards/a.md": card(front="replaced-by: b\n")} | cards(b=""), ["b"], id="successor"
        ),
        pytest.param(
            {"kb/cards/a.md": card(front="reason: It is over.\n", status="draft")},
            ["It is over."],
            id="reason of a draft",
        ),
        pytest.param(
            {"kb/cards/a.md": card(front="reason: It is over.\n", status="retired")},
            [],
            id="retired",
        ),
        pytest.param(cards(a=""), [], id="neither"),
    ],
)
def test_needless_successor(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(needless_successor.check(playbook(files)), files)
