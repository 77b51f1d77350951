"""The first use of each term on a page leads to the glossary, and nothing else changes."""

from __future__ import annotations

import re

import pytest

from generator.findings.diagnostics import Span, Text
from generator.kinds import Kind
from generator.load.markdown import parse
from generator.model.playbook import Target
from generator.model.sheets import Meta, Sheet, Term
from generator.model.text import Basis, Name
from generator.render.environment import FactsEnvironment
from generator.render.marking import first_of_each, lexicon_of
from tests.unit.decided import TREE
from tests.unit.render.conftest import BASE, Given, Site, site_of

PLACE = Span("kb/glossary.yml", 1, 1, 1, 2)
PATH = "kb/cards/a.md"


def term(name: str, words: str, **more: object) -> Term:
    made = {"definition": "-", "basis": Basis.EDITORIAL, "span": PLACE}
    return Term(name, words, **{**made, **more})  # type: ignore[arg-type]


TERMS = (
    term("cio", "Chief Information Officer", abbreviation="CIO", synonyms=("head of IT",)),
    term("it", "information technology", abbreviation="IT"),
    term("it-department", "IT department"),
    term("open", "open leadership"),
    term("sponsor", "sponsor", role=Name("sponsor", PLACE), cards=(Name("devoted", PLACE),)),
    term("strategy", "strategy"),
    term("policy", "policy"),
    term("core", "core"),
    term("money", "money", marked=False),
)
LEXICON = lexicon_of(TERMS)


def marked(source: str, **more: object) -> list[str]:
    """Return what is marked in *source*, each as ``term: words``."""
    document, _ = parse(Text(PATH, f"\n{source}"), 1)
    places = (1, len(document.text.content))
    found = first_of_each(document, LEXICON, places, **more)  # type: ignore[arg-type]
    return [f"{it.term.id}: {it.words}" for it in found]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("A sponsor leads.", ["sponsor: sponsor"], id="term"),
        pytest.param("The sponsor. A sponsor.", ["sponsor: sponsor"], id="the first alone"),
        pytest.param("Sponsor it.", ["sponsor: Sponsor"], id="capital at the start"),
        pytest.param("Open Leadership", ["open: Open Leadership"], id="capitals"),
        pytest.param("A CIO's work", ["cio: CIO"], id="abbreviation and its genitive"),
        pytest.param("Two CIOs", ["cio: CIOs"], id="plural of an abbreviation"),
        pytest.param("policies, strategies", ["policy: policies", "strategy: strategies"]),
        pytest.param("cio, Cio, it, It", [], id="an abbreviation is written as it is"),
        pytest.param("the IT department", ["it-department: IT department"], id="longest first"),
        pytest.param("use it department by department", [], id="capitals inside count"),
        pytest.param("chief information officers", ["cio: chief information officers"]),
        pytest.param("the head of IT", ["it: IT"], id="no synonym"),
        pytest.param("no money", [], id="switched off"),
        pytest.param("co-sponsor, sponsor-led, sponsorship", [], id="part of a word"),
        pytest.param("at core.example.org, a/core, core@b.org", [], id="part of an address"),
        pytest.param("core_values and _core_", ["core: core"], id="name and emphasis"),
        pytest.param("**core**", ["core: core"], id="strong"),
        pytest.param("“core”", ["core: core"], id="quotation marks"),
        pytest.param("open\nleadership", ["open: open\nleadership"], id="over a line's end"),
        pytest.param("> [!NOTE]\n> open\n> leadership", ["open: open\nleadership"], id="callout"),
        pytest.param("open  \nleadership", [], id="hard break"),
        pytest.param("open\n> leadership", [], id="two blocks"),
        pytest.param("*open* leadership", [], id="across emphasis"),
        pytest.param("# A sponsor", [], id="heading"),
        pytest.param("`sponsor`", [], id="code"),
        pytest.param("```\nsponsor\n```", [], id="code block"),
        pytest.param("    sponsor", [], id="indented code"),
        pytest.param("[sponsor](b.md)", [], id="link"),
        pytest.param("[a](b.md 'sponsor')", [], id="title of a link"),
        pytest.param("![sponsor](b.png)", [], id="image"),
        pytest.param("<b>sponsor</b>", ["sponsor: sponsor"], id="in HTML"),
        pytest.param("<div>\nsponsor\n</div>", ["sponsor: sponsor"], id="words of a block of HTML"),
        pytest.param("<!-- sponsor -->", [], id="note"),
        pytest.param("[see sponsor @li2010]", [], id="citation"),
        pytest.param("> A sponsor", [], id="the words of others"),
        pytest.param("~~sponsor~~", [], id="struck out"),
        pytest.param("a[^1]\n\n[^1]: sponsor", [], id="footnote"),
        pytest.param("| sponsor |\n|---|\n| core |", ["core: core"], id="head of a table"),
        pytest.param("c&#111;re, \\core", [], id="not what it looks like"),
        pytest.param("[sponsor](b.md), a sponsor", ["sponsor: sponsor"], id="after a link"),
        pytest.param("# IT\n\nIT", ["it: IT"], id="after a heading"),
    ],
)
def test_first_of_each(source: str, expected: list[str]) -> None:
    assert marked(source) == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        pytest.param(Target(Kind.ROLE, "sponsor"), [], id="its role"),
        pytest.param(Target(Kind.CARD, "devoted"), [], id="its card"),
        pytest.param(Target(Kind.CARD, "other"), ["sponsor: sponsor"], id="another card"),
    ],
)
def test_a_link_that_explains_a_term_stands_for_its_mark(
    target: Target, expected: list[str]
) -> None:
    """Who was led to the sponsor's page by the word need not be led to it again."""
    source = "The [sponsor](b.md) is a sponsor."
    assert marked(source, links={(PATH, 5): target}) == expected


