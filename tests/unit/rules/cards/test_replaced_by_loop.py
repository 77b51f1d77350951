"""Successors lead to a page that holds."""

import pytest

from generator.rules.cards import replaced_by_loop
from tests.unit.factories import Texts, card, cards, playbook, spotted


def _chain(*steps: str) -> dict[str, str]:
    return {
        f"kb/cards/{step[0]}.md": card(status="retired", front=f"replaced-by: {step[1]}\n")
        for step in steps
    }


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(_chain("ab", "ba"), ["b"], id="two"),
        pytest.param(_chain("ab", "bc", "ca"), ["b"], id="three"),
        pytest.param(_chain("aa"), ["a"], id="itself"),
        pytest.param(_chain("ab", "bc", "cb"), ["c"], id="a way into a circle"),
        pytest.param(_chain("ab", "bc") | cards(c=""), [], id="a chain that ends"),
        pytest.param(_chain("ab"), [], id="unknown successor is a finding already"),
    ],
)
def test_replaced_by_loop(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(replaced_by_loop.check(playbook(files)), files)
