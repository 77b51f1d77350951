"""A published card rests on something."""

import pytest

from generator.rules.cards import card_without_evidence
from tests.unit.factories import LI, SOURCE, Texts, card, cards, guidance, playbook, spotted


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            cards(a=guidance("Party. <!-- basis: editorial -->")), ["The card a"], id="opinion only"
        ),
        pytest.param(cards(a=guidance("Lead [@li2010].")) | {"references.bib": LI}, [], id="cites"),
        pytest.param(
            cards(a=guidance("Party. <!-- basis: editorial -->") + "\nSee [@li2010].")
            | {"references.bib": LI},
            [],
            id="cites elsewhere",
        ),
        pytest.param(
            cards(a=guidance("Try. <!-- basis: uncited; from: A1.2a -->"))
            | {"kb/sources/essay.yml": SOURCE},
            [],
            id="bound to a source",
        ),
        pytest.param(cards(a="No guidance here.\n"), [], id="without guidance is another finding"),
        pytest.param(
            cards(a=guidance("Lead [@nobody].")), [], id="unknown citation is a finding already"
        ),
        pytest.param(
            {"kb/cards/a.md": card(guidance("Party. <!-- basis: editorial -->"), status="draft")},
            [],
            id="draft",
        ),
    ],
)
def test_card_without_evidence(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(card_without_evidence.check(playbook(files)), files)
