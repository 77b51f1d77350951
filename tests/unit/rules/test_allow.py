"""Findings are allowed in the source, and weighed by the settings."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Diagnostic, Edit, Severity, Span
from generator.model.site import Settings
from generator.model.text import Allowance, Name
from generator.rules.allow import settle_findings

RULE = "heading-jump"


def _finding(line: int = 5, path: str = "kb/cards/a.md", rule: str = RULE) -> Diagnostic:
    return Diagnostic(rule, Severity.WARNING, Span(path, line, 1, line, 2), "a heading")


def _allowance(first: int = 4, last: int = 6, rule: str = RULE) -> Allowance:
    span = Span("kb/cards/a.md", last, 1, last, 20)
    name = Name(rule, Span("kb/cards/a.md", last, 5, last, 9))
    return Allowance(name, "why", span, first, last, Edit(span, ""))


@pytest.mark.parametrize(
    ("finding", "expected"),
    [
        pytest.param(_finding(4), [], id="first line"),
        pytest.param(_finding(6), [], id="last line"),
        pytest.param(_finding(3), [RULE, "unused-allowance"], id="above"),
        pytest.param(_finding(7), [RULE, "unused-allowance"], id="below"),
        pytest.param(_finding(path="kb/cards/b.md"), [RULE, "unused-allowance"], id="another file"),
        pytest.param(
            _finding(rule="raw-html"), ["raw-html", "unused-allowance"], id="another rule"
        ),
    ],
)
def test_an_allowance_holds_for_its_rule_in_its_block(
    finding: Diagnostic, expected: list[str]
) -> None:
    found = settle_findings([finding], [_allowance()], Settings())
    assert expected == [it.rule for it in found]


def test_one_allowance_takes_all_findings_of_its_block() -> None:
    """Two headings of one block need one comment."""
    assert settle_findings([_finding(4), _finding(5)], [_allowance()], Settings()) == ()


def test_overlapping_allowances_are_both_used() -> None:
    """What two comments allow is no reason to call one of them useless."""
    assert settle_findings([_finding()], [_allowance(), _allowance(5, 5)], Settings()) == ()


def test_an_allowance_of_no_rule_is_found_at_its_name() -> None:
    """A misspelt rule is said to be one, not to be unused."""
    (finding,) = settle_findings([_finding()], [_allowance(rule="heading-jmup")], Settings())
    assert (finding.rule, finding.span.column) == ("unknown-rule", 5)
    assert finding.help == "did you mean `heading-jump`?"


def test_nothing_is_unused_while_files_are_missing() -> None:
    """A file that did not load may be the one with the finding."""
    assert settle_findings([], [_allowance()], Settings(), complete=False) == ()


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        pytest.param({RULE: "error"}, [(RULE, "error")], id="up"),
        pytest.param({RULE: "info"}, [(RULE, "info")], id="down"),
        pytest.param({RULE: "off"}, [], id="off"),
        pytest.param({"raw-html": "off"}, [(RULE, "warning")], id="another rule"),
        pytest.param({}, [(RULE, "warning")], id="none"),
    ],
)
def test_settings_weigh_findings(severity: dict[str, str], expected: list[tuple[str, str]]) -> None:
    found = settle_findings([_finding()], [], Settings(severity=severity))
    assert expected == [(it.rule, str(it.severity)) for it in found]


def test_an_allowance_of_a_rule_that_is_off_is_not_unused() -> None:
    """Whoever turns a rule off need not take its comments out."""
    assert settle_findings([], [_allowance()], Settings(severity={RULE: "off"})) == ()


def test_findings_about_allowances_are_weighed_too() -> None:
    """The rules of suppression are rules."""
    settings = Settings(severity={"unused-allowance": "off"})
    assert settle_findings([], [_allowance()], settings) == ()
