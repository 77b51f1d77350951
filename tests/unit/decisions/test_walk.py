"""Walks ask only what counts, and end where the rules say."""

import csv
from pathlib import Path

import pytest

from generator.decisions.walk import (
    Walk,
    all_paths,
    count_paths,
    next_question,
    questions_left,
    walk,
)
from generator.findings.diagnostics import Severity
from tests.unit.decided import COLLECT, TABLE, TREE, decision, edited, read

OWN = ("book-a-room", "lend-a-bike", "what-to-pack")
PUBLIC = ("cisa-coordinator", "design-patterns", "ssvc-deployer", "towing-rules", "us-citizen")


@pytest.mark.parametrize(
    ("text", "answers", "question", "outcomes"),
    [
        pytest.param(TREE, {}, "goal", (), id="tree: the start"),
        pytest.param(TREE, {"goal": "yes"}, "stage", (), id="tree: one answer"),
        pytest.param(TREE, {"goal": "no"}, "", ("stop",), id="tree: an end"),
        pytest.param(TREE, {"goal": "no", "stage": "new"}, "", ("stop",), id="tree: one too many"),
        pytest.param(TREE, {"stage": "new"}, "goal", (), id="tree: out of order"),
        pytest.param(TABLE, {}, "budget", (), id="table: the first factor"),
        pytest.param(TABLE, {"budget": "none"}, "", ("wait",), id="table: the rest cannot count"),
        pytest.param(TABLE, {"people": "ours"}, "budget", (), id="table: out of order"),
        pytest.param(COLLECT, {"sponsor": "no"}, "box", (), id="collect: all are asked"),
        pytest.param(
            COLLECT,
            {"box": "no", "sponsor": "no"},
            "",
            ("get-sponsor", "add-box"),
            id="collect: in the order of the file",
        ),
    ],
)
def test_walk(text: str, answers: dict[str, str], question: str, outcomes: tuple[str, ...]) -> None:
    found = walk(decision(text), answers)
    assert (question, outcomes) == (found.question, found.outcomes)


def test_answers_given_early_spare_questions() -> None:
    """A table asks for nothing that an answer out of its order has made idle."""
    made = decision(
        edited(
            TABLE,
            (
                "| none | - | wait | source | No money",
                "| - | ours | lead | gap | x |\n| none | theirs | wait | source | No money",
            ),
            ("| ours | ours | lead | source | You have both [@li2010] |\n", ""),
            ("| theirs | ours | lead | gap | Nobody says |\n", ""),
        )
    )
    assert walk(made, {"people": "ours"}) == Walk((("people", "ours"),), "", ("lead",))
    assert walk(made, {"people": "theirs"}).question == "budget"


def test_next_question() -> None:
    made = decision(TREE)
    asked = next_question(made, {"goal": "yes"})
    assert asked is made.question("stage")
    assert next_question(made, {"goal": "no"}) is None


def test_all_paths_of_a_table_leave_out_what_is_not_asked() -> None:
    assert [(way.asked, way.outcomes) for way in all_paths(decision(TABLE))] == [
        ((("budget", "none"),), ("wait",)),
        ((("budget", "ours"), ("people", "ours")), ("lead",)),
        ((("budget", "ours"), ("people", "theirs")), ("help",)),
        ((("budget", "theirs"), ("people", "ours")), ("lead",)),
        ((("budget", "theirs"), ("people", "theirs")), ("help",)),
    ]


def test_all_paths_of_a_collect_table_have_every_factor() -> None:
    assert [way.outcomes for way in all_paths(decision(COLLECT))] == [
        ("ready",),
        ("add-box",),
        ("get-sponsor",),
        ("get-sponsor", "add-box"),
    ]


def test_count_and_depth() -> None:
    """Paths are counted, and the questions that are left, without walking."""
    graph = decision(TREE).graph
    assert graph
    assert count_paths(graph) == 5
    assert questions_left(graph)[0] == 3


def test_a_combination_without_a_rule_has_no_outcome() -> None:
    made = decision(edited(TABLE, ("| ours | theirs | help | inferred | Our reading |\n", "")))
    assert walk(made, {"budget": "ours", "people": "theirs"}) == Walk(
        (("budget", "ours"), ("people", "theirs")), "", ()
    )


@pytest.mark.parametrize("name", OWN)
def test_replay_of_own_flows(name: str, root: Path) -> None:
    """Every path that was written out by hand leads to its outcome."""
    _replay(root / "tests" / "data" / "decisions", name)


@pytest.mark.parametrize("name", PUBLIC)
def test_replay_of_public_flows(name: str, test_data: Path) -> None:
    """Every path that was walked in the original leads to the same outcome here."""
    _replay(test_data / "decisions", name)


def _replay(folder: Path, name: str) -> None:
    made, findings = read((folder / f"{name}.md").read_text(encoding="utf-8"), f"{name}.md")
    assert [it for it in findings if it.severity is not Severity.INFO] == []
    with (folder / f"{name}.paths.csv").open(encoding="utf-8") as lines:
        rows = [(row["answers"], row["outcome"]) for row in csv.DictReader(lines)]
    for answers, outcome in rows:
        given = dict(it.split("=") for it in answers.split("; "))
        assert walk(made, given).outcomes == (outcome,), answers
    if not made.rules:
        ours = {
            ("; ".join("=".join(it) for it in way.asked), *way.outcomes) for way in all_paths(made)
        }
        assert ours == set(rows)
