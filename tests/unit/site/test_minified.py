"""Scripts are made small where that changes nothing of what they do."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.minified import minified

TEMPLATES = Path(__file__).parents[3] / "templates"


@pytest.mark.parametrize(
    ("script", "small"),
    [
        ("// why\nconst a = 1;\n\nconst b = a + 1;\n", "const a=1;const b=a+1;\n"),
        ("const a = `x : ${y} z`;", "const a=`x : ${y} z`;\n"),
        ("const a = `x${y ? ` [${y}]` : ''} : z`;", "const a = `x${y ? ` [${y}]` : ''} : z`;\n"),
    ],
)
def test_minified(script: str, small: str) -> None:
    """What stands in templates stays, in those within others too."""
    assert minified(script) == small


def test_templates_of_ours_keep_their_words() -> None:
    """Of each of our scripts every template literal comes out letter for letter."""
    scripts = [path.read_text("utf-8") for path in TEMPLATES.rglob("*.js")]
    assert any("`${piece.key}: ${" in it for it in scripts)
    for script in scripts:
        assert minified(script).count(": ${") == script.count(": ${")
        assert minified(script).count("<!-- ") == script.count("<!-- ")
