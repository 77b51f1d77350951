"""What stands escaped in words is no emoji, wherever its stroke stands."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Text
from generator.load.markdown import parse


@pytest.mark.parametrize(
    ("written", "said"),
    [
        pytest.param("a :smile: b", "a \U0001f604 b", id="a name"),
        pytest.param(r"a \:smile: b", "a :smile: b", id="a stroke before it"),
        pytest.param(r"\:smile: b", ":smile: b", id="at the beginning"),
        pytest.param(r"a :smile\: b", "a :smile: b", id="a stroke in it"),
        pytest.param(r"a \\:smile: b", "a \\\U0001f604 b", id="a stroke that is a sign"),
        pytest.param(r"\:a :smile: b", ":a \U0001f604 b", id="behind what is escaped"),
    ],
)
def test_escaped(written: str, said: str) -> None:
    """Only what no stroke stands before is replaced."""
    document, _ = parse(Text("a.md", f"{written}\n"))
    assert "".join(it.words for it in document.events if it.kind == "text") == said