def test_known_terms_are_not_marked() -> None:
    """A page says which terms it needs no mark for."""
    assert marked("a sponsor, the CIO", known={"sponsor"}) == ["cio: CIO"]


@pytest.mark.parametrize(
    ("kind", "name", "title", "expected"),
    [
        pytest.param(Kind.ROLE, "sponsor", "The one who pays", {"sponsor"}, id="role of the term"),
        pytest.param(Kind.CARD, "sponsor", "The one who pays", set(), id="card of that name"),
        pytest.param(Kind.RESOURCE, "a", "Policies", {"policy"}, id="titled by its plural"),
    ],
)
def test_own(kind: Kind, name: str, title: str, expected: set[str]) -> None:
    """A page about a term does not mark it."""
    document, _ = parse(Text(PATH, ""))
    assert LEXICON.own(Sheet(kind, name, PATH, Meta(title), {}, document)) == expected


def test_the_first_of_two_terms_has_the_word() -> None:
    """Whatever their case, and whoever sorts them."""
    lexicon = lexicon_of((term("a", "silo"), term("b", "Silo", abbreviation="SILOS")))
    assert lexicon.terms["silo"].id == "a"


def test_a_term_as_long_as_a_text_is_not_marked() -> None:
    """A pattern of thousands of letters would be too deep to make."""
    long = "word " * 2_000
    assert lexicon_of([term("a", long.strip())]).pattern is None


def test_no_term_no_pattern() -> None:
    """A playbook without a glossary has nothing to look for."""
    assert lexicon_of(()).pattern is None
    assert lexicon_of([TERMS[-1]]).pattern is None


BODY = """## Guidance

The CIO and the CIO cite [@li2010]. <!-- id: a -->
"""


@pytest.fixture(scope="module")
def worded(templates: FactsEnvironment) -> Site:
    """Return the site of the small playbook with terms in its texts."""
    card = BASE["kb/cards/beta.md"].partition("## Guidance")[0] + BODY
    role = BASE["kb/roles/cmo.md"] + "\nWorks with a CIO.\n"
    doc = BASE["docs/about/how.md"] + "\nNo CIO.\n"
    changed = {"kb/cards/beta.md": card, "kb/roles/cmo.md": role, "docs/about/how.md": doc}
    return site_of({**BASE, **changed}, Given(), templates)


def terms_on(site: Site, path: str) -> list[str]:
    return re.findall(r'<a class="pb-term" [^>]*>[^<]*</a>', site.body(path))


def test_marks_on_pages(worded: Site) -> None:
    """Cards and roles lead to the glossary; the term's own role and pages of docs do not."""
    leads = '<a class="pb-term" data-term="cio-term" href="../../glossary/#cio-term">CIO</a>'
    assert terms_on(worded, "cards/beta/index.html") == [leads]
    assert terms_on(worded, "roles/cmo/index.html") == [leads]
    assert terms_on(worded, "roles/cio/index.html") == []
    assert terms_on(worded, "about/how/index.html") == []


def test_no_marks_where_a_statement_is_quoted(worded: Site) -> None:
    """Another page quotes the statement as it is."""
    assert "The CIO and the CIO" in worded.body("references/li2010/index.html")
    assert terms_on(worded, "references/li2010/index.html") == []


def test_marks_in_a_decision(templates: FactsEnvironment) -> None:
    """Its introduction has them, and why each question is asked, once a page; no list has."""
    glossary = (
        BASE["kb/glossary.yml"]
        + """  - id: goal
    term: goal
    definition: What it is for.
    basis: editorial
"""
    )
    tree = TREE.replace("Before you start", "Name a goal. Before you start")
    files = {**BASE, "kb/glossary.yml": glossary, "kb/decisions/way.md": tree}
    site = site_of(files, Given(), templates)
    goal = '<a class="pb-term" data-term="goal" href="../../{}glossary/#goal">{}</a>'
    assert terms_on(site, "decisions/way/index.html") == [goal.format("", "goal")]
    assert terms_on(site, "decisions/way/start/index.html") == [goal.format("../", "Goals")]
    assert terms_on(site, "decisions/way/goal.no/index.html") == []
