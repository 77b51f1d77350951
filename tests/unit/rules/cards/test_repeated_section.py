"""A card has each section once."""

import pytest

from generator.rules.cards import repeated_section
from tests.unit.factories import Texts, cards, playbook, spotted


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            cards(a="## Guidance\n\n- x\n\n## guidance\n\n- y\n"), ["## guidance"], id="twice"
        ),
        pytest.param(
            cards(a="## Guidance\n\n### Then\n\n- x\n\n### Then\n\n- y\n"),
            [],
            id="below them words may repeat",
        ),
        pytest.param(cards(a="## Guidance\n\n- x\n\n## In practice\n\n- y\n"), [], id="two"),
    ],
)
def test_repeated_section(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(repeated_section.check(playbook(files)), files)
