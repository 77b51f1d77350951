"""What neighbours of our Markdown write is read as it is meant, or found; none passes as text."""

from __future__ import annotations

import re
from functools import partial

import pytest

from generator.findings.diagnostics import Diagnostic, Text
from generator.load.dialects.containers import translate
from generator.load.dialects.lookalikes import FORMULA, INLINE
from generator.load.markdown import parse
from generator.model.text import Document
from tests.timing import is_linear


def read(source: str) -> tuple[Document, tuple[Diagnostic, ...]]:
    return parse(Text("docs/a.md", source))


def _looked(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))


def words_of(findings: tuple[Diagnostic, ...], rule: str, source: str) -> list[str]:
    """Return what each finding of *rule* stands at."""
    text = Text("docs/a.md", source)
    return [
        source[
            text.offset(it.span.line, it.span.column) : text.offset(
                it.span.end_line, it.span.end_column
            )
        ]
        for it in findings
        if it.rule == rule
    ]


@pytest.mark.parametrize(
    ("source", "place"),
    [
        pytest.param("a ==b== c", "==b==", id="highlight"),
        pytest.param("a ^^b^^ c", "^^b^^", id="insert"),
        pytest.param("++ctrl+alt+del++", "++ctrl+alt+del++", id="keys"),
        pytest.param("a $x^2 and b", "$x^2 and b", id="a formula, not closed"),
        pytest.param("a $x^2 $ and b", "$x^2 $", id="a formula, a space before its end"),
        pytest.param("a $\\frac{1}{2} b", "$\\frac{1}{2} b", id="a command of a formula"),
        pytest.param("let $n be it", "$n be it", id="a letter of a formula"),
        pytest.param("a $c$ and $c_d.", "$c_d.", id="the second of two formulas"),
        pytest.param("$$ x\n\ny", "$$ x", id="a block of a formula, not closed"),
        pytest.param("a \\(x^2 b", "\\(x^2 b", id="a formula of TeX, not closed"),
        pytest.param("x^2^", "^2^", id="superscript"),
        pytest.param("H~2~O", "~2~", id="subscript"),
        pytest.param("[TOC]", "[TOC]", id="contents"),
        pytest.param("a\n[[_TOC_]]", "[[_TOC_]]", id="contents of GitLab"),
        pytest.param("see [[Page|words]]", "[[Page|words]]", id="wiki link"),
        pytest.param("{{ config.x }}", "{{ config.x }}", id="macro"),
        pytest.param("{{< figure src=a >}}", "{{< figure src=a >}}", id="shortcode"),
        pytest.param("{% include 'a' %}", "{% include 'a' %}", id="tag of a template"),
        pytest.param("a{: .b }", "{: .b }", id="attributes"),
        pytest.param(
            "[a](https://b.org){ .md-button }", "{ .md-button }", id="attributes of a link"
        ),
        pytest.param("![a](b.png){ width=300 }", "{ width=300 }", id="attributes of a picture"),
        pytest.param(":octicons-check-16:", ":octicons-check-16:", id="icon"),
        pytest.param("{--a--}", "{--a--}", id="change"),
        pytest.param('--8<-- "a.md"', "--8<--", id="snippet"),
        pytest.param("![[note]]", "![[note]]", id="embedded note"),
        pytest.param("*[AB]: a b", "*[AB]:", id="abbreviation"),
        pytest.param("a^[b c]", "^[b c]", id="footnote in its place"),
        pytest.param("{doc}`a`", "{doc}", id="role of MyST"),
        pytest.param(":ref:`a`", ":ref:", id="role of reStructuredText"),
        pytest.param(".. note:: a", ".. note::", id="directive"),
        pytest.param("#Heading", "#Heading", id="heading without its space"),
        pytest.param("\u2022 a", "\u2022 a", id="bullet of a word processor"),
        pytest.param("[a] (b.md)", "[a] (b.md", id="space in a link"),
        pytest.param("[a](b c.md)", "](b c.md)", id="space in an address"),
        pytest.param("[a][b]", "[a][b]", id="reference to nothing"),
        pytest.param("a[^b]", "[^b]", id="footnote to nothing"),
        pytest.param("!!! note\na", "!!! n", id="callout without indentation"),
        pytest.param("::: note\na", "::: note", id="callout that never ends"),
        pytest.param("| a | b |\n| c | d |", "| a | b |\n| c | d |", id="table without its line"),
        pytest.param("| a |", "| a |", id="a row of one cell"),
        pytest.param("| a |\n| b | c", "| a |\n| b | c", id="rows of unlike lengths"),
        pytest.param("+---+---+\n| a | b |", "+---+---+\n| a | b |", id="drawn table"),
        pytest.param("\\begin{align}", "\\begin{align}", id="formula"),
        pytest.param("```mermaid\na\n```", "```mermaid", id="drawing"),
        pytest.param("1. a\n  - b", "-", id="list indented by too little"),
        pytest.param("a\n``\n", "``", id="two backticks that hold nothing"),
        pytest.param("[3]:\n\na", "[3]:", id="a reference without its address"),
        pytest.param("so \\\\( x^2 \\\\) b", "\\\\( x^2 \\\\)", id="a formula of mdBook"),
        pytest.param("in words](https://a.org) so", "](https://a.org)", id="a link never opened"),
        pytest.param("as ~~ a b ~~ here", "~~ a b ~~", id="struck words with spaces"),
        pytest.param("\\mainmatter", "\\mainmatter", id="a line of LaTeX"),
        pytest.param(
            "\\begin{align}\na &= b\n\\end{align}",
            "\\begin{align}\na &= b\n\\end{align}",
            id="all of a formula",
        ),
        pytest.param(
            "|a|b|\n|---|---|---|\n|c|d|\n|e|f|",
            "|a|b|\n|---|---|---|\n|c|d|\n|e|f|",
            id="all of a table whose second line does not fit",
        ),
        pytest.param("% a comment", "% a comment", id="a comment of MyST, or a title of Pandoc"),
        pytest.param("a\n^^^\nb", "^^^", id="the head of a card"),
        pytest.param("a\n+++\nb", "+++", id="the foot of a card"),
        pytest.param("[`a`]{#a.b}", "{#a.b}", id="an id with a point"),
        pytest.param('{:title "a"', '{:title "a"', id="a query of Logseq"),
        pytest.param("a::  d", "a::  d", id="a property with two spaces"),
        pytest.param("a.b-c:: d", "a.b-c:: d", id="a property with a point"),
        pytest.param("a ``` b", "```", id="backticks that close nothing"),
        pytest.param("- a\n  id:: 6-b", "id:: 6-b", id="a property of Logseq"),
        pytest.param(
            "#+BEGIN_QUERY\na\n#+END_QUERY", "#+BEGIN_QUERY\na\n#+END_QUERY", id="a block of Org"
        ),
        pytest.param(":Author: Ann", ":Author: Ann", id="a field of reStructuredText"),
    ],
)
def test_lookalikes(source: str, place: str) -> None:
    """Each has one finding at its place, with a help."""
    _, findings = read(source)
    assert words_of(findings, "foreign-markup", source) == [place]
    assert all(it.help for it in findings)


