"""The examples that authors are given to copy hold: the checks find nothing wrong with them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from generator.findings.diagnostics import Severity, Text
from generator.pipeline import Input, check_playbook
from generator.project import open_project
from tests.remembering import OURS

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 12, 1)
FENCED = re.compile(
    r"^(?P<indent> *)```(?:markdown|yaml|bibtex)\n(?P<text>.*?)^ *```$", re.MULTILINE | re.DOTALL
)
SHEET = """---
title: {title}
summary: An example.
kind: {kind}
owner: cio
reviewed: 2026-11-23
review: 12 months
---
"""


@pytest.mark.parametrize("page", ["README.md", "docs/authors/index.md"])
@pytest.mark.parametrize("status", ["draft", "published"])
def test_card(page: str, status: str) -> None:
    """The card to paste passes as it is, and once it is published."""
    (card,) = [it for it in _examples(page) if it.startswith("---\n")]
    text = card.replace("status: draft", f"status: {status}")
    assert _found("kb/cards/answer-within-a-day.md", text) == []


@pytest.mark.parametrize(("kind", "mark"), [("tree", "# Questions"), ("table", "# Factors")])
def test_decision(kind: str, mark: str) -> None:
    """A tree and a table, with the front matter that the page lists, have no error."""
    (body,) = [it for it in _examples("docs/authors/decisions.md") if mark in it]
    text = SHEET.format(title=f"An example of a {kind}", kind=kind) + body
    assert _found("kb/decisions/example.md", text) == []


def test_statement() -> None:
    """The marginal note that is shown is understood."""
    (statement,) = [it for it in _examples("docs/authors/cards.md") if "from:" in it]
    card = (ROOT / "kb/cards/suggestion-box.md").read_text(encoding="utf-8")
    text = card.replace("## In practice", f"{statement}\n## In practice")
    assert [it for it in _found("kb/cards/suggestion-box.md", text) if "note" in it] == []


# Private functions


def _examples(page: str) -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return [
        re.sub(rf"^{it['indent']}", "", it["text"], flags=re.MULTILINE)
        for it in FENCED.finditer(text)
    ]


def _found(path: str, text: str) -> list[str]:
    """Return what is found in *text* at *path* of the real playbook, remarks left out."""
    given = open_project(ROOT, DAY).given
    files = {**given.files, path: Text(path, text)}
    _, findings = check_playbook(Input(files, given.settings, DAY, images=given.images), OURS)
    counted = [it for it in findings if it.severity is not Severity.INFO and it.span.path == path]
    return [f"{it.span.line}: {it.rule}: {it.message}" for it in counted]
