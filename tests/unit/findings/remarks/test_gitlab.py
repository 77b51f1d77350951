"""GitLab's report has what its Code Quality reads, and nothing else."""

from __future__ import annotations

import json

import pytest

from generator.findings.diagnostics import Rule, Severity, Text
from generator.findings.remarks.gitlab import to_gitlab
from generator.findings.remarks.places import Remarks, fingerprints

TEXT = Text("kb/a.md", "one\ntwo\n")


@pytest.mark.parametrize(
    ("severity", "word"),
    [(Severity.ERROR, "major"), (Severity.WARNING, "minor"), (Severity.INFO, "info")],
)
def test_issue(severity: Severity, word: str) -> None:
    """Words, rule, fingerprint, severity, path and first line."""
    finding = Rule("some-rule", severity).at(TEXT.span(4, 7), "it is wrong", help="mend it")
    remarks = Remarks([finding], {TEXT.path: TEXT})
    expected = {
        "description": "it is wrong; mend it",
        "check_name": "some-rule",
        "fingerprint": next(fingerprints(remarks)),
        "severity": word,
        "location": {"path": "kb/a.md", "lines": {"begin": 2}},
    }
    assert [expected] == json.loads(to_gitlab(remarks))


def test_nothing() -> None:
    """No findings are an empty list: GitLab then knows that all are mended."""
    assert json.loads(to_gitlab(Remarks([]))) == []