@pytest.mark.parametrize(
    "source",
    [
        "a == b and c == d",
        "a ^ b ^ c",
        "C++ and D++",
        "1 + 2 + 3 ++ 4",
        "approx. ~5 and ~6",
        "`{{ a }}` and `==b==`",
        "```jinja\n{{ a }}\n```",
        "[a](b.md) and [c][d]\n\n[d]: e.md",
        "a[^1]\n\n[^1]: b",
        "at 10:30:20, ratio 1:2:3",
        "- a\n  - b\n\n1. c\n   - d",
        "# A {#b}",
        "{a} and {b, c}",
        "#1 and #hashtag in words",
        "| a |\n|---|\n| b |",
        "costs $5 or $6, US$7/US$8, $HOME:$PATH",
        "a <https://b.org>",
        "---\n\na",
        "Note: this is a note",
    ],
)
def test_plain_words_are_left_alone(source: str) -> None:
    """What only has the signs of markup is none."""
    assert read(source)[1] == ()


@pytest.mark.parametrize(
    ("source", "targets"),
    [
        pytest.param("see https://a.org/b_c.", ["https://a.org/b_c"], id="end of a sentence"),
        pytest.param("(https://a.org/b)", ["https://a.org/b"], id="in parentheses"),
        pytest.param("https://a.org/b(c)", ["https://a.org/b(c)"], id="with parentheses"),
        pytest.param("www.a.org, b", ["http://www.a.org"], id="without a scheme"),
        pytest.param("ann@a.org.", ["mailto:ann@a.org"], id="mail"),
        pytest.param("`https://a.org`", [], id="code"),
        pytest.param("[https://a.org](b.md)", ["b.md"], id="words of a link"),
        pytest.param('<a href="b.md">c</a>', ["b.md"], id="HTML"),
        pytest.param("https://", [], id="nothing behind it"),
        pytest.param("a.www.b.org/x", [], id="in a name"),
    ],
)
def test_links(source: str, targets: list[str]) -> None:
    """Bare addresses and links in HTML are links, and checked as such."""
    assert [link.target.value for link in read(source)[0].links] == targets


