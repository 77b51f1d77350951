"""Write findings as GitLab's Code Quality report, shown in a merge request at their lines."""

from __future__ import annotations

import json

from generator.findings.diagnostics import Diagnostic, Severity
from generator.findings.remarks.places import Remarks, fingerprints

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def to_gitlab(remarks: Remarks) -> str:
    """Write findings as the JSON list that ``artifacts:reports:codequality`` takes."""
    named = zip(remarks.findings, fingerprints(remarks), strict=True)
    issues = [_issue(finding, fingerprint) for finding, fingerprint in named]
    return json.dumps(issues, ensure_ascii=True, indent=2) + "\n"


# Private functions


def _issue(finding: Diagnostic, fingerprint: str) -> dict[str, object]:
    span = finding.span
    words = f"{finding.message}; {finding.help}" if finding.help else finding.message
    return {
        "description": words,
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": span.path, "lines": {"begin": span.line}},
    }
