"""What each kind of page prints, as facts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from generator.findings.diagnostics import Span
from generator.kinds import Kind
from generator.model.text import Cite, Name
from generator.render import MAKERS
from generator.render.environment import FactsEnvironment
from generator.render.frames import Link
from generator.render.long.letters import order
from generator.render.views import (
    az,
    card,
    coverage,
    doc,
    evidence,
    glossary,
    health,
    home,
    reference,
    references,
    resource,
    role,
    tensions,
)
from tests.unit.render.conftest import (
    BASE,
    Given,
    Site,
    edition_of_files,
    playbook_of,
    site_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.render.desk import Edition
    from generator.render.frames import View

ALPHA = Link("../alpha/", "Alpha comes first")


def facts(views: Callable[[Edition], Iterator[View]], edition: Edition, address: str) -> Any:
    return next(view.facts for view in views(edition) if view.frame.address == address)


def all_cards(edition: Edition) -> Iterator[View]:
    """Yield the page of each card."""
    return (card.view(edition, it) for it in edition.shown[Kind.CARD])


def all_references(edition: Edition) -> Iterator[View]:
    """Yield the page of each reference."""
    works = edition.playbook.references.values()
    return (view for it in works for view in reference.views(edition, it))


class TestCard:
    """The page of a card."""

    @pytest.fixture
    def alpha(self, edition: Edition) -> card.CardFacts:
        """Return the facts of the fullest card."""
        found: card.CardFacts = facts(all_cards, edition, "cards/alpha/")
        return found

    def test_rows(self, alpha: card.CardFacts) -> None:
        """It says whom it is for and what it is about."""
        assert [(row.label, [link.title for link in row.links]) for row in alpha.rows] == [
            ("For", ["Chief Information Officer", "Chief Marketing Officer"]),
            ("Topic", ["Adoption"]),
        ]

    def test_grounds(self, alpha: card.CardFacts) -> None:
        """Each statement says what it rests on and where it comes from."""
        two, one, stub, uncited, _ = alpha.grounds
        assert two.link == Link("#two", "Two works say so.")
        assert [work.title for work in two.works] == ["Li (2010)", "Wollan et al. (2010)"]
        assert [(fact.id, fact.words) for fact in two.facts] == [("A1.1a", "The first fact")]
        assert two.facts[0].href == "../../coverage/#A1.1a"
        assert [it.mark and it.mark.name for it in (two, one, stub, uncited)] == [
            "cited",
            "one-source",
            "incomplete",
            "uncited",
        ]

    def test_related_both_ways(self, edition: Edition, alpha: card.CardFacts) -> None:
        """A relation is written on one card and shown on both, with its reason."""
        beta = facts(all_cards, edition, "cards/beta/")
        assert [(it.label, it.link.title, it.reason) for it in alpha.related] == [
            ("supports", "Beta <b>& co</b>", "it comes <em>before</em>")
        ]
        assert [(it.label, it.link, it.reason) for it in beta.related] == [
            ("is supported by", ALPHA, "it comes <em>before</em>")
        ]

    def test_tensions(self, edition: Edition) -> None:
        """A tension names the card on its other side."""
        beta = facts(all_cards, edition, "cards/beta/")
        assert [(it.link, it.others) for it in beta.tensions] == [
            (Link("../../tensions/#pull", "First, or back"), (ALPHA,))
        ]

    def test_review(self, alpha: card.CardFacts) -> None:
        """It prints when it was reviewed and when it is due, and never that it is late."""
        assert alpha.reviewed
        assert alpha.due
        assert (alpha.reviewed.iso, alpha.due.iso) == ("2026-01-31", "2026-02-28")

    def test_references(self, alpha: card.CardFacts) -> None:
        """The list has what the card cites, each once, stubs marked."""
        assert [(it.id, it.incomplete) for it in alpha.references] == [
            ("ref-li2010", False),
            ("ref-wollan2010", False),
            ("ref-zhu2013", True),
        ]

    def test_changes(self, alpha: card.CardFacts) -> None:
        """A change is told in words."""
        assert [(it.day.iso, it.words, it.meaning) for it in alpha.changes] == [
            ("2026-02-01", "The figure changed", True)
        ]

    def test_editorial_sections(self, alpha: card.CardFacts) -> None:
        """What goes beyond the sources says so below its heading."""
        assert alpha.body.count("pb-ours") == 2
        assert alpha.body.index('id="in-practice"') < alpha.body.index("pb-ours")

    @pytest.mark.parametrize("body", ["", "Words alone.\n", "# One\n", "## One\n", "### Deep\n"])
    def test_no_sections(self, templates: FactsEnvironment, body: str) -> None:
        """A card whose file has no heading, or none of the second level, has a page all the same."""
        head = "---\ntitle: Bare\nstatus: published\n---\n"
        made = site_of({"kb/cards/bare.md": head + body}, Given(), templates)
        own = body.startswith(("# ", "## "))
        assert made.body("cards/bare/index.html").count("pb-ours") == own

    def test_owner_without_page(self, edition: Edition) -> None:
        """A handle owns a card without having a page."""
        sheet = edition.cards[0]
        meta = replace(sheet.meta, owner="@org/team")
        assert card.owner(edition.at("x"), replace(sheet, meta=meta)) == Link("", "@org/team")


class TestReference:
    """The page of a reference."""

    def test_statements(self, edition: Edition) -> None:
        """Every statement that cites it and holds stands there, in its sentence, with its place."""
        li = facts(all_references, edition, "references/li2010/")
        assert [(it.link, [s.locator for s in it.statements]) for it in li.cards] == [
            (Link("../../cards/alpha/", "Alpha comes first"), ["", "p. 33"]),
        ]
        one = li.cards[0].statements[1]
        assert one.link.href == "../../cards/alpha/#one"
        assert one.html.startswith("One work says so, as ")
        assert "<code>code</code> &amp; words." in one.html

    def test_kind(self, edition: Edition) -> None:
        """It says what kind of work it is, and nothing where the entry does not say."""
        kinds = {it.key: it.kind for it in (it.facts for it in all_references(edition))}
        assert (kinds["li2010"], kinds["zhu2013"]) == ("Book", "")

    def test_mentions(self, edition: Edition) -> None:
        """A citation outside a statement is told with its heading."""
        li = facts(all_references, edition, "references/li2010/")
        assert [(it.kind, it.link.title, [p.href for p in it.places]) for it in li.mentions] == [
            ("card", "Alpha comes first", ["../../cards/alpha/#in-practice"]),
            ("role", "Chief Information Officer", []),
        ]

    def test_stub(self, edition: Edition) -> None:
        """A stub says what is missing."""
        zhu = facts(all_references, edition, "references/zhu2013/")
        assert (zhu.incomplete, zhu.note) == (True, "Only a name is known.")

    def test_work(self, edition: Edition) -> None:
        """A DOI leads to the work; without an address there is no link."""
        li = facts(all_references, edition, "references/li2010/")
        assert li.work == Link("https://doi.org/10.1000/xyz", "https://doi.org/10.1000/xyz")
        assert facts(all_references, edition, "references/wollan2010/").work is None

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            pytest.param(
                "archiveurl = {https://a.example/1}, archivedate = {2012-05-01}",
                'An archived copy of 1 May 2012: <a class="pb-spelt" href="https://a.example/1"',
                id="with its day",
            ),
            pytest.param(
                "archiveurl = {http://a.example/1}, archivedate = {May}",
                'An archived copy of May: <a class="pb-spelt" href="http://a.example/1"',
                id="a day in words",
            ),
            pytest.param(
                "archiveurl = {https://a.example/1}", "An archived copy: <a", id="without a day"
            ),
            pytest.param("archiveurl = {javascript:alert(1)}", "", id="no address"),
        ],
    )
    def test_archived(self, fields: str, expected: str, templates: FactsEnvironment) -> None:
        """A copy that an archive keeps is shown beside the work."""
        bib = BASE["references.bib"].replace("doi = {10.1000/xyz},", f"{fields},")
        body = site_of({**BASE, "references.bib": bib}, Given(), templates).body(
            "references/li2010/index.html"
        )
        assert (expected in body, "An archived copy" in body) == (True, bool(expected))

    def test_counts(self, edition: Edition) -> None:
        """The list counts the statements and the cards that cite each."""
        listed = facts(references.views, edition, "references/").references
        assert [(it.line.id, it.statements, it.cards) for it in listed] == [
            ("ref-li2010", 2, 1),
            ("ref-wollan2010", 2, 2),
            ("ref-zhu2013", 1, 1),
        ]


@pytest.mark.parametrize(
    ("locator", "label", "expected"),
    [
        pytest.param("33", "page", "p. 33", id="page"),
        pytest.param("33-35", "page", "pp. 33-35", id="range"),
        pytest.param("3, 7", "page", "pp. 3, 7", id="list"),
        pytest.param("2", "chapter", "chap. 2", id="chapter"),
        pytest.param("7", "figure", "figure 7", id="other label"),
        pytest.param("", "", "", id="none"),
    ],
)
def test_locator(locator: str, label: str, expected: str) -> None:
    """A locator reads as it does in a citation."""
    cite = Cite(Name("k", Span("", 1, 1, 1, 2)), locator=locator, label=label)
    assert expected == reference.locator(cite)


class TestRole:
    """The page of a role."""

    def test_groups(self, edition: Edition) -> None:
        """Its cards stand by topic, in the order of the vocabulary, each once."""
        cio = facts(role.views, edition, "roles/cio/")
        assert [(it.title, [line.link.title for line in it.cards]) for it in cio.groups] == [
            ("Adoption", ["Alpha comes first"]),
            ("Leadership & more", ["Beta <b>& co</b>"]),
        ]

    def test_mentions(self, edition: Edition) -> None:
        """It says who else speaks of it: its own cards do not count."""
        cmo = facts(role.views, edition, "roles/cmo/")
        assert cmo.mentions == (Link("../cio/", "Chief Information Officer"),)

    def test_resources(self, edition: Edition) -> None:
        """It says what the role provides and what it can reach."""
        cmo = facts(role.views, edition, "roles/cmo/")
        assert cmo.provides == (Link("../../resources/training/", "Training"),)
        assert cmo.reaches == ()


def test_resource(edition: Edition) -> None:
    """A resource says where it is, who provides it and who can reach it."""
    access = facts(resource.views, edition, "resources/training/").access
    assert access.where == "The <em>calendar</em>."
    assert [it.title for it in access.providers] == ["Chief Marketing Officer"]
    assert [it.title for it in access.users] == ["Chief Information Officer"]


def test_glossary(edition: Edition) -> None:
    """A term says what it rests on where that is not a source."""
    (term,) = facts(glossary.views, edition, "glossary/").terms
    assert term.definition == "Somebody who <em>answers</em> for IT."
    assert term.mark
    assert term.mark.name == "editorial"
    assert term.role == Link("../roles/cio/", "Chief Information Officer")


def test_tensions(edition: Edition) -> None:
    """A tension quotes both statements and says what to do."""
    (pull,) = facts(tensions.views, edition, "tensions/").tensions
    assert [side.link.href for side in pull.sides] == ["../cards/alpha/#one", "../cards/beta/#back"]
    assert pull.advice == "Do <em>both</em>."


def test_sides_of_a_tension_say_what_they_rest_on(edition: Edition) -> None:
    """Each with its mark and its works; what is said about them is ours."""
    page = facts(tensions.views, edition, "tensions/")
    sides = page.tensions[0].sides
    assert [(it.mark.name, [work.title for work in it.works]) for it in sides] == [
        ("one-source", ["Li (2010)"]),
        ("one-source", ["Wollan et al. (2010)"]),
    ]
    assert (page.ours.name, page.legend) == ("editorial", "../evidence/#legend")


def test_evidence(edition: Edition) -> None:
    """The report counts what holds: neither drafts nor retired cards."""
    report = facts(evidence.views, edition, "evidence/")
    assert (report.cards, report.statements) == (2, 6)
    assert [total.number for total in report.totals] == [1, 2, 1, 1, 1]
    assert [(it.link.title, it.statements, it.alone) for it in report.works] == [
        ("Li (2010)", 2, 1),
        ("Wollan et al. (2010)", 2, 1),
        ("Zhu (2013)", 1, 1),
    ]


def test_support(edition: Edition) -> None:
    """How well the playbook is supported is said in shares, with what it leans on most."""
    support = facts(evidence.views, edition, "evidence/").support
    assert (support.cited.number, support.cited.share) == (4, 67)
    assert (support.known.number, support.alone.number) == (3, 3)
    assert (support.most.link.title, support.leaning.number) == ("Li (2010)", 2)
    assert (support.bare, support.incomplete, support.works) == ((), 1, 3)


def test_profile(edition: Edition) -> None:
    """Each card shows the marks of its statements, in their order."""
    rows = facts(evidence.views, edition, "evidence/").rows
    assert ["".join(mark.shape for mark in row.profile) for row in rows] == ["●◐◌○◇", "◐"]


def test_support_without_cards(templates: FactsEnvironment) -> None:
    """A playbook that says nothing yet claims nothing."""
    site = site_of({"kb/vocabulary.yml": BASE["kb/vocabulary.yml"]}, Given(), templates)
    assert "statements cite a work" not in site.body("evidence/index.html")


def test_card_without_source(templates: FactsEnvironment) -> None:
    """A card none of whose statements cites anything is named."""
    card = BASE["kb/cards/beta.md"].replace(
        "[@wollan2010]. <!-- id: back -->", "<!-- basis: editorial; id: back -->"
    )
    site = site_of({**BASE, "kb/cards/beta.md": card}, Given(), templates)
    said = "1 of 2 cards names no source at all: <a"
    assert said in site.body("evidence/index.html")


def test_coverage(edition: Edition) -> None:
    """Each fact names the statements that carry it; one that nobody carries is counted out."""
    report = facts(coverage.views, edition, "coverage/")
    assert report.sums == coverage.Sums(2, 1, 3, 2)
    first, second = report.documents[0].statements
    assert [it.carriers[0].link.href for it in first.facts] == [
        "../cards/alpha/#two",
        "../cards/alpha/#statement-3",
    ]
    assert second.facts[0].carriers == ()


class TestHealth:
    """The page of health."""

    def test_reviews(self, edition: Edition) -> None:
        """Each owner has the pages that are due, month by month, and who owns nothing has none."""
        page = facts(health.views, edition, "health/")
        (owner,) = page.owners
        assert (page.pages, owner.id, owner.name) == (5, "owner-cio", "Chief Information Officer")
        assert owner.role == Link("../roles/cio/", "Chief Information Officer")
        assert [(it.id, it.words, [one.id for one in it.reviews]) for it in owner.months] == [
            ("owner-cio-2026-02", "February 2026", ["alpha", "beta"]),
            ("owner-cio-2027-01", "January 2027", ["training", "cio", "cmo"]),
        ]
        first = owner.months[0].reviews[0]
        assert (first.kind, first.reviewed.iso, first.due.iso) == (
            "card",
            "2026-01-31",
            "2026-02-28",
        )

    def test_little(self, edition: Edition) -> None:
        """It names works known in part, and what rests on one work alone, card by card."""
        page = facts(health.views, edition, "health/")
        assert [(it.title, uses) for it, uses in page.stubs] == [("Zhu (2013)", 1)]
        rows = [(it.link.title, it.statements, [n for _, n in it.cards]) for it in page.alone]
        assert rows == [
            ("Li (2010)", 1, [1]),
            ("Wollan et al. (2010)", 1, [1]),
            ("Zhu (2013)", 1, [1]),
        ]
        assert (page.statements, page.locked, page.unlocked) == (3, False, ())

    def test_unlocked(self, templates: FactsEnvironment) -> None:
        """Addresses that are not promised yet are named; with all promised, it says so."""
        site = site_of({**BASE, "ids.lock": "cards/alpha/\n"}, Given(), templates)
        assert "<code>cards/beta/</code>" in site.body("health/index.html")
        assert "<code>cards/alpha/</code>" not in site.body("health/index.html")
        assert "there is no <code>ids.lock</code>" in site_of(BASE, Given(), templates).body(
            "health/index.html"
        )

    def test_never_due(self, templates: FactsEnvironment) -> None:
        """A page that does not say how often it is reviewed is named, and one of `@name` has no role."""
        files = {
            **BASE,
            "kb/cards/beta.md": BASE["kb/cards/beta.md"].replace("review: 1 months\n", ""),
            "kb/cards/alpha.md": BASE["kb/cards/alpha.md"].replace("owner: cio", 'owner: "@ann"'),
        }
        body = site_of(files, Given(), templates).body("health/index.html")
        assert 'how often: <a href="../cards/beta/">' in body
        assert 'id="owner-ann">@ann' in body


def test_index(edition: Edition) -> None:
    """The index has titles, abbreviations and synonyms, in order, each spelling once."""
    letters = facts(az.views, edition, "a-z/").letters
    words = [(it.word, [kind for kind, _ in it.targets]) for it in letters[2].words]
    assert [it.letter for it in letters] == ["A", "B", "C", "H", "I", "S", "T"]
    assert words == [
        ("Chief Information Officer", ["role", "term"]),
        ("Chief Marketing Officer", ["role"]),
        ("CIO", ["role", "term"]),
        ("CMO", ["role"]),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            ["ADR 10: b", "ADR 1: c", "ADR 2"], ["ADR 1: c", "ADR 2", "ADR 10: b"], id="2, 10"
        ),
        pytest.param(["Été", "etc.", "ESB"], ["ESB", "etc.", "Été"], id="accents and case"),
        pytest.param(
            ["10 ways", "a way", "2 ways"], ["2 ways", "10 ways", "a way"], id="at the front"
        ),
        pytest.param(["v2", "v", "v10"], ["v", "v2", "v10"], id="a part of another"),
    ],
)
def test_order(words: list[str], expected: list[str]) -> None:
    """Words stand as a person would look for them."""
    assert expected == sorted(words, key=order)


def test_about(edition: Edition) -> None:
    """The page about the playbook lists the hand-written pages by folder."""
    about = facts(doc.views, edition, "about/")
    assert [(it.title, it.pages) for it in about.shelves] == [
        ("Pages", ((Link("how/", "How it is made"), "The making of it."),))
    ]


def test_home(edition: Edition) -> None:
    """Home leads in by role and topic, and tells what changed."""
    start = facts(home.views, edition, "")
    assert [(it.link.href, it.count) for it in start.lens.parts[0].choices] == [
        ("roles/cio/", 2),
        ("roles/cmo/", 2),
    ]
    assert [(it.link.href, it.count) for it in start.topics.choices] == [
        ("topics/adoption/", 2),
        ("topics/leadership/", 1),
    ]
    assert [(it.day.iso, it.link.href, it.words) for it in start.news] == [
        ("2026-02-01", "cards/alpha/", "The figure changed")
    ]


@pytest.mark.parametrize("name", ["index", "README"])
@pytest.mark.parametrize(
    ("body", "title"),
    [
        pytest.param(
            "Welcome [@li2010].\n\n## Changed\n\nB.\n", "Test playbook", id="without a title"
        ),
        pytest.param("# Welcome\n\n[@li2010].\n\n## Changed\n\nB.\n", "", id="with its own"),
    ],
)
def test_home_with_words_of_its_own(name: str, body: str, title: str) -> None:
    """What `docs/index.md` or `docs/README.md` says stands there, and no id twice."""
    files = {**BASE, f"docs/{name}.md": body}
    [start] = home.views(edition_of_files(files))
    assert "Welcome" in start.facts.written
    assert [it.id for it in start.facts.references] == ["ref-li2010"]
    assert start.facts.title == title
    assert start.facts.places["changed"] == "changed-2"
    assert start.frame.source == f"docs/{name}.md"


def test_home_is_made_again_when_its_words_change() -> None:
    """Its batch hangs on the page of docs/ that stands on it, and on none where there is none."""
    _, quotes = MAKERS["home"]
    assert quotes(playbook_of({**BASE, "docs/README.md": "Words.\n"})) == frozenset(
        {"docs/README.md"}
    )
    assert quotes(playbook_of(BASE)) == frozenset()


WORDS = "So [@li2010, p. 3]; see [Beta]({}beta.md), *so*."


@pytest.fixture(scope="module")
def written(templates: FactsEnvironment) -> Site:
    """Return a site whose every field of prose cites and links."""
    own, card_link = f"'{WORDS.format('cards/')}'", f"'{WORDS.format('')}'"
    changed = {
        "kb/glossary.yml": [("Somebody who *answers* for IT.", own)],
        "kb/tensions.yml": [("One pushes, one pulls.", own), ("Do *both*.", own)],
        "kb/vocabulary.yml": [("What it is about.", own), ("Taking it up.", own)],
        "kb/cards/alpha.md": [
            ("it comes *before*", card_link),
            ("The figure changed", card_link),
        ],
        "kb/cards/gone.md": [("It no longer holds.", card_link)],
        "kb/resources/training.md": [("The *calendar*.", f"'{WORDS.format('../cards/')}'")],
    }
    files = dict(BASE)
    for path, pairs in changed.items():
        for old, new in pairs:
            assert old in files[path]
            files[path] = files[path].replace(old, new)
    return site_of(files, Given(), templates)


class TestProse:
    """Prose of YAML is printed as a card's words are."""

    @pytest.mark.parametrize(
        ("path", "up", "times"),
        [
            pytest.param("glossary/index.html", "../", 1, id="definition"),
            pytest.param("tensions/index.html", "../", 2, id="tension and advice"),
            pytest.param("cards/alpha/index.html", "../../", 3, id="reason, change, tension"),
            pytest.param("cards/gone/index.html", "../../", 1, id="why it was retired"),
            pytest.param("resources/training/index.html", "../../", 1, id="where"),
            pytest.param("topics/index.html", "../", 2, id="facet and value"),
            pytest.param("topics/adoption/index.html", "../../", 1, id="value"),
            pytest.param("index.html", "", 1, id="what is new"),
        ],
    )
    def test_on_pages(self, written: Site, path: str, up: str, times: int) -> None:
        """Citations and links lead on from whichever page they stand on."""
        body = written.body(path)
        cited = f'data-key="li2010" href="{up}references/li2010/">Li, 2010, p. 3</a>'
        beta = "../beta/" if path.startswith("cards/") else f"{up}cards/beta/"
        linked = f'see <a href="{beta}">Beta</a>, <em>so</em>.'
        assert body.count(cited) >= times
        assert body.count(linked) == times

    def test_as_text(self, written: Site) -> None:
        """Machines get the words without markup."""
        said = "So (Li, 2010, p. 3); see Beta, so."
        assert said in str(written.assets["feed.xml"])
        assert (
            str(written.assets["api/cards.json"]).count(said) == 3
        )  # the reason from both sides, the change
        assert said in str(written.assets["api/glossary.json"])
        assert said in written.pages["topics/adoption/index.html"].slots["description"]

    def test_reference_lists_them(self, written: Site) -> None:
        """What cites a work in its definition or description is named on the work's page."""
        body = written.body("references/li2010/index.html")
        for words in (
            '<a href="../../glossary/#cio-term">Chief Information Officer</a> (term)',
            '<a href="../../tensions/#pull">First, or back</a> (tension)',
            '<a href="../../topics/">Topics</a> (facet value)',
            '<a href="../../topics/adoption/">Adoption</a> (facet value)',
            '<a href="../../cards/alpha/">Alpha comes first</a> (card)',
            '<a href="../../resources/training/">Training</a> (resource)',
        ):
            assert words in body

    def test_references_of_a_resource(self, written: Site) -> None:
        """A page lists the works that its front matter cites."""
        assert 'id="ref-li2010"' in written.body("resources/training/index.html")


def test_paragraphs_in_a_line(templates: FactsEnvironment) -> None:
    """A second paragraph begins on a new line, a list loses its marks: a line has no blocks."""
    definition = "|-\n      One.\n\n      Two.\n\n      - three[^1]\n\n      [^1]: four"
    words = BASE["kb/glossary.yml"].replace("Somebody who *answers* for IT.", definition)
    site = site_of({**BASE, "kb/glossary.yml": words}, Given(), templates)
    body = " ".join(site.body("glossary/index.html").split())
    assert "One.<br> Two.<br> three<br> four " in body
