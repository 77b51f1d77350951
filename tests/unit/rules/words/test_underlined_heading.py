"""A heading of a card begins with its signs."""

import pytest

from generator.rules.words import underlined_heading
from tests.unit.factories import Texts, cards, playbook, spotted


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(cards(a="## Guidance\n\nGoals\n---\n"), ["Goals"], id="hyphens"),
        pytest.param(cards(a="## Guidance\n\nGoals\n===\n"), ["Goals"], id="equals signs"),
        pytest.param(cards(a="## Guidance\n\nGoals\n\n---\n"), [], id="a rule across the page"),
        pytest.param({"docs/a.md": "Goals\n---\n"}, [], id="a page has its own ways"),
    ],
)
def test_underlined_heading(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(underlined_heading.check(playbook(files)), files)
