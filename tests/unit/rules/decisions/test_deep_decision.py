"""A decision of the playbook that asks too much is found."""

import pytest

from generator.rules.decisions import deep_decision
from tests.unit.decided import OURS, TREE, edited, pointed_at


def _chain(length: int) -> str:
    """Return the tree with *length* questions on its longest way."""
    more = "".join(
        f"## Number {at}? {{#more-{at}}}\n\n- Yes {{#yes}} -> {following}\n- No {{#no}} -> stop\n\n"
        for at, following in (
            (it, f"more-{it + 1}" if it < length - 3 else "wait") for it in range(1, length - 2)
        )
    )
    return edited(
        TREE, ("{#none} -> stop", "{#none} -> more-1"), ("# Outcomes", more + "# Outcomes")
    )


@pytest.mark.parametrize(
    ("length", "path", "expected"),
    [
        pytest.param(9, OURS, [], id="nine"),
        pytest.param(10, OURS, ["# Questions"], id="ten"),
        pytest.param(10, "other.md", [], id="elsewhere"),
    ],
)
def test_deep_decision(length: int, path: str, expected: list[str]) -> None:
    assert expected == pointed_at(deep_decision.check, _chain(length), path)
