"""Markdown becomes exactly the HTML that the site's style sheet and readers expect."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Text
from generator.load.markdown import parse
from generator.render.html import Dressing, Piece, clean, in_line, within, write


def html_of(source: str, **dressing: object) -> str:
    document, _ = parse(Text("kb/cards/a.md", source))
    return str(write(document, Dressing(**dressing))).strip()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("a *b* **c** ~~d~~", "<p>a <em>b</em> <strong>c</strong> <del>d</del></p>"),
        pytest.param("a `<b>` & c", "<p>a <code>&lt;b&gt;</code> &amp; c</p>", id="escaped"),
        pytest.param("a &amp; &lt;b&gt;", "<p>a &amp; &lt;b&gt;</p>", id="entities"),
        pytest.param(r"\*a\* \@k", "<p>*a* @k</p>", id="backslashes"),
        pytest.param("a\nb  \nc", "<p>a\nb<br>\nc</p>", id="breaks"),
        pytest.param("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>", id="tight list"),
        pytest.param(
            "- a\n\n- b",
            "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>",
            id="loose list",
        ),
        pytest.param("3. a", '<ol start="3">\n<li>a</li>\n</ol>', id="numbers from three"),
        pytest.param(
            "> [!CAUTION]\n> hot",
            '<div class="admonition danger" role="note"><p class="admonition-title">Caution</p>'
            "\n<p>hot</p>\n</div>",
            id="callout",
        ),
        pytest.param("> said", "<blockquote>\n<p>said</p>\n</blockquote>", id="quote"),
        pytest.param(
            "- [x] a",
            '<ul>\n<li><span class="task" role="img" aria-label="done">☑</span> a</li>\n</ul>',
            id="task",
        ),
        pytest.param(
            "| a | b |\n|---|--:|\n| c | d |",
            '<div class="table-wrap" tabindex="0"><table><thead><tr><th scope="col">a</th>'
            '<th scope="col" class="align-right">b</th></tr></thead><tbody>\n'
            '<tr><td>c</td><td class="align-right">d</td></tr>\n</tbody></table></div>',
            id="table",
        ),
        pytest.param(
            "```nonesuch\na: <b>\n```",
            '<pre tabindex="0"><code class="language-nonesuch">a: &lt;b&gt;\n</code></pre>',
            id="code block",
        ),
        pytest.param(
            "~~~{.python .wide}\nif a:\n~~~",
            '<div class="pb-code"><pre tabindex="0"><code class="language-python">'
            '<span class="k">if</span> <span class="n">a</span><span class="p">:</span>\n'
            "</code></pre></div>",
            id="code in colours",
        ),
        pytest.param(
            "a <font>b</font> <script>alert(1)</script> <b onclick=x()>c</b>",
            "<p>a b alert(1) <b>c</b></p>",
            id="raw HTML that is no words is dropped",
        ),
        pytest.param(
            "<details open>\n<summary>A &amp; b</summary>\n\n- c\n\n</details>",
            '<details open=""><summary>A &amp; b</summary><ul>\n<li>c</li>\n</ul>\n</details>',
            id="details",
        ),
        pytest.param(
            '!!! tip "A *b*"\n    c\n\n    - d',
            '<div class="admonition tip" role="note"><p class="admonition-title">A <em>b</em></p>\n'
            "<p>c</p>\n<ul>\n<li>d</li>\n</ul>\n</div>",
            id="a callout of another dialect",
        ),
        pytest.param(
            "??? bug\n    a",
            '<details class="admonition danger"><summary>Bug</summary>\n<p>a</p>\n</details>',
            id="details of another dialect",
        ),
        pytest.param(
            '=== "A"\n    b',
            '<div class="tab"><p class="tab-title">A</p>\n<p>b</p>\n</div>',
            id="a tab",
        ),
        pytest.param(
            "A\n: b\n: c",
            "<dl>\n<dt>A</dt>\n<dd>b</dd>\n<dd>c</dd>\n</dl>",
            id="definitions",
        ),
        pytest.param(
            "$a^2$",
            '<p><math display="inline"><mrow><msup><mi>a</mi><mn>2</mn></msup></mrow></math></p>',
            id="formula",
        ),
        pytest.param("a :tada: b", "<p>a 🎉 b</p>", id="emoji"),
        pytest.param(
            "See https://example.org/a(b).",
            '<p>See <a href="https://example.org/a(b)" rel="external noopener">'
            "https://example.org/a(b)</a>.</p>",
            id="bare address",
        ),
        pytest.param("a <!-- from: A1 --> b", "<p>a  b</p>", id="comments are dropped"),
        pytest.param(
            "[a](https://example.org/?a=1&b=2)",
            '<p><a href="https://example.org/?a=1&amp;b=2" rel="external noopener">a</a></p>',
            id="link elsewhere",
        ),
        pytest.param("[a](javascript:alert(1))", "<p><a>a</a></p>", id="script address"),
        pytest.param(
            "## B & c",
            '<h2 id="b-c">B &amp; c <a class="headerlink" href="#b-c" '
            'data-pagefind-ignore="all" aria-label="Permanent link to “B &amp; c”">#</a></h2>',
            id="heading",
        ),
    ],
)
def test_write(source: str, expected: str) -> None:
    assert html_of(source) == expected


def test_footnotes_stand_at_the_end_and_lead_back() -> None:
    html = html_of("a[^1] b[^1]\n\n[^1]: note")
    assert html == (
        '<p>a<sup id="footnote-1-back"><a href="#footnote-1" role="doc-noteref" '
        'aria-label="Footnote 1">1</a></sup> b<sup><a href="#footnote-1" role="doc-noteref" '
        'aria-label="Footnote 1">1</a></sup></p>\n'
        '<section role="doc-endnotes" aria-label="Footnotes"><hr><ol><li id="footnote-1">'
        '<p>note</p>\n<p><a href="#footnote-1-back" role="doc-backlink">Back to the text</a></p>'
        "</li></ol></section>"
    )


def test_a_piece_stands_for_its_source_even_across_markup() -> None:
    html = html_of("x [@a; see *b*] y", pieces={2: Piece(15, "<cite>(A)</cite>")})
    assert html == "<p>x <cite>(A)</cite> y</p>"


def test_blocks_and_closings_dress_the_paragraph_that_begins_and_ends_there() -> None:
    html = html_of(
        "- one. <!-- id: x -->\n- two",
        blocks={2: 'id="x"'},
        closings={6: "<small>!</small>"},
    )
    assert html == '<ul>\n<li id="x">one. <small>!</small></li>\n<li>two</li>\n</ul>'


def test_a_part_is_written_alone() -> None:
    source = "## A\n\none\n\n## B\n\ntwo"
    document, _ = parse(Text("a.md", source))
    events = within(document.events, source.index("## B"), len(source))
    assert "two" in write(document, Dressing(), events)
    assert "one" not in write(document, Dressing(), events)


def test_cleaning_twice_changes_nothing() -> None:
    dirty = '<p onclick="x">a<script>b</script><img src="javascript:x" alt="y"><a href="//z">c</a>'
    assert clean(str(clean(dirty))) == clean(dirty)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("One.\n\nTwo.", "One.<br>\nTwo.", id="paragraphs"),
        pytest.param("a <kbd>C</kbd> *b*", "a <kbd>C</kbd> <em>b</em>", id="tags in a line"),
        pytest.param("a<br>b", "a<br>b", id="a break"),
        pytest.param("a <ul><li>x</li></ul>", "a <br>\nx", id="blocks of HTML"),
        pytest.param("- [x](https://a.b)", None, id="a list"),
    ],
)
def test_in_line(source: str, expected: str | None) -> None:
    """What stands in a line is printed, blocks are breaks between their words."""
    document, _ = parse(Text("kb/x.yml", source))
    html = str(write(document, Dressing(), in_line(document.events)))
    assert "<li>" not in html
    assert expected is None or html == expected
