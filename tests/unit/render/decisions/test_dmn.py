"""DMN is valid, and programs of others read it as we mean it."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from lxml import etree  # type: ignore[import-untyped]  # none there

from generator.decisions.inside import inner_of, with_inner
from generator.decisions.walk import Walk, all_paths, answers_to, walk
from generator.findings.diagnostics import Text
from generator.load.decisions import load_decision
from generator.load.decisions.inside import settle_inside
from generator.model.decisions import Decision, Question
from generator.model.values import MEASURED as OF_MEASURE
from generator.model.values import Shape
from generator.render.decisions.dmn import dmn_text, feel_name
from generator.render.decisions.dmn_names import inputs_of
from tests.npm import installed
from tests.unit.decided import ARROWS, COLLECT, MEASURED, TABLE, TREE, decision
from tests.unit.decisions.test_limits import table_of

pytestmark = pytest.mark.slow

TEXTS = [
    pytest.param(TREE, id="tree"),
    pytest.param(TABLE, id="table"),
    pytest.param(COLLECT, id="collect"),
]


@pytest.fixture(scope="module")
def schema() -> Any:
    """Return the OMG's schema of DMN 1.3."""
    spiff = importlib.util.find_spec("SpiffWorkflow")
    assert spiff is not None
    assert spiff.origin is not None
    path = Path(spiff.origin).parent / "dmn" / "parser" / "schema" / "DMN13.xsd"
    return etree.XMLSchema(etree.parse(path))


