"""Words are marked where they stand; what is gone stands where a block may."""

from __future__ import annotations

import pytest

from generator.render.preview.words import Moved, marked


def short(html: str) -> str:
    """Return *html* with short marks."""
    for long, mark in (('<ins class="pv-new">', "{+"), ("</ins>", "+}"), ('<del class="pv-gone">', "{-"), ("</del>", "-}"), (' class="pv-gone-block"', "!")):  # fmt: skip
        html = html.replace(long, mark)
    return html


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("<p>a b c</p>", "<p>a x c</p>", "<p>a {-b -}{+x+} c</p>", id="word"),
        pytest.param("<p>a b c</p>", "<p>a b c</p>", "<p>a b c</p>", id="nothing"),
        pytest.param("<p>a b c d</p>", "<p>a <em>b</em> c d</p>", "<p>a <em>b</em> c d</p>", id="tags alone"),
        pytest.param("<p>a b c d</p>", "<p>a b c d e</p>", "<p>a b c d {+e+}</p>", id="at the end"),
        pytest.param("<p>a b c d</p>", "<p>a b c</p>", "<p>a b c{-d-}</p>", id="gone at the end"),
        pytest.param("<p>a b</p>", "<p>a b</p><p>c d</p>", "<p>a b</p><p>{+c d+}</p>", id="paragraph"),
        pytest.param("<p>a b</p><p>c d</p>", "<p>a b</p>", "<p>a b</p><div!>{-c d-}</div>", id="paragraph gone"),
        pytest.param("<ul><li>a</li><li>b</li></ul>", "<ul><li>b</li></ul>", "<ul><li!>{-a-}</li><li>b</li></ul>", id="item gone"),
        pytest.param("<p>all gone</p>", "", "<div!>{-all gone-}</div>", id="page gone"),
        pytest.param("", "<p>all new</p>", "<p>{+all new+}</p>", id="page new"),
        pytest.param("<p>&amp; a b</p>", "<p>&lt; a b</p>", "<p>{-&amp; -}{+&lt;+} a b</p>", id="entity"),
        pytest.param("<p>a <em>b c</em> d e</p>", "<p>a <em>x c</em> d e</p>", "<p>a <em>{-b -}{+x+} c</em> d e</p>", id="inside a tag"),
        pytest.param("<p>x y<svg><text>a</text></svg></p>", "<p>x y<svg><text>b</text></svg></p>", "<p>x y<svg><text>b</text></svg></p>", id="drawing"),
        pytest.param("<table><tbody><tr><td>a</td></tr><tr><td>b</td></tr></tbody></table>", "<table><tbody><tr><td>a</td></tr></tbody></table>", "<table><tbody><tr><td>a</td></tr></tbody></table><div!>{-b-}</div>", id="row gone"),
    ],
)  # fmt: skip
def test_marked(old: str, new: str, expected: str) -> None:
    """What is new is underlined, what is gone is shown."""
    assert short(marked(old, new)[0]) == expected


def test_a_drawing_in_a_drawing_is_one_whole() -> None:
    """A mark within it would be read as the end of both."""
    drawn = "<svg><text><svg><text>in</text></svg>drawn</text></svg>"
    made, _ = marked("<p>Find it.</p>", f"<p>{drawn}Find it.</p>")
    assert "<ins" not in made.partition("<svg>")[2].rpartition("</svg>")[0]
    made, _ = marked(f"<p>{drawn}Find it.</p>", f"<p>{drawn}Find one.</p>")
    assert drawn in made


def test_links_that_lead_elsewhere() -> None:
    """A link with the words it had is told, and nothing is marked."""
    old, new = '<p><a href="#a">words</a></p>', '<p><a href="#b">words</a></p>'
    assert marked(old, new) == (new, (Moved("words", "#a", "#b"),))
