"""A statement says each thing of itself once."""

import pytest

from generator.rules.cards import repeated_note
from tests.unit.factories import Texts, cards, guidance, playbook, spotted


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            cards(a=guidance("One. <!-- id: x --> Two. <!-- id: y -->")), ["id"], id="two notes"
        ),
        pytest.param(
            cards(a=guidance("One. <!-- from: A1.1a; from: A1.1b -->")), ["from"], id="one note"
        ),
        pytest.param(
            cards(a=guidance("One. <!-- id: x -->", "<!-- basis: uncited -->")), [], id="different"
        ),
        pytest.param(
            cards(a=guidance("- One. <!-- id: x -->", "- Two. <!-- id: y -->")), [], id="two items"
        ),
    ],
)
def test_repeated_note(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(repeated_note.check(playbook(files)), files)
