"""Flows of others, said in our own words, lead where their originals do: every row of their paths."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from generator.decisions.inside import all_questions, with_inner
from generator.decisions.speech import spoken
from generator.decisions.walk import all_paths, walk
from generator.findings.diagnostics import Severity, Text
from generator.load.decisions import load_decision
from generator.load.decisions.asking import answer_in
from generator.load.decisions.inside import settle_inside
from generator.model.decisions import Decision
from generator.rules.decision_checks import check_decision

FOLDER = Path(__file__).parents[2] / "flows"
NAMES = sorted(path.name.partition(".")[0] for path in FOLDER.glob("*.paths.csv"))


@pytest.fixture(scope="module")
def flows() -> dict[str, Decision]:
    """Return all flows, each with those inside it."""
    texts = [Text(path.name, path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.md")]
    first = [load_decision(text)[0] for text in texts]
    again = settle_inside(first, lambda it, others: load_decision(it.text, (), others))
    return {it.id: it for it in first} | {it.id: it for it, _, _ in again}


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.paths.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def _given(made: Decision, words: str) -> dict[str, str]:
    questions = all_questions(made)
    pairs = (pair.split("=") for pair in words.split("; "))
    found = {name: answer_in(questions[name], value) for name, value in pairs}
    assert None not in found.values(), words
    return {name: value for name, value in found.items() if value}


@pytest.mark.parametrize("name", NAMES)
def test_every_row(name: str, flows: dict[str, Decision]) -> None:
    made = flows[name]
    rows = _rows(name)
    assert rows
    for row in rows:
        answers = with_inner(made, _given(made, row["answers"]))
        found = walk(made, answers)
        assert ", ".join(found.outcomes) == row["outcome"], row["answers"]
        if row.get("says"):
            blocks = spoken(made, found.outcomes, answers).values()
            said = [it.prose.source for part in blocks for it in part]
            assert sorted(said) == sorted(row["says"].split(" | ")), row["answers"]


@pytest.mark.parametrize("name", NAMES)
def test_no_way_is_left_out(name: str, flows: dict[str, Decision]) -> None:
    """Each way through has a row: its answers, numbers and dates by their bands."""
    made = flows[name]
    walked = {
        walk(made, with_inner(made, _given(made, row["answers"]))).asked for row in _rows(name)
    }
    assert {way.asked for way in all_paths(made)} == walked


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_found(name: str, flows: dict[str, Decision]) -> None:
    """They are right, and the checks know it."""
    made = flows[name]
    assert made.sound
    found = [it for it in check_decision(made) if it.severity is not Severity.INFO]
    assert found == []


def test_words_fit_the_answers_on_every_way(flows: dict[str, Decision]) -> None:
    """No block is said where its condition does not hold, and each is said on some way."""
    for made in flows.values():
        said: set[int] = set()
        for way in all_paths(made):
            answers = dict(way.asked)
            for part in spoken(made, way.outcomes, answers).values():
                for block in part:
                    assert block.prose.when is None or block.prose.when.holds(answers)
                    said.add(block.prose.start)
        every = {it.start for thing in (*made.outcomes, *made.pieces) for it in thing.proses}
        assert said == every, made.id
