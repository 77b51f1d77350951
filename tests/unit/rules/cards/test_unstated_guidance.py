"""All of the guidance says what it rests on."""

import pytest

from generator.rules.cards import unstated_guidance
from tests.unit.factories import Texts, cards, playbook, spotted


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            cards(a="## Guidance\n\n| a | b |\n|---|---|\n| c | d |\n"),
            [],
            id="rows of a table are statements",
        ),
        pytest.param(cards(a="## Empfehlung\n\n```\nx\n```\n"), ["```"], id="code, in German"),
        pytest.param(
            cards(a="## Guidance\n\n### More\n\n```\nx\n```\n"), ["```"], id="below a heading in it"
        ),
        pytest.param(
            cards(a="## Guidance\n\n- x\n\n## In practice\n\n```\nx\n```\n"), [], id="elsewhere"
        ),
    ],
)
def test_unstated_guidance(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(unstated_guidance.check(playbook(files)), files)
