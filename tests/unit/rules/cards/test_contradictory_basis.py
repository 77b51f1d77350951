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


TERM = "terms:\n  - id: goal\n    term: Goal\n    definition: It{}.\n    basis: {}\n"
SOURCE = """title: An essay
statements:
  - id: A1.1
    cites: {}
    basis: {}
    facts:
      a: one
  - id: A1.2
    cites: [li2010]
    basis: cited
    facts:
      a: two
"""


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        pytest.param(TERM.format(" [@li2010]", "editorial"), ["[@li2010]"], id="term"),
        pytest.param(TERM.format(" [@li2010]", "uncited"), ["[@li2010]"], id="uncited term"),
        pytest.param(TERM.format(" [@li2010]", "cited"), [], id="cited term"),
        pytest.param(TERM.format("", "editorial"), [], id="editorial term"),
        pytest.param(SOURCE.format("[]", "cited"), ["A1.1"], id="source that cites nothing"),
        pytest.param(SOURCE.format("[li2010]", "uncited"), ["li2010"], id="source that cites"),
        pytest.param(SOURCE.format("[li2010]", "cited"), [], id="cited source"),
        pytest.param(SOURCE.format("[]", "uncited"), [], id="uncited source"),
        pytest.param(SOURCE.format("[nope]", "cited"), [], id="a work that is told already"),
        pytest.param("title: An essay\nstatements: []\n", [], id="no statements"),
    ],
)
def test_in_lists(file: str, expected: list[str]) -> None:
    """Terms and statements of sources are what they say they are."""
    path = "kb/glossary.yml" if file.startswith("terms") else "kb/sources/essay.yml"
    files = {path: file, "references.bib": LI}
    assert expected == spotted(contradictory_basis.check(playbook(files)), files)
