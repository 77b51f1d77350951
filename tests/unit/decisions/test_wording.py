"""A difference names what is said otherwise: policies, words, grounds, citations."""

import pytest

from generator.decisions.wording import changes
from tests.unit.decided import MEASURED, TABLE, TREE, Edit, decision, edited


@pytest.mark.parametrize(
    ("base", "edits", "expected"),
    [
        pytest.param(TABLE, [], [], id="nothing"),
        pytest.param(
            TABLE,
            [("hit: unique", "hit: first")],
            ["the hit policy was `unique`, is `first`"],
            id="policy",
        ),
        pytest.param(
            TABLE,
            [("help | inferred | Our", "help | gap | Our")],
            ["the basis of rule 3 was `inferred`, is `gap`"],
            id="basis of a rule",
        ),
        pytest.param(
            TREE,
            [("Basis: inferred", "Basis: uncited")],
            ["the basis of the outcome `keep` was `inferred`, is `uncited`"],
            id="basis of an outcome",
        ),
        pytest.param(
            TREE,
            [("It works, so it stays.", "It stays.")],
            ["the outcome `keep` has other words"],
            id="words",
        ),
        pytest.param(
            TREE,
            [("Let go of it [@li2010].", "Let go of it.")],
            ["the outcome `stop` has other words", "the outcome `stop` cites `li2010` no longer"],
            id="a citation dropped",
        ),
        pytest.param(
            TABLE,
            [("| Our reading |", "| Our reading [@li2010] |")],
            ["rule 3 has another reason", "rule 3 cites `li2010` now"],
            id="a citation added",
        ),
        pytest.param(
            MEASURED,
            [("It costs time.", "It costs much time.")],
            ["the outcome `go` has other words", "the outcome `wait` has other words"],
            id="a piece",
        ),
        pytest.param(
            MEASURED,
            [("people=many; have=budget", "people=many")],
            ["the outcome `go` has other words"],
            id="a condition",
        ),
        pytest.param(
            TREE,
            [
                ("{#wait}", "{#stay formerly=wait}"),
                ("-> wait", "-> stay"),
                ("| wait |", "| stay |"),
            ],
            [],
            id="renamed",
        ),
    ],
)
def test_changes(base: str, edits: list[Edit], expected: list[str]) -> None:
    assert expected == list(changes(decision(base), decision(edited(base, *edits))))
