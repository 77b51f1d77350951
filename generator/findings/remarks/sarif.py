"""Write findings as SARIF 2.1.0, the format of code scanning, with each rule's page."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from generator.findings.diagnostics import Diagnostic, Edit, RuleDoc, Severity, Span
from generator.findings.remarks.places import Remarks, fingerprints
from generator.words.pages import page_in, told_page
from generator.words.words import WORDS, Words

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "%SRCROOT%"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


@dataclass(frozen=True, slots=True)
class Tool:
    """What found them: its *version*, the pages of its *rules*, and where these are published.

    ``address`` has the address of each rule's page by its id; it may have none. What is said of
    the rules is in ``words``.
    """

    version: str
    rules: Mapping[str, RuleDoc]
    address: Mapping[str, str] = field(default_factory=dict)
    words: Words = WORDS


def to_sarif(remarks: Remarks, tool: Tool) -> str:
    """Write findings as one run of *tool*."""
    met = sorted({finding.rule for finding in remarks.findings})
    numbers = {rule: number for number, rule in enumerate(met)}
    results = [
        _result(finding, numbers[finding.rule], fingerprint)
        for finding, fingerprint in zip(remarks.findings, fingerprints(remarks), strict=True)
    ]
    root = tool.words.gettext("The root of the repository.")
    run = {
        "tool": {"driver": _driver(tool, met)},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": root}}},
        "results": results,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=True, indent=2) + "\n"


# Private functions


def _driver(tool: Tool, met: Sequence[str]) -> dict[str, Any]:
    rules = [_rule(tool, rule) for rule in met]
    return {"name": "playbook", "semanticVersion": tool.version, "rules": rules}


def _rule(tool: Tool, rule: str) -> dict[str, Any]:
    doc = tool.rules[rule]
    page = told_page(doc.page_markdown, tool.words)
    written: dict[str, Any] = {
        "id": rule,
        "shortDescription": {"text": page_in(doc.summary, tool.words)},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[doc.rule.severity]},
    }
    if tool.address.get(rule):
        written["helpUri"] = tool.address[rule]
    return written


def _result(finding: Diagnostic, number: int, fingerprint: str) -> dict[str, Any]:
    words = f"{finding.message}; {finding.help}" if finding.help else finding.message
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "level": _LEVELS[finding.severity],
        "message": {"text": words},
        "locations": [_location(finding.span)],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
    }
    if finding.notes:
        result["relatedLocations"] = [
            {"id": at, **_location(note.span), "message": {"text": note.message}}
            for at, note in enumerate(finding.notes, 1)
        ]
    if finding.fix:
        result["fixes"] = [_fix(finding)]
    return result


def _fix(finding: Diagnostic) -> dict[str, Any]:
    paths = dict.fromkeys(edit.span.path for edit in finding.fix)
    changes = [
        {
            "artifactLocation": _file(path),
            "replacements": [_replacement(it) for it in finding.fix if it.span.path == path],
        }
        for path in paths
    ]
    return {"description": {"text": finding.help or finding.message}, "artifactChanges": changes}


def _replacement(edit: Edit) -> dict[str, Any]:
    return {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}


def _location(span: Span) -> dict[str, Any]:
    place = {"artifactLocation": _file(span.path), "region": _region(span)}
    return {"physicalLocation": place}


def _file(path: str) -> dict[str, str]:
    return {"uri": quote(path, errors="surrogateescape"), "uriBaseId": ROOT}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
