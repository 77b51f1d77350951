"""A basis of a source without one is found in the playbook alone."""

import pytest

from generator.rules.decisions import basis_without_citation
from tests.unit.decided import OURS, TABLE, TREE, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("base", "edits", "path", "expected"),
    [
        pytest.param(TABLE, [], OURS, [], id="cited"),
        pytest.param(
            TABLE,
            [("No money [@li2010]", "No money")],
            OURS,
            ["| none | - | wait | source | No money |"],
            id="a rule",
        ),
        pytest.param(
            TREE, [("Basis: inferred", "Basis: source")], OURS, ["Keep it"], id="an outcome"
        ),
        pytest.param(TABLE, [("No money [@li2010]", "No money")], "other.md", [], id="elsewhere"),
    ],
)
def test_basis_without_citation(
    base: str, edits: list[Edit], path: str, expected: list[str]
) -> None:
    assert expected == pointed_at(basis_without_citation.check, edited(base, *edits), path)
