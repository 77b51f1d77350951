"""Addresses that were true stay true."""

from generator.decisions.canonical import version
from generator.decisions.permalink import current_answers, former_addresses, segment
from tests.unit.decided import TREE, decision, edited

RENAMED = edited(
    TREE,
    ("{#stage}", "{#age formerly=stage}"),
    ("-> stage", "-> age"),
    ("{#new}", "{#young formerly=new}"),
    ("stage=new", "age=young"),
    ("stage=mature", "age=mature"),
)


def test_former_addresses() -> None:
    made = decision(RENAMED)
    found = set(former_addresses(made, (("goal", "yes"), ("age", "young"))))
    assert found == {("goal.yes", it) for it in ("age.new", "stage.young", "stage.new")}


def test_former_addresses_of_what_nobody_knows() -> None:
    made = decision(RENAMED)
    found = set(former_addresses(made, (("age", "unknown"),), (("now", "then"),)))
    assert found == {
        ("age.unknown", "then"),
        ("stage.unknown", "now"),
        ("stage.unknown", "then"),
    }


def test_current_answers() -> None:
    made = decision(RENAMED)
    assert current_answers(made, {"goal": "yes", "stage": "new"}) == {"goal": "yes", "age": "young"}
    assert current_answers(made, {"odd": "x"}) == {"odd": "x"}


def test_segment() -> None:
    assert segment("goal", "yes") == "goal.yes"


def test_version_follows_words_and_not_reviews() -> None:
    first = version(decision(TREE))
    assert (
        version(decision(edited(TREE, ("reviewed: 2026-11-01", "reviewed: 2026-11-02")))) == first
    )
    assert version(decision(edited(TREE, ("Keep it", "Keep on")))) != first
    assert version(decision(edited(TREE, ("{#some} -> keep", "{#some} -> stop")))) != first
