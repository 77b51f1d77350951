"""Citations as HTML: every cite its own link, the words round it as they were written."""

from __future__ import annotations

import re

import pytest

from generator import csl
from generator.findings.diagnostics import Span
from generator.model.text import Cite, Cluster, Name
from generator.render.affixes import prefix_of, rich_text
from generator.render.citations import Citations, citations_of
from generator.render.html import clean
from tests.unit.factories import LI, ZHU, playbook

HERE = "cards/a/index.html"
SPAN = Span("kb/cards/a.md", 1, 1, 1, 2)


@pytest.fixture(scope="module")
def citations() -> Citations:
    """Return the formatter of two works."""
    return citations_of(playbook({"references.bib": LI + ZHU}).references, csl.lazy_apa_style())


def cite(key: str, prefix: str = "", suffix: str = "", **more: str) -> Cite:
    return Cite(Name(key, SPAN), prefix, suffix, more.get("locator", ""), more.get("label", ""))


def cluster(*cites: Cite, narrative: bool = False) -> Cluster:
    return Cluster(cites, 0, 1, SPAN, narrative)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(cluster(cite("li2010")), "(Li, 2010)", id="one"),
        pytest.param(cluster(cite("li2010"), cite("zhu2013")), "(Li, 2010; Zhu, 2013)", id="several"),
        pytest.param(cluster(cite("li2010"), narrative=True), "Li (2010)", id="narrative"),
        pytest.param(cluster(cite("li2010", locator="33-35", label="page")), "(Li, 2010, pp. 33\N{EN DASH}35)", id="locator"),
        pytest.param(cluster(cite("li2010", locator="3", label="chapter")), "(Li, 2010, Chapter 3)", id="chapter"),
        pytest.param(cluster(cite("li2010", "see")), "(see Li, 2010)", id="prefix"),
        pytest.param(cluster(cite("li2010", "see *also*")), "(see <i>also</i> Li, 2010)", id="prefix in italics"),
        pytest.param(cluster(cite("li2010", "", ", *passim*")), "(Li, 2010, <i>passim</i>)", id="suffix in italics"),
        pytest.param(cluster(cite("li2010", "", ", **all** of it")), "(Li, 2010, <b>all</b> of it)", id="suffix in bold"),
        pytest.param(cluster(cite("li2010", "", ", `a<b`")), "(Li, 2010, a&lt;b)", id="code"),
        pytest.param(cluster(cite("li2010", "A & B <", ", C")), "(A &amp; B &lt; Li, 2010, C)", id="escaped once"),
        pytest.param(cluster(cite("li2010", "x <b onclick=y>z</b>")), "(x z Li, 2010)", id="raw HTML is left out"),
        pytest.param(cluster(cite("li2010", r"\<i>x")), "(&lt;i&gt;x Li, 2010)", id="tag in words"),
    ],
)  # fmt: skip
def test_words(citations: Citations, given: Cluster, expected: str) -> None:
    html = clean(citations.cite(given, HERE))
    assert expected == re.sub(r"</?a[^>]*>", "", html)


def test_each_cite_is_a_link(citations: Citations) -> None:
    """Each cite leads to its own reference's page, and what stands between to none."""
    html = citations.cite(cluster(cite("li2010"), cite("zhu2013")), HERE)
    assert html == (
        '(<a class="cite" role="doc-biblioref" data-key="li2010"'
        ' href="../../references/li2010/">Li, 2010</a>; '
        '<a class="cite" role="doc-biblioref" data-key="zhu2013"'
        ' href="../../references/zhu2013/">Zhu, 2013</a>)'
    )


def test_text_has_no_tags(citations: Citations) -> None:
    """As plain text a citation has no markup."""
    given = cluster(cite("li2010", "see *also*", ", A & B"))
    assert citations.text(given) == "(see also Li, 2010, A & B)"


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("see", "see ", id="word"),
        pytest.param("cf. (", "cf. (", id="no space behind an opening bracket"),
        pytest.param("1. *see*", "1. <i>see</i> ", id="no list"),
        pytest.param("**see**\n  also", "<b>see</b> also ", id="on one line"),
    ],
)
def test_prefix(markdown: str, expected: str) -> None:
    assert expected == prefix_of(markdown)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        pytest.param(", *a **b***", ", <i>a <b>b</b></i>", id="nested"),
        pytest.param(r", \*a\*", ", *a*", id="escaped"),
        pytest.param(", [a](b.md) ~~c~~", ", a c", id="link and deletion are their text"),
        pytest.param(", a * b", ", a * b", id="lone star"),
    ],
)
def test_rich_text(markdown: str, expected: str) -> None:
    assert expected == rich_text(markdown)


STYLES = {
    "numeric": '<text variable="citation-number"/>',
    "author-date": '<names variable="author"><name/></names><date variable="issued" form="text"/>',
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("author", ["", "author = {Roy, M.}, "])
def test_a_title_in_place_of_an_author_tells_its_language(style: str, author: str) -> None:
    """What has no author is named by its title, which tells its language, and by its key at last."""
    works = (
        f"@book{{one, {author}title = {{Une & autre}}, langid = {{french}}, date = {{2010}}}}\n"
        f"@book{{two, {author}title = {{Plain}}, langid = {{english}}, date = {{2010}}}}\n"
        "@misc{three, langid = {french}, date = {2010}}\n"
    )
    xml = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        f"<info><title>S</title><id>s</id></info><citation><layout>{STYLES[style]}</layout></citation>"
        '<bibliography><layout><text variable="title"/></layout></bibliography></style>'
    )
    lazy = csl.lazy_style(csl.load_style(xml, csl.builtin_locales()))
    citations = citations_of(playbook({"references.bib": works}).references, lazy)
    assert citations.marked == ("fr",)
    named = [citations.author_of(key) for key in ("one", "two", "three")]
    told = {"numeric": "Roy", "author-date": "M. Roy"}[style]
    titles = ['<i><span lang="fr">Une &#38; autre</span></i>', "<i>Plain</i>"]
    assert named == [*([told, told] if author else titles), "three"]
