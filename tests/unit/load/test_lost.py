"""What a text loses without a sign is found: rule `lost-words`."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Text
from generator.load.markdown import parse


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        pytest.param("```\na\n", [1], id="an open fence"),
        pytest.param("```\na\n```\n", [], id="a closed fence"),
        pytest.param("~~~~\na\n~~~~~\n", [], id="a longer end"),
        pytest.param("```\na\n~~~\n", [1], id="another sign"),
        pytest.param("> ```\n> a\n> ```\n", [], id="in a quote"),
        pytest.param("- ```\n  a\n  ```\n", [], id="in a list"),
        pytest.param("    a\n", [], id="indented code"),
        pytest.param("| a |\n|---|\n| 1 | 2 |\n", [3], id="a cell too many"),
        pytest.param("| a | b |\n|---|---|\n| 1 |\n", [], id="a cell too few"),
        pytest.param("| a |\n|---|\n| `x|y` |\n", [], id="a bar in code"),
        pytest.param("| a |\n|---|\n| x \\| y |\n", [], id="a bar that is one"),
        pytest.param("a | b\n---|---\n1 | 2\n", [], id="without outer bars"),
        pytest.param("a[^1]\n\n[^1]: b\n", [], id="a footnote"),
        pytest.param("a\n\n[^1]: b\n", [3], id="a footnote for nothing"),
        pytest.param("a\n\n<!-- b\n\nc\n", [3], id="an open comment"),
        pytest.param("a\n\n<!-- b\n\nc -->\n", [], id="a long comment"),
    ],
)
def test_lost_words(content: str, lines: list[int]) -> None:
    """Each loss is told in the line that causes it; what is sound is left alone."""
    _, findings = parse(Text("docs/a.md", content))
    assert lines == [it.span.line for it in findings if it.rule == "lost-words"]
