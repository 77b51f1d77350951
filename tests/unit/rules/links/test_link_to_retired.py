"""No living page leads to a retired one."""

import pytest

from generator.rules.links import link_to_retired
from tests.unit.factories import Texts, card, cards, playbook, spotted

RETIRED = {"kb/cards/b.md": card(status="retired", front="reason: It is over.\n")}

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
        pytest.param({"kb/decisions/d.md": DECISION} | RETIRED, ["b"], id="outcome of a decision"),
        pytest.param(cards(a="See [b](b.md).") | RETIRED, ["b.md"], id="link"),
        pytest.param(
            {"kb/cards/a.md": card(front="related:\n  requires:\n    b: why\n")} | RETIRED,
            ["b"],
            id="relation",
        ),
        pytest.param(
            {"kb/cards/a.md": card(status="retired", front="replaced-by: b\n")} | RETIRED,
            ["b"],
            id="successor that is retired",
        ),
        pytest.param(
            {"kb/cards/a.md": card("See [b](b.md).", status="retired", front="reason: old\n")}
            | RETIRED,
            [],
            id="from a retired page",
        ),
        pytest.param(
            {"kb/cards/a.md": card("See [b](b.md).", status="draft")} | RETIRED,
            [],
            id="from a draft",
        ),
        pytest.param(cards(a="See [b](b.md).", b=""), [], id="published"),
        pytest.param(
            {
                f"kb/cards/{a}.md": card(status="retired", front=f"replaced-by: {b}\n")
                for a, b in ("ab", "ba")
            },
            [],
            id="a circle is another finding",
        ),
    ],
)
def test_link_to_retired(files: Texts, expected: list[str]) -> None:
    assert expected == spotted(link_to_retired.check(playbook(files)), files)


def test_help_names_the_last_successor() -> None:
    """The successor that holds is offered, not the next retired one."""
    files = cards(a="See [b](b.md).", d="")
    files["kb/cards/b.md"] = card(status="retired", front="replaced-by: c\n")
    files["kb/cards/c.md"] = card(status="retired", front="replaced-by: d\n")
    helps = {finding.help for finding in link_to_retired.check(playbook(files))}
    assert helps == {"name its successor `d`"}