@pytest.fixture(scope="session")
def oracle(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the programs of others; skip where that cannot be done."""
    if not shutil.which("node") or not shutil.which("npm"):
        pytest.skip("node and npm are not installed")
    folder = tmp_path_factory.mktemp("oracles")
    shutil.copytree(root / "tests" / "oracles", folder, dirs_exist_ok=True)
    if not installed(folder):
        pytest.skip("npm could not install the programs: no network?")
    return folder


@pytest.mark.parametrize("text", TEXTS)
def test_valid(text: str, schema: Any) -> None:
    """The official schema accepts it."""
    assert _errors(schema, decision(text)) == []


def test_names_and_words_are_escaped(schema: Any) -> None:
    """A title with marks of XML in it stays a title."""
    text = TREE.replace("Which way?", 'A < B & "C"').replace("{#goal}", "{#go-al}")
    text = text.replace("goal=", "go-al=").replace("Which", "<b>")
    made = decision(text)
    assert 'name="q_go_al"' in dmn_text(made)
    assert _errors(schema, made) == []


def test_citations_are_knowledge_sources() -> None:
    """Each work stands there once, and the decision is tied to it."""
    written = dmn_text(decision(TREE), {"li2010": "Li (2010)"})
    assert written.count('<knowledgeSource id="source-li2010" name="Li (2010)"/>') == 1
    assert '<requiredAuthority href="#source-li2010"/>' in written


def test_reasons_are_descriptions() -> None:
    written = dmn_text(decision(TABLE))
    assert "<description>Our reading; They have both [@li2010]</description>" in written


@pytest.mark.parametrize(
    ("hit", "policy"), [("unique", "UNIQUE"), ("first", "FIRST"), ("collect", "COLLECT")]
)
def test_rules_stand_for_ways_that_are_too_many(hit: str, policy: str, schema: Any) -> None:
    """A table with tens of thousands of ways is written as its rules, which need each input."""
    rows = [({at: "v1", (at + 3) % 10: "v2"}, f"o{at % 3}") for at in range(10)]
    made = load_decision(Text("large.md", table_of(hit, [*rows, ({}, "rest")])))[0]
    written = dmn_text(made)
    assert written.count("<rule id=") == 11
    assert f'hitPolicy="{policy}"' in written
    assert ("<description>Every input is needed.</description>" in written) == (hit != "collect")
    assert _errors(schema, made) == []


def test_all_of_the_playbook(landed: Path, schema: Any) -> None:
    assert [made.id for made in _playbook(landed) if _errors(schema, made)] == []


def test_a_foreign_engine_agrees(landed: Path, oracle: Path) -> None:
    """dmn-moddle warns of nothing, and a foreign FEEL engine gives our outcome on every path."""
    decisions = [*_playbook(landed), *(decision(text) for text in (TREE, TABLE, COLLECT))]
    given = [{"xml": dmn_text(it), "cases": list(_cases(it))} for it in decisions]
    done = subprocess.run(
        ["node", "dmn.js"],
        cwd=oracle,
        input=json.dumps(given),
        text=True,
        capture_output=True,
        timeout=120,
        check=True,
    )
    told = json.loads(done.stdout)
    assert [it["warnings"] for it in told] == [[]] * len(decisions)
    for made, it in zip(decisions, told, strict=True):
        ours = [sorted(path.outcomes) for path in all_paths(made)]
        assert [sorted(outcomes) for outcomes in it["outcomes"]] == ours


FLOWS = Path(__file__).parents[3] / "flows"


def _flows() -> list[Decision]:
    texts = [
        Text(path.name, path.read_text(encoding="utf-8")) for path in sorted(FLOWS.glob("*.md"))
    ]
    first = [load_decision(text)[0] for text in texts]
    again = settle_inside(first, lambda it, others: load_decision(it.text, (), others))
    later = {it.id: it for it, _, _ in again}
    return [later.get(it.id, it) for it in first]


def test_flows_are_valid(schema: Any) -> None:
    """Numbers, dates, several answers, two tables: the official schema accepts them all."""
    decisions = [*_flows(), decision(MEASURED), decision(ARROWS)]
    assert [_errors(schema, made) for made in decisions] == [[]] * len(decisions)


def test_a_foreign_engine_agrees_on_numbers_and_dates(oracle: Path) -> None:
    """For the values of each path, by their bands, it gives our outcomes; nothing is warned of."""
    decisions = [*_flows(), decision(MEASURED), decision(ARROWS)]
    given = [{"xml": dmn_text(it), "cases": [*_measured(it)]} for it in decisions]
    told = json.loads(_run(oracle, given))
    assert [it["warnings"] for it in told] == [[]] * len(decisions)
    for made, it in zip(decisions, told, strict=True):
        ours = [[", ".join(path.outcomes)] for path in _whole_paths(made)]
        assert it["outcomes"] == ours, made.id
        assert it["shapes"] > 1


def _run(oracle: Path, given: list[dict[str, Any]]) -> str:
    return subprocess.run(
        ["node", "dmn.js"],
        cwd=oracle,
        input=json.dumps(given),
        text=True,
        capture_output=True,
        timeout=120,
        check=True,
    ).stdout


def _whole_paths(made: Decision) -> Iterator[Walk]:
    """Yield the paths; where another decision gives an answer, those of that one too."""
    inner = [inner_of(made, question) for question in made.questions]
    if not any(inner):
        yield from all_paths(made)
        return
    own = {it.id: [*answers_to(it)] for q, it in _asked(made) if q is made}
    others = [it for it in inner if it]
    for way in (way for other in others for way in all_paths(other)):
        for rest in product(*([(name, it) for it in values] for name, values in own.items())):
            answers = {**dict(way.asked), **dict(rest)}
            found = walk(made, with_inner(made, answers))
            yield Walk(tuple(answers.items()), "", found.outcomes)


def _asked(made: Decision) -> Iterator[tuple[Decision, Question]]:
    for question in made.questions:
        other = inner_of(made, question)
        if other is None:
            yield made, question
        else:
            yield from ((other, it) for it in other.questions)


def _measured(made: Decision) -> Iterator[dict[str, dict[str, Any]]]:
    for path in _whole_paths(made):
        asked = dict(path.asked)
        values: dict[str, Any] = {}
        for _, question in _asked(made):
            values |= _values(question, asked.get(question.id))
        yield {"input": values}


def _values(question: Question, given: str | None) -> dict[str, Any]:
    if question.several:
        parts = [it for it in inputs_of(question) if it.type == "boolean"]
        chosen = given.split("+") if given else []
        return {it.name: it.part.answer in chosen for it in parts}
    answer = question.answer(given) if given else None
    name = feel_name(question.id)
    if answer is None or answer.band is None:
        return {name: given if question.shape not in OF_MEASURE else None}
    band = answer.band
    inside = band.low if band.low is not None and band.low_in else None
    if inside is None:
        inside = band.low + 1 if band.low is not None else (band.high or Decimal(1)) - 1
    if question.shape is Shape.DATE:
        return {name: {"date": date.fromordinal(int(inside)).isoformat()}}
    return {name: float(inside)}


def _cases(made: Decision) -> Iterator[dict[str, dict[str, str | None]]]:
    for path in all_paths(made):
        asked = dict(path.asked)
        yield {"input": {feel_name(it.id): asked.get(it.id) for it in made.questions}}


def _playbook(landed: Path) -> list[Decision]:
    paths = sorted((landed / "kb" / "decisions").glob("*.md"))
    return [decision(it.read_text(encoding="utf-8"), f"kb/decisions/{it.name}") for it in paths]


def _errors(schema: Any, made: Decision) -> list[str]:
    schema.validate(etree.fromstring(dmn_text(made).encode()))
    return [str(error) for error in schema.error_log]
