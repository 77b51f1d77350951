"""The rulebook has every rule, with its page."""

from __future__ import annotations

from generator.findings.diagnostics import Severity
from generator.rules.apart import APART
from generator.rules.book import rules
from generator.rules.checks import CHECKS, DATED_CHECKS
from generator.rules.sheet_checks import SHEET_CHECKS


def test_rules_stand_in_order_by_id() -> None:
    """They are listed as they are looked up."""
    assert list(rules()) == sorted(rules())
    assert all(name == doc.rule.id for name, doc in rules().items())


def test_a_rule_has_its_page() -> None:
    """The summary is the first line of the page, which has no title."""
    doc = rules()["bare-statement"]
    assert Severity.ERROR is doc.rule.severity
    assert doc.summary == "A statement of guidance neither cites nor says what it rests on."
    assert doc.page_markdown.startswith(f"{doc.summary}\n\n## What it finds\n")
    assert doc.stage == "checking"


def test_stages() -> None:
    """A rule says when it is found."""
    stages = {name: rules()[name].stage for name in ("broken-link", "unused-role", "idle-factor")}
    assert stages == {
        "broken-link": "reading",
        "unused-role": "checking",
        "idle-factor": "checking decisions",
    }


def test_each_check_runs() -> None:
    """A module of a check that nobody put into the list would never find anything."""
    listed = {
        check.__module__.rpartition(".")[2]
        for check in (*CHECKS, *APART, *DATED_CHECKS, *SHEET_CHECKS)
    }
    modules = {name.replace("-", "_") for name, doc in rules().items() if doc.stage == "checking"}
    assert modules == listed