@pytest.mark.parametrize(
    "source",
    [
        '!!! note "Title"\n    body\n\n        code\n\nafter',
        "- item\n\n    !!! tip\n        in a list\n        ??? bug\n            deeper\n",
        "::: warning Title\nbody\n\n::: note\ninner\n:::\n:::\n",
        '=== "A"\n    a\n\n=== "B"\n    b\n',
        '{% hint style="info" %}\na\n{% endhint %}\n',
    ],
)
def test_places_lead_back(source: str) -> None:
    """Whatever is put in for the parser, each character that stays leads to where it stood."""
    known = translate(source)
    assert known.containers
    kept = [
        (at, sign) for at, sign in enumerate(known.source) if sign not in "> \n" and sign < "\ue000"
    ]
    assert [source[known.before(at)] for at, _ in kept] == [sign for _, sign in kept]


@pytest.mark.parametrize(
    ("source", "lost"),
    [
        pytest.param("<span class=a>b</span>", ["`<span>` is left out; the words in it stay"], id="tag"),
        pytest.param('<td align="left">', ["`<td>` stands outside `<tr>`, and is left out; the words in it stay"], id="part alone"),
        pytest.param('<b id="a">c', ["`id` of `<b>` is left out", "`<b>` is never closed, and is left out"], id="attribute"),
        pytest.param("<table>\n<tr><td>a</td></tr>\n\nb", ["`<table>` is never closed: it ends behind its last part"], id="table that never ends"),
        pytest.param("<table>\n<tr><th>a<td>b\n<tr><td>c</table>", [], id="cells whose ends HTML does without"),
        pytest.param("<ul><li>a<li>b</ul>", [], id="items whose ends HTML does without"),
        pytest.param("<dl><dt>a<dd>b<dt>c<dd>d</dl>", [], id="definitions whose ends HTML does without"),
        pytest.param("a </b> c", ["`</b>` closes nothing, and is left out"], id="end alone"),
        pytest.param("<iframe src=a>\nb\n</iframe>", ["`<iframe>` is left out with all that is in it"], id="with all"),
        pytest.param("<!DOCTYPE html>", ["`<!DOCTYPE html>` is left out"], id="declaration"),
        pytest.param("<b>a</b> <kbd>c</kbd><br>", [], id="kept"),
        pytest.param('<span lang="fr">a</span> <q lang="pt-BR">b</q>', [], id="words of another language"),
        pytest.param("<b><span class=a>b</span></b>", ["`<span>` is left out; the words in it stay"], id="tag in a tag"),
        pytest.param('<span lang="in French">a</span>', ["`lang` of `<span>` is left out"], id="no language"),
        pytest.param('<br lang="fr">', ["`lang` of `<br>` is left out"], id="no words"),
    ],
)  # fmt: skip
def test_lost_html(source: str, lost: list[str]) -> None:
    """What is lost of HTML is said, tag by tag."""
    found = [it.message for it in read(source)[1] if it.rule == "raw-html"]
    assert sorted(found) == sorted(lost)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        pytest.param("$x^2^3$", ["unreadable-formula"], id="grammar"),
        pytest.param(r"$\nonesuch x$", ["unreadable-formula"], id="command"),
        pytest.param(r"$\frac{a}{b}$", [], id="sound"),
    ],
)
def test_formulas(source: str, found: list[str]) -> None:
    assert [it.rule for it in read(source)[1]] == found


@pytest.mark.parametrize(
    ("source", "made"),
    [
        pytest.param("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>", id="items"),
        pytest.param(
            "<table><tr><td>a<td>b<tr><td>c</table>",
            "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
            id="cells",
        ),
        pytest.param(
            "<table>\n<tr><td>a</td></tr>\n\nb",
            "<table><tr><td>a</td></tr></table>b",
            id="table that never ends",
        ),
        pytest.param("<li>a</li>", "a", id="item alone"),
        pytest.param(
            '<span lang="fr" class="x">a</span>, <q lang=fr>b</q>',
            '<spanlang="fr">a</span>,<qlang="fr">b</q>',
            id="words of another language",
        ),
    ],
)
def test_what_is_made_of_html(source: str, made: str) -> None:
    """Tags that are kept have their ends, and what cannot stand alone is not kept."""
    kept = {"markup", "text"}
    words = "".join(it.words for it in read(source)[0].events if it.kind in kept)
    assert words.replace(" ", "") == made


