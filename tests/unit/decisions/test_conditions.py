"""Outcomes say when they apply, and what would change them."""

import pytest

from generator.decisions.conditions import Change, Condition, minimal_conditions, single_changes
from generator.decisions.walk import walk
from tests.unit.decided import COLLECT, TABLE, TREE, decision


@pytest.mark.parametrize(
    ("text", "outcome", "expected"),
    [
        pytest.param(
            TREE, "wait", ((("goal", ("yes",)), ("stage", ("new",))),), id="tree: one way"
        ),
        pytest.param(
            TREE,
            "keep",
            ((("goal", ("yes",)), ("stage", ("mature",)), ("parts", ("all", "some"))),),
            id="tree: two answers will do",
        ),
        pytest.param(
            TREE,
            "stop",
            ((("stage", ("mature",)), ("parts", ("none",))), (("goal", ("no",)),)),
            id="tree: what leads there anyhow is left out",
        ),
        pytest.param(TABLE, "wait", ((("budget", ("none",)),),), id="table: one factor"),
        pytest.param(
            TABLE,
            "lead",
            ((("budget", ("ours", "theirs")), ("people", ("ours",))),),
            id="table: rules are joined",
        ),
        pytest.param(COLLECT, "add-box", ((("box", ("no",)),),), id="collect: the rule"),
    ],
)
def test_minimal_conditions(text: str, outcome: str, expected: tuple[Condition, ...]) -> None:
    assert expected == minimal_conditions(decision(text), outcome)


@pytest.mark.parametrize(
    ("text", "answers", "expected"),
    [
        pytest.param(
            TREE,
            {"goal": "yes", "stage": "mature", "parts": "all"},
            [
                Change("goal", "no", ("stop",)),
                Change("stage", "new", ("wait",)),
                Change("parts", "none", ("stop",)),
            ],
            id="tree: not the answer that leads to the same",
        ),
        pytest.param(
            TREE,
            {"goal": "no"},
            [Change("goal", "yes", (), "stage")],
            id="tree: more would be asked",
        ),
        pytest.param(
            TABLE,
            {"budget": "ours", "people": "ours"},
            [Change("budget", "none", ("wait",)), Change("people", "theirs", ("help",))],
            id="table",
        ),
        pytest.param(
            COLLECT,
            {"sponsor": "yes", "box": "yes"},
            [Change("sponsor", "no", ("get-sponsor",)), Change("box", "no", ("add-box",))],
            id="collect",
        ),
    ],
)
def test_single_changes(text: str, answers: dict[str, str], expected: list[Change]) -> None:
    made = decision(text)
    assert expected == list(single_changes(made, walk(made, answers)))
