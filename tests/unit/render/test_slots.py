"""Test the two lists that go into slots."""

from __future__ import annotations

import re

import pytest

from generator.render.slots import Entry, contents, crumbs


def shape(html: str) -> str:
    """Return the nesting of a list of contents: ids, with what is below them in brackets."""
    pattern = re.compile(r'href="#(?P<id>[^"]+)"|(?P<open><ul[^>]*>)|(?P<close></ul>)')
    return " ".join(
        found["id"] or ("(" if found["open"] else ")") for found in pattern.finditer(html)
    )


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        pytest.param([], "", id="none"),
        pytest.param([2, 2], "h0 h1", id="flat"),
        pytest.param([2, 3, 3, 2], "h0 ( h1 h2 ) h3", id="nested"),
        pytest.param([2, 3, 4, 2], "h0 ( h1 ( h2 ) ) h3", id="nested twice"),
        pytest.param([3, 2], "h0 h1", id="begins deep"),
        pytest.param([2, 4, 3], "h0 ( h1 h2 )", id="skips a level"),
    ],
)
def test_contents_nest_by_level(levels: list[int], expected: str) -> None:
    """A deeper heading stands below the one that it follows."""
    entries = [Entry(level, f"h{at}", "Text") for at, level in enumerate(levels)]
    assert expected == shape(contents(entries))


def test_contents_escape_text() -> None:
    """A heading's text is text; what is below it is a list in it, and no landmark of its own."""
    html = contents([Entry(2, "a", 'A <b> & "c"'), Entry(3, "b", "B")])
    assert "A &lt;b&gt; &amp; &quot;c&quot;</span>" in html
    assert "<b>" not in html
    assert "<nav" not in html


def test_crumbs_link_each_step() -> None:
    """The way to a page is a link for each step, in order, with its text escaped."""
    html = crumbs([("Home", "../../"), ("R&D", "../")])
    assert re.findall(r'href="([^"]+)"', html) == ["../../", "../"]
    assert "R&amp;D" in html
