"""A citation beside what has no source is found in the playbook alone."""

import pytest

from generator.rules.decisions import citation_of_uncited
from tests.unit.decided import OURS, TABLE, TREE, Edit, edited, pointed_at


@pytest.mark.parametrize(
    ("base", "edits", "path", "expected"),
    [
        pytest.param(TABLE, [], OURS, [], id="none"),
        pytest.param(
            TABLE, [("| wait | source", "| wait | uncited")], OURS, ["[@li2010]"], id="a rule"
        ),
        pytest.param(
            TREE,
            [("Let go of it [@li2010].", "Let go of it [@li2010].\n\nBasis: uncited")],
            OURS,
            ["[@li2010]"],
            id="an outcome",
        ),
        pytest.param(
            TABLE, [("| wait | source", "| wait | uncited")], "other.md", [], id="elsewhere"
        ),
    ],
)
def test_citation_of_uncited(base: str, edits: list[Edit], path: str, expected: list[str]) -> None:
    assert expected == pointed_at(citation_of_uncited.check, edited(base, *edits), path)
