"""Test that a card of many like blocks is read and checked in linear time, whatever the blocks."""

from __future__ import annotations

from datetime import date

import pytest

from generator.findings.echoes import without_echoes
from generator.model.site import Settings
from generator.rules.allow import settle_findings
from generator.rules.checks import run_checks
from tests.timing import is_linear
from tests.unit.factories import cards, guidance, load_and_resolve

pytestmark = pytest.mark.slow
TABLE = "| a | b |\n|---|---|\n"
PIECES = {
    "paragraph": "Do it well.\n\n",
    "item": "- Do it well. <!-- basis: editorial -->\n",
    "item without a basis": "- Do it well.\n",
    "items in items": "- a\n  - b\n",
    "row": "| c | d <!-- basis: editorial --> |\n",
    "row with too many cells": "| c | d | e |\n",
    "table": f"{TABLE}| c | d |\n\n",
    "cited": "- Do it [@li2010, p. 3].\n",
    "allowed": "- Do it. <!-- allow: bare-statement because it is so -->\n",
    "allowed in vain": "- Do it. <!-- allow: broken-link because it is so -->\n",
    "linked": "[Nowhere](nowhere.md) and [here](https://example.org/).\n\n",
    "picture": "![A picture](../images/none.png)\n\n",
    "heading": "### Words\n\nDo it. <!-- basis: editorial -->\n\n",
    "bold title": "**In practice**\n\n### Words\n\n",
    "section": "## In practice\n\nSo.\n\n## Guidance\n\n",
    "footnote": "So[^1].\n\n[^1]: A note.\n\n",
    "callout": "> [!TIP]\n> So.\n\n",
    "code": "```\ncode\n```\n\n",
    "named": "- So. <!-- id: so --> <!-- basis: editorial -->\n",
}


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_like_blocks_take_linear_time(piece: str) -> None:
    """Eight times the blocks take nowhere near sixty-four times the time."""
    assert is_linear(_checked, piece, length=9_000)


def _checked(body: str) -> object:
    begin = TABLE if body.startswith("|") else ""
    files = cards(a=guidance(begin + body))
    playbook, found = load_and_resolve(files)
    found = (*found, *run_checks(playbook, date(2026, 12, 1)))
    return settle_findings(without_echoes(found), playbook.allowances, Settings())
