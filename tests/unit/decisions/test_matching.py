"""Rules are found by the answers that leave them open."""

import pytest

from generator.decisions.matching import matcher_of, meeting, numbers, rule_sets
from tests.unit.decided import COLLECT, TABLE, decision, edited

FIRST = edited(
    TABLE,
    ("kind: table\n", "kind: table\nhit: first\n"),
    ("| ours | ours |", "| ours | - |"),
)


@pytest.mark.parametrize(
    ("text", "answers", "numbers"),
    [
        pytest.param(TABLE, {}, [1, 2, 3, 4, 5], id="nothing is answered"),
        pytest.param(TABLE, {"budget": "none"}, [1], id="one that surely holds"),
        pytest.param(TABLE, {"budget": "ours"}, [2, 3], id="two are left"),
        pytest.param(TABLE, {"budget": "ours", "people": "theirs"}, [3], id="all are answered"),
        pytest.param(FIRST, {"budget": "ours"}, [2], id="first: none after one that surely holds"),
        pytest.param(
            COLLECT, {"sponsor": "no", "box": "no"}, [2, 3], id="collect: each that holds"
        ),
    ],
)
def test_matching(text: str, answers: dict[str, str], numbers: list[int]) -> None:
    found = matcher_of(decision(text)).matching(answers)
    assert [rule.number for rule in found] == numbers


def test_rule_sets_have_a_bit_for_each_rule() -> None:
    made = decision(TABLE)
    assert rule_sets(made.questions, made.rules) == (
        (0b00001, 0b00110, 0b11000),
        (0b10011, 0b01101),
    )


def test_meeting_rules_share_a_combination() -> None:
    """All values of one factor, one value of the other: every rule but those for the other value."""
    made = decision(TABLE)
    sets = rule_sets(made.questions, made.rules)
    assert list(numbers(meeting(sets, (0b111, 0b01)))) == [0, 1, 4]
    assert list(numbers(meeting(sets, (0b010, 0b10)))) == [2]
