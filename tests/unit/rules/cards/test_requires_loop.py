"""What is required comes before."""

import pytest

from generator.rules.cards import requires_loop
from tests.unit.factories import Texts, card, cards, playbook, spotted


def _requires(**required: str) -> Texts:
    return cards(a="", b="", c="", d="") | {
        f"kb/cards/{card_id}.md": card(front=f"related:\n  requires:\n    {other}: why\n")
        for card_id, other in required.items()
    }


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(_requires(a="b", b="a"), ["b"], id="two"),
        pytest.param(_requires(a="b", b="c", c="a"), ["b"], id="three"),
        pytest.param(_requires(a="b", b="a", c="d", d="c"), ["b", "d"], id="two circles"),
        pytest.param(_requires(a="b", b="c", c="d"), [], id="a chain"),
        pytest.param(_requires(a="a"), [], id="itself is another finding"),
    ],
)
def test_requires_loop(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(requires_loop.check(playbook(files)), files)
