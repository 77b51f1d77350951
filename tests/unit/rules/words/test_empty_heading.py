"""A heading has words."""

import pytest

from generator.rules.words import empty_heading
from tests.unit.factories import Texts, cards, guidance, playbook, spotted


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(cards(a="## Guidance\n\n##\n\nx\n"), ["##"], id="none"),
        pytest.param(cards(a="## Guidance\n\n### `a`\n"), [], id="code is one"),
        pytest.param(cards(a=guidance("- x")), [], id="words"),
    ],
)
def test_empty_heading(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(empty_heading.check(playbook(files)), files)
