"""An outcome that neither cites nor says its basis is found."""

import pytest

from generator.rules.decisions import outcome_without_basis
from tests.unit.decided import OURS, TABLE, TREE, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("base", "edits", "path", "expected"),
    [
        pytest.param(TREE, [], OURS, [], id="cited or said"),
        pytest.param(TREE, [("Basis: inferred\n", "")], OURS, ["Keep it"], id="neither"),
        pytest.param(
            TABLE, [("You lead [@li2010].", "You lead.")], OURS, [], id="its rules say it"
        ),
        pytest.param(
            TREE,
            [
                ("low at first [@li2010]", "low at first"),
                ("Do: Write", "Do: As [@li2010] has it, write"),
            ],
            OURS,
            ["Wait for it"],
            id="an action's source is not the advice's",
        ),
    ],
)
def test_outcome_without_basis(
    base: str, edits: list[Edit], path: str, expected: list[str]
) -> None:
    assert expected == pointed_at(outcome_without_basis.check, edited(base, *edits), path)