def test_lists_in_lists_are_read_in_linear_time() -> None:
    """However many begin in one line, and end with it."""
    assert is_linear(read, "1. ")


# What a text may be made of without end: words without spaces, and each sign that begins something.
ENDLESS = (
    *("\u4e2d\u6587", "ab", "aB1", "a ", "a\n", "- ", "-a\n", "* ", "*a\n", "**a", "_", "+a", "a+"),
    *(
        "[",
        "[a",
        "[a][",
        "[[a",
        "](",
        "(",
        "(a",
        "((a",
        "{",
        "{a ",
        "<a",
        "<!--",
        "|",
        "|a",
        "a|b\n",
    ),
    *(
        "a:",
        ":a",
        "a:1 ",
        "a.",
        "a-\n",
        "#a ",
        "#a/",
        "1. a\n",
        "=a",
        "==",
        "'a",
        '"a',
        "/a b",
        "//a",
    ),
    *("^", "~", "$", "%", "@", "!", "\\", "\ta", 'a="b" ', "::: ", "cite", "turn1", "\0", "\1"),
)


@pytest.mark.parametrize("piece", ENDLESS)
def test_no_pattern_takes_more_than_its_share(piece: str) -> None:
    """A text of one piece after the other is looked through in linear time by each pattern."""
    patterns = [kind.compiled() for kind in (*INLINE, FORMULA)]
    found = [it.pattern for it in patterns if not is_linear(partial(_looked, it), piece)]
    assert found == []


def test_words_without_spaces_are_read_in_linear_time() -> None:
    """Where a language has none."""
    assert is_linear(read, "\u4e2d\u6587")


@pytest.mark.parametrize(
    "piece",
    ["::: note\n", ":::: a\n:::\n", "::: mermaid\n", "{% hint %}\n", "!!! a\n\n", "??? a\n    "],
)
def test_containers_that_never_end_are_read_in_linear_time(piece: str) -> None:
    """However many begin."""
    assert is_linear(translate, piece)


def test_an_option_of_a_block_defines_no_title() -> None:
    """Of `:class: wide` below a MyST head no definition is made: the block stays one."""
    document, findings = read("::: {note}\n:class: wide\n\nb\n:::")
    assert [it.kind for it in document.events if "definition" in it.kind] == []
    assert "start:container" in {it.kind for it in document.events}
    assert words_of(findings, "foreign-markup", "::: {note}\n:class: wide\n\nb\n:::") == [
        ":class: wide"
    ]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        pytest.param("::: {.callout-tip icon=false}", "`icon=false` of this block is left out", id="a setting"),
        pytest.param("::: {#a .note}", "`#a` of this block is left out", id="an id"),
        pytest.param("::: {layout-ncol=2}", "this block is shown as a note", id="no name"),
        pytest.param("::: {#a .column-margin}", "no callout is called `column-margin`: it is shown as a note", id="no callout"),
    ],
)  # fmt: skip
def test_what_the_head_of_a_block_loses(head: str, said: str) -> None:
    """Quarto and Pandoc write settings of blocks in braces."""
    assert [it.message for it in read(f"{head}\nb\n:::")[1]] == [said]


def test_the_title_of_a_block_in_its_braces() -> None:
    """Quarto has it there."""
    document, findings = read('::: {.callout-note title="A b"}\nc\n:::')
    assert findings == ()
    assert [it.words for it in document.events if it.kind == "text"] == ["A b", "c"]


def test_an_address_in_a_call_of_a_template() -> None:
    """The braces that end the call are no part of it."""
    source = "{{youtube https://a.org/b}}"
    document, findings = read(source)
    assert [it.target.value for it in document.links] == ["https://a.org/b"]
    assert words_of(findings, "foreign-markup", source) == [source]


def test_a_character_by_its_name_hides_nothing_beside_it() -> None:
    """In a block of HTML a line is looked through, whatever else stands on it."""
    source = "<p>\na &bull; {% b %}\n</p>"
    document, findings = read(source)
    assert words_of(findings, "foreign-markup", source) == ["{% b %}"]
    said = "".join(it.words for it in document.events if it.kind == "text")
    assert said.strip() == "a \u2022 {% b %}"


def test_an_escaped_sign_between_tags_is_told() -> None:
    """Backslashes stand on the page there."""
    source = "<p>\na \\[both\\] c\n</p>"
    assert words_of(read(source)[1], "foreign-markup", source) == ["\\[both\\]"]
