"""Titles and summaries are plain text."""

import pytest

from generator.rules.words import marked_up_title
from tests.unit.factories import Texts, card, playbook, spotted


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {"kb/cards/a.md": card(title="A <b>bold</b> card")}, ["A <b>bold</b> card"], id="HTML"
        ),
        pytest.param(
            {"kb/cards/a.md": card(title="A **bold** card")}, ["A **bold** card"], id="bold"
        ),
        pytest.param(
            {"kb/cards/a.md": card(title="A [card](b.md)")}, ["A [card](b.md)"], id="a link"
        ),
        pytest.param(
            {"kb/cards/a.md": card(title="Fewer than 3 < 4 * 5")}, [], id="signs are none"
        ),
    ],
)
def test_marked_up_title(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(marked_up_title.check(playbook(files)), files)
