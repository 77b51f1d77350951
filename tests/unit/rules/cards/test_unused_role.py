"""Every role has a card."""

from dataclasses import replace

import pytest

from generator.rules.cards import unused_role
from tests.unit.factories import Texts, card, cards, playbook, spotted


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({}, ["Chief Information Officer"], id="no card"),
        pytest.param(
            {"kb/cards/a.md": card(status="draft")},
            ["Chief Information Officer"],
            id="a draft only",
        ),
        pytest.param(cards(a=""), [], id="a card"),
        pytest.param(
            {"kb/cards/a.md": card().replace("[cio]", "[cioo]")}, [], id="meant by a misspelt name"
        ),
        pytest.param({"kb/cards/a.md": "Words.\n"}, [], id="a card without front matter"),
    ],
)
def test_unused_role(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(unused_role.check(playbook(files)), files)


def test_silent_until_every_file_loads() -> None:
    """What is missing may stand in a file that did not load."""
    made = replace(playbook({}), failed=frozenset({"kb/cards/b.md"}))
    assert list(unused_role.check(made)) == []
