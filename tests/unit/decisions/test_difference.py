"""What a change of a decision changes for those who walk it."""

import json

import pytest

from generator.decisions.difference import Moved, compare
from generator.render.decisions.differences import (
    differences_json,
    differences_markdown,
    differences_text,
)
from tests.unit.decided import COLLECT, TABLE, TREE, Edit, decision, edited


@pytest.mark.parametrize(
    ("base", "edits", "moved"),
    [
        pytest.param(TREE, [], [], id="nothing"),
        pytest.param(TREE, [("## Keep it", "## Keep on")], [], id="words alone"),
        pytest.param(
            TREE,
            [("{#some} -> keep", "{#some} -> stop")],
            [
                Moved(
                    (("goal", "yes"), ("stage", "mature"), ("parts", "some")), ("keep",), ("stop",)
                )
            ],
            id="another target",
        ),
        pytest.param(
            TREE,
            [("{#new}", "{#young formerly=new}"), ("stage=new", "stage=young")],
            [],
            id="a renamed answer",
        ),
        pytest.param(
            TREE,
            [
                ("{#keep}", "{#stay formerly=keep}"),
                ("{#all} -> keep", "{#all} -> stay"),
                ("{#some} -> keep", "{#some} -> stay"),
                ("| keep |", "| stay |"),
            ],
            [],
            id="a renamed outcome",
        ),
        pytest.param(
            TREE,
            [("- New {#new} -> wait", "- New {#new} -> wait\n- Very new {#fresh} -> wait")],
            [Moved((("goal", "yes"), ("stage", "fresh")), ("wait", "keep", "stop"), ("wait",))],
            id="a new answer",
        ),
        pytest.param(
            TABLE,
            [("| theirs | ours | lead", "| theirs | ours | help")],
            [Moved((("budget", "theirs"),), ("help", "lead"), ("help",))],
            id="a question that is asked no more",
        ),
        pytest.param(
            COLLECT,
            [("| - | no | add-box", "| yes | no | add-box")],
            [
                Moved(
                    (("sponsor", "no"), ("box", "no")), ("get-sponsor", "add-box"), ("get-sponsor",)
                )
            ],
            id="collect",
        ),
    ],
)
def test_compare(base: str, edits: list[Edit], moved: list[Moved]) -> None:
    found = compare(decision(base), decision(edited(base, *edits)))
    assert [(it.answers, set(it.was), it.now) for it in moved] == [
        (it.answers, set(it.was), it.now) for it in found.moved
    ]


def test_ways_that_are_gone() -> None:
    after = edited(TREE, ("- Some {#some} -> keep\n", ""), ("parts=some", "parts=all"))
    found = compare(decision(TREE), decision(after))
    assert [way.answers[-1] for way in found.gone] == [("parts", "some")]


def test_texts() -> None:
    """The same difference is told as text, as Markdown and as JSON."""
    found = compare(decision(TREE), decision(edited(TREE, ("{#some} -> keep", "{#some} -> stop"))))
    assert differences_text([found]) == (
        "way: 1 of 5 paths changes\n  goal=yes; stage=mature; parts=some: was keep, is stop\n"
    )
    assert "| `goal=yes; stage=mature; parts=some` | `keep` | `stop` |" in differences_markdown(
        [found]
    )
    assert json.loads(differences_json([found]))[0]["changed"] == [
        {
            "answers": {"goal": "yes", "stage": "mature", "parts": "some"},
            "was": ["keep"],
            "now": ["stop"],
        }
    ]


def test_nothing_changed() -> None:
    same = compare(decision(TREE), decision(TREE))
    assert differences_text([same]) == "no path of a decision changes its outcome\n"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(None, TREE, "way: new, with 5 paths\n", id="new"),
        pytest.param(TREE, None, "way: removed\n", id="removed"),
    ],
)
def test_new_and_removed(before: str | None, after: str | None, expected: str) -> None:
    found = compare(decision(before) if before else None, decision(after) if after else None)
    assert expected == differences_text([found])
