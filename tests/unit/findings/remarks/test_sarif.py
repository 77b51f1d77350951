"""SARIF names rule, level, place and fix, and explains the rule."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sarif_pydantic import Sarif  # type: ignore[import-untyped]  # none there

from generator.findings.diagnostics import Diagnostic, Edit, Note, Rule, RuleDoc, Severity, Text
from generator.findings.remarks.places import Remarks, fingerprints
from generator.findings.remarks.sarif import Tool, to_sarif
from generator.rules.book import rules

RULE = Rule("unknown-citation", Severity.ERROR)
DOC = RuleDoc(RULE, "A key that no entry has.", "A key that no entry has.\n\n## More", "reading")
TOOL = Tool("1.2.3", {RULE.id: DOC}, {RULE.id: "https://book.example.org/rule/"})
TEXT = Text("kb/ä.md", "\U0001d49c [@wolan2010]\n")


def run(finding: Diagnostic, tool: Tool = TOOL) -> Any:
    """Return the run that *finding* is written as, once the log is known to be valid."""
    written = to_sarif(Remarks([finding], {TEXT.path: TEXT}), tool)
    Sarif.model_validate_json(written)
    log = json.loads(written)
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    return log["runs"][0]


def test_result() -> None:
    """A result has its place in characters, its name, its second places."""
    key = TEXT.span(4, 13)
    finding = RULE.at(key, "no such key", help="mend it", notes=[Note(key, "it is here")])
    result = run(finding)["results"][0]
    region = {"startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 14}
    file = {"uri": "kb/%C3%A4.md", "uriBaseId": "%SRCROOT%"}
    place = {"physicalLocation": {"artifactLocation": file, "region": region}}
    name = next(fingerprints(Remarks([finding], {TEXT.path: TEXT})))
    expected = {
        "ruleId": "unknown-citation",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "no such key; mend it"},
        "locations": [place],
        "partialFingerprints": {"primaryLocationLineHash": name},
        "relatedLocations": [{"id": 1, **place, "message": {"text": "it is here"}}],
    }
    assert expected == result


def test_fix() -> None:
    """A fix says what is taken out and what is put there."""
    key = TEXT.span(4, 13)
    fix = run(RULE.at(key, "m", help="write it", fix=[Edit(key, "li2010")]))["results"][0]["fixes"]
    assert fix[0]["description"] == {"text": "write it"}
    change = fix[0]["artifactChanges"][0]
    assert change["artifactLocation"]["uri"] == "kb/%C3%A4.md"
    assert change["replacements"][0]["insertedContent"] == {"text": "li2010"}
    assert change["replacements"][0]["deletedRegion"]["startColumn"] == 5


def test_rule() -> None:
    """The rule brings its summary, its page, its address and its usual level."""
    driver = run(RULE.at(TEXT.span(0), "m"))["tool"]["driver"]
    page = DOC.page_markdown
    expected = {
        "id": "unknown-citation",
        "shortDescription": {"text": "A key that no entry has."},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": "error"},
        "helpUri": "https://book.example.org/rule/",
    }
    assert driver == {"name": "playbook", "semanticVersion": "1.2.3", "rules": [expected]}


def test_rule_without_address() -> None:
    """Where the site has no address, the rule's page has none."""
    tool = Tool("1", {RULE.id: DOC}, {RULE.id: ""})
    assert "helpUri" not in run(RULE.at(TEXT.span(0), "m"), tool)["tool"]["driver"]["rules"][0]


@pytest.mark.parametrize("rule", rules())
def test_every_rule(rule: str) -> None:
    """The page of each rule of ours makes a valid log."""
    own = rules()[rule].rule
    found = run(own.at(TEXT.span(0), "m"), Tool("1", rules()))
    assert found["tool"]["driver"]["rules"][0]["shortDescription"]["text"] != rule
