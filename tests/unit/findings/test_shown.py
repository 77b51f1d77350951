"""What is said of a finding is readable on a page, whatever it quotes."""

import pytest

from generator.findings.shown import in_html


@pytest.mark.parametrize(
    ("words", "html"),
    [
        pytest.param("no role `Sp`", "no role <code>Sp</code>", id="a name"),
        pytest.param("`a`, `b`", "<code>a</code>, <code>b</code>", id="two"),
        pytest.param("a < b", "a &lt; b", id="text"),
        pytest.param("`<b>` & so", "<code>&lt;b&gt;</code> &amp; so", id="tags"),
        pytest.param("one ` alone", "one ` alone", id="no code"),
        pytest.param("``", "``", id="nothing"),
    ],
)
def test_in_html(words: str, html: str) -> None:
    """Tags are shown, and never are any."""
    assert str(in_html(words)) == html
