"""What is said of a playbook that could not be read whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.cache.memory import Memory
from generator.findings.diagnostics import Severity, Text
from generator.pipeline import check_playbook, compile_playbook
from generator.project import open_project

CARD = "kb/cards/goals-first.md"
ALLOWED = "\n## More\n\n<!-- allow: broken-link: it comes next week -->\nWords without a link.\n"


@pytest.mark.parametrize(
    ("unread", "expected"),
    [
        pytest.param((), ["unused-allowance"], id="all was read"),
        pytest.param(("kb/cards/other.md",), [], id="a file was not"),
    ],
)
def test_an_allowance_may_be_used_by_what_was_not_read(
    unread: tuple[str, ...], expected: list[str], root: Path
) -> None:
    """Only where all was read is it known that nothing needs an allowance."""
    given = open_project(root / "tests/golden/_base", date(2026, 12, 1)).given
    files = dict(given.files)
    files[CARD] = Text(CARD, files[CARD].content + ALLOWED)
    edited = replace(given, files=files, unread=frozenset(unread))
    assert [it.rule for it in check_playbook(edited)[1]] == expected


def test_what_is_promised_touches_one_page(root: Path) -> None:
    """An edit of `ids.lock` makes the page of health anew, and its data: nothing else."""
    project = open_project(root / "tests/golden/_base", date(2026, 12, 1))
    memory = Memory()

    def digests(promised: str) -> dict[str, str]:
        files = {**project.given.files, "ids.lock": Text("ids.lock", promised)}
        given = replace(project.given, files=files)
        outputs = compile_playbook(given, project.templates, project.style, memory).outputs
        return {it.path: it.digest for it in outputs}

    before, after = digests("cards/goals-first/\n"), digests("roles/cio/\n")
    changed = {path for path in after if after[path] != before[path]}
    assert changed == {"health/index.html", "api/health.json"}


DECISION = """---
title: What now?
summary: A question that leads to advice.
kind: tree
start: goal
owner: cio
reviewed: 2026-11-22
review: 12 months
---
An introduction.

# Questions

## Is there a goal? {#goal}

- Yes {#yes} -> nowhere
- No {#no} -> begin

# Outcomes

## Begin {#begin}

Begin with one.

Basis: inferred
"""


@pytest.mark.parametrize("severity", [None, "warning", "info", "off"])
def test_an_error_that_costs_a_page_cannot_be_lowered(severity: str | None, root: Path) -> None:
    """The page of a decision would be gone without a word, and the book would fall over it."""
    project = open_project(root / "tests/golden/_base", date(2026, 12, 1))
    rules = ("decision-unknown-target", "decision-missing-target", "decision-unknown-outcome")
    lowered = dict.fromkeys(rules, severity) if severity else {}
    path = "kb/decisions/now.md"
    given = replace(
        project.given,
        files={**project.given.files, path: Text(path, DECISION)},
        settings=replace(project.given.settings, severity=lowered),
    )
    found = [it for it in check_playbook(given)[1] if it.severity is Severity.ERROR]
    assert [(it.rule, it.span.line) for it in found] == [("decision-unknown-target", 16)]
