"""A statement that cites claims no other basis."""

import pytest

from generator.rules.cards import contradictory_basis
from tests.unit.factories import LI, Texts, card, cards, guidance, playbook, spotted


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            cards(a=guidance("Lead [@li2010]. <!-- basis: editorial -->")) | {"references.bib": LI},
            ["editorial"],
            id="editorial",
        ),
        pytest.param(
            cards(a=guidance("Lead [@li2010]. <!-- id: x; basis: uncited -->"))
            | {"references.bib": LI},
            ["uncited"],
            id="uncited",
        ),
        pytest.param(
            cards(a=guidance("Lead [@li2010]. <!-- id: x -->")) | {"references.bib": LI},
            [],
            id="cited",
        ),
        pytest.param(
            cards(a=guidance("Lead. <!-- basis: uncited -->")), [], id="uncited and no citation"
        ),
        pytest.param(
            {
                "kb/cards/a.md": card(
                    guidance("Lead [@li2010]. <!-- basis: editorial -->"), status="draft"
                ),
                "references.bib": LI,
            },
            [],
            id="draft",
        ),
    ],
)
def test_contradictory_basis(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(contradictory_basis.check(playbook(files)), files)
