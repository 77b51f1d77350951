"""DMN is valid, and programs of others read it as we mean it."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree  # type: ignore[import-untyped]  # none there

from generator.decisions.walk import all_paths
from generator.findings.diagnostics import Text
from generator.load.decisions import load_decision
from generator.model.decisions import Decision
from generator.render.decisions.dmn import dmn_text, feel_name
from tests.unit.decided import COLLECT, TABLE, TREE, decision
from tests.unit.decisions.test_limits import table_of

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
    done = subprocess.run(
        ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund"],
        cwd=folder,
        capture_output=True,
        timeout=300,
        check=False,
    )
    if done.returncode:
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


def test_all_of_the_playbook(root: Path, schema: Any) -> None:
    assert [made.id for made in _playbook(root) if _errors(schema, made)] == []


def test_a_foreign_engine_agrees(root: Path, oracle: Path) -> None:
    """dmn-moddle warns of nothing, and a foreign FEEL engine gives our outcome on every path."""
    decisions = [*_playbook(root), *(decision(text) for text in (TREE, TABLE, COLLECT))]
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


def _cases(made: Decision) -> Iterator[dict[str, dict[str, str | None]]]:
    for path in all_paths(made):
        asked = dict(path.asked)
        yield {"input": {feel_name(it.id): asked.get(it.id) for it in made.questions}}


def _playbook(root: Path) -> list[Decision]:
    paths = sorted((root / "kb" / "decisions").glob("*.md"))
    return [decision(it.read_text(encoding="utf-8"), f"kb/decisions/{it.name}") for it in paths]


def _errors(schema: Any, made: Decision) -> list[str]:
    schema.validate(etree.fromstring(dmn_text(made).encode()))
    return [str(error) for error in schema.error_log]
