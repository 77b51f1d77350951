"""Who does not know an answer hears what is possible, what would settle it, and what to do anyhow."""

from __future__ import annotations

import pytest

from generator.decisions.standing import standing
from generator.decisions.walk import walk
from generator.model.clauses import UNKNOWN
from tests.unit.decided import ARROWS, MEASURED, TREE, decision


@pytest.mark.parametrize(
    ("text", "answers", "question", "outcomes", "possible"),
    [
        pytest.param(MEASURED, {"people": UNKNOWN}, "begin", (), (), id="the walk goes on"),
        pytest.param(
            MEASURED,
            {"people": UNKNOWN, "begin": "early", "have": "budget"},
            "",
            (),
            (("wait",), ("go",)),
            id="two are left",
        ),
        pytest.param(
            MEASURED,
            {"people": UNKNOWN, "begin": "early", "have": "budget+sponsor"},
            "",
            ("go",),
            (),
            id="one is left",
        ),
        pytest.param(
            TREE, {"goal": UNKNOWN, "stage": "new"}, "", (), (("wait",), ("stop",)), id="a tree"
        ),
        pytest.param(ARROWS, {"goal": UNKNOWN, "team": "no"}, "", ("find-team", "set-goal"), (), id="the same all the same"),
    ],
)  # fmt: skip
def test_walk_without_an_answer(
    text: str,
    answers: dict[str, str],
    question: str,
    outcomes: tuple[str, ...],
    possible: tuple[tuple[str, ...], ...],
) -> None:
    found = walk(decision(text), answers)
    assert (found.question, found.outcomes) == (question, outcomes)
    assert set(found.possible) == set(possible)


def test_standing() -> None:
    where = standing(decision(MEASURED), {"people": UNKNOWN, "begin": "early", "have": "budget"})
    assert set(where.possible) == {("go",), ("wait",)}
    assert [(it.question, it.alone) for it in where.settling] == [("people", True)]
    assert [it.prose.source for it in where.whichever] == ["It costs time."]


def test_standing_names_questions_that_were_not_answered_yet() -> None:
    where = standing(decision(MEASURED), {"people": "many"})
    assert [it.question for it in where.settling] == ["have"]
