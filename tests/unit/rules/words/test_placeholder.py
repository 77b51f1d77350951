"""What was to be written over is not published."""

import pytest

from generator.rules.words import placeholder
from tests.unit.factories import Texts, card, cards, guidance, playbook, spotted


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({"kb/cards/a.md": card(title="TODO")}, ["TODO"], id="title"),
        pytest.param({"kb/cards/a.md": card(title='"null"')}, ['"null"'], id="nothing"),
        pytest.param(
            cards(a=guidance("- Lorem ipsum dolor")), ["Lorem ipsum dolor"], id="statement"
        ),
        pytest.param({"kb/cards/a.md": card(title="TODO", status="draft")}, [], id="a draft may"),
        pytest.param({"kb/cards/a.md": card(title="What is to do")}, [], id="words"),
    ],
)
def test_placeholder(files: Texts, expected: list[str]) -> None:
    found = [it for sheet in playbook(files).all_sheets() for it in placeholder.check(sheet)]
    assert expected == spotted(found, files)
