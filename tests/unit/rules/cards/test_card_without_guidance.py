"""A published card gives guidance."""

import pytest

from generator.rules.cards import card_without_guidance
from tests.unit.factories import Texts, card, cards, guidance, playbook, spotted


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(cards(a="Some words.\n"), ["The card a"], id="no section"),
        pytest.param(
            cards(a="## Guidance\n\n## In practice\n\nWords.\n"),
            ["## Guidance"],
            id="empty section",
        ),
        pytest.param(cards(a="## Guidence\n\nWords.\n"), ["## Guidence"], id="misspelt"),
        pytest.param(
            cards(a="## Guidance\n\n| a | b |\n|---|---|\n| c | d |\n"), [], id="a table only"
        ),
        pytest.param(
            cards(a="## Guidance\n\n| a | b |\n|---|---|\n"),
            ["## Guidance"],
            id="the head of a table only",
        ),
        pytest.param(cards(a=guidance("Words.")), [], id="a statement"),
        pytest.param({"kb/cards/a.md": card("Words.", status="draft")}, [], id="draft"),
        pytest.param(
            {"kb/cards/a.md": card("Words.", status="retired", front="reason: old\n")},
            [],
            id="retired",
        ),
    ],
)
def test_card_without_guidance(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(card_without_guidance.check(playbook(files)), files)


def test_misspelt_section_is_read() -> None:
    """What stands below a heading that is nearly so is stated, and the heading has its fix."""
    files = cards(a="## Guidence\n\nDo so. <!-- basis: editorial; id: so -->\n")
    made = playbook(files)
    (finding,) = card_without_guidance.check(made)
    assert [it.text for it in finding.fix] == ["Guidance"]
    (statement,) = made.cards()[0].document.statements
    assert statement.anchor == "so"
