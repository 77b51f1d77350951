"""Lists begin with what most of the playbook leads to."""

from __future__ import annotations

import pytest

from generator.resolve.weight import weightiest_first
from tests.unit.factories import ROLES, Texts, card, playbook

CARDS = {
    f"kb/cards/{name}.md": card(title=name.upper(), body="## Guidance\n\nDo.\n") for name in "abc"
}


def _leading(to: str) -> str:
    return card(title="Z", body=f"## Guidance\n\nRead [it]({to}.md).\n")


@pytest.mark.parametrize(
    ("more", "order"),
    [
        pytest.param({}, "abc", id="nothing leads anywhere: by title"),
        pytest.param({"kb/cards/z.md": _leading("c")}, "cabz", id="a link"),
        pytest.param(
            {"kb/cards/z.md": card(title="Z", front="related:\n  supports:\n    b: why\n")},
            "bacz",
            id="a relation",
        ),
        pytest.param(
            {
                "kb/cards/y.md": _leading("c").replace("Z", "Y"),
                "kb/cards/z.md": _leading("c"),
                "kb/roles/cio.md": ROLES["kb/roles/cio.md"].replace(
                    "owner: cio", "read-first: [b]\nowner: cio"
                ),
            },
            "bcayz",
            id="a role names it",
        ),
        pytest.param(
            {"kb/cards/z.md": _leading("c").replace("published", "draft")},
            "abcz",
            id="nobody sees what a draft leads to",
        ),
        pytest.param(
            {"kb/cards/c.md": card(title="C", body="## Guidance\n\nSee [it](c.md).\n")},
            "abc",
            id="a card that leads to itself",
        ),
    ],
)
def test_order(more: Texts, order: str) -> None:
    made = playbook(CARDS | dict(more))
    assert "".join(it.id for it in weightiest_first(made.cards(), made)) == order
