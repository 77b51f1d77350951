"""A marginal note belongs to a statement."""

import pytest

from generator.rules.cards import stray_note
from tests.unit.factories import Texts, cards, guidance, playbook, spotted


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            cards(a="## Guidance\n\n<!-- id: x -->\n\nOne.\n"),
            ["<!-- id: x -->"],
            id="before the first statement",
        ),
        pytest.param(
            cards(a=guidance("One.") + "\n## In practice\n\nTwo. <!-- basis: editorial -->\n"),
            ["<!-- basis: editorial -->"],
            id="in another section",
        ),
        pytest.param(
            cards(a=guidance("One.", "", "These: <!-- from: A1.1a -->", "", "- Two.")),
            ["<!-- from: A1.1a -->"],
            id="at a lead-in",
        ),
        pytest.param(
            {"docs/help.md": "Help. <!-- id: x -->\n"}, ["<!-- id: x -->"], id="in a page of docs"
        ),
        pytest.param(cards(a=guidance("One. <!-- id: x -->")), [], id="at a statement"),
        pytest.param(cards(a=guidance("One.", "", "<!-- id: x -->")), [], id="on its own line"),
        pytest.param(cards(a="Words. <!-- see: there -->\n"), [], id="unknown is another finding"),
        pytest.param(cards(a="Words. <!-- not yet -->\n"), [], id="no note"),
        pytest.param(cards(a="Words. <!-- allow: raw-html: why -->\n"), [], id="an allowance"),
    ],
)
def test_stray_note(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(stray_note.check(playbook(files)), files)
