"""No page of the site leads to a draft."""

import pytest

from generator.rules.links import link_to_draft
from tests.unit.factories import Texts, card, cards, playbook, spotted

DRAFT = {"kb/cards/b.md": card(status="draft")}
GLOSSARY = """terms:
  - id: x
    term: Word
    definition: A sound with a meaning.
    basis: editorial
    cards: [b]
"""

DECISION = """---
title: Who should lead?
summary: Find out who leads.
status: published
kind: tree
owner: cio
reviewed: 2026-11-01
review: 12 months
---
# Questions

## Is it inside? {#inside}

- Yes {#yes} -> out
- No {#no} -> out

# Outcomes

## The CIO leads {#out}

Lead it.

Cards: b
"""


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({"kb/decisions/d.md": DECISION} | DRAFT, ["b"], id="outcome of a decision"),
        pytest.param(cards(a="See [b](b.md).") | DRAFT, ["b.md"], id="link"),
        pytest.param(
            {"kb/cards/a.md": card(front="related:\n  supports:\n    b: why\n")} | DRAFT,
            ["b"],
            id="relation",
        ),
        pytest.param(
            {"kb/cards/a.md": card(status="retired", front="replaced-by: b\n")} | DRAFT,
            ["b"],
            id="successor",
        ),
        pytest.param({"kb/glossary.yml": GLOSSARY} | DRAFT, ["b"], id="term"),
        pytest.param(
            {"docs/help.md": "See [b](../kb/cards/b.md).\n"} | DRAFT,
            ["../kb/cards/b.md"],
            id="from docs",
        ),
        pytest.param(
            {"kb/cards/a.md": card("See [b](b.md).", status="draft")} | DRAFT, [], id="from a draft"
        ),
        pytest.param(cards(a="See [b](b.md).", b=""), [], id="published"),
        pytest.param(cards(a="See [b](c.md).") | DRAFT, [], id="broken is a finding already"),
    ],
)
def test_link_to_draft(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(link_to_draft.check(playbook(files)), files)
