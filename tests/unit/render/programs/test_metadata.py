"""What a page says of itself to programs."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

from generator import csl
from generator.kinds import Kind
from generator.model.playbook import Target
from generator.model.site import Brand, Settings
from generator.render.citations import citations_of
from generator.render.desk import edition_of
from generator.render.frames import Frame
from generator.render.programs.metadata import head_of, linked_data, script
from tests.unit.render.conftest import BASE, Given, playbook_of, site_of

if TYPE_CHECKING:
    from generator.render.desk import Edition
    from generator.render.environment import FactsEnvironment
    from tests.unit.render.conftest import Site

ROOT = "https://example.org/play/"


class Head(HTMLParser):
    """Read the tags of a head: properties, data blocks, and the names of all elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.properties: dict[str, str] = {}
        self.tags: list[str] = []
        self.data: list[Any] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, and what it says if it is a property."""
        self.tags.append(tag)
        given = dict(attrs)
        if given.get("property"):
            self.properties[given["property"] or ""] = given.get("content") or ""

    def handle_data(self, data: str) -> None:
        """Read a block of data."""
        if data.strip():
            self.data.append(json.loads(data))


def head(site: Site, path: str) -> Head:
    """Return the head of the page at *path*, read."""
    return Head(site.pages[path].slots["head"])


def test_open_graph(site: Site) -> None:
    """A card can be previewed where its link is shared."""
    assert head(site, "cards/alpha/index.html").properties == {
        "og:title": "Alpha comes first",
        "og:description": "The point of alpha in one sentence.",
        "og:type": "article",
        "og:url": f"{ROOT}cards/alpha/",
        "og:site_name": "Test playbook",
    }


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (ROOT, {"og:image": f"{ROOT}assets/images/brand-picture.png", "og:image:alt": "Here"}),
        ("", {}),
    ],
    ids=["by its whole address", "which there is none of"],
)
def test_picture_of_a_shared_link(
    url: str, expected: dict[str, str], templates: FactsEnvironment
) -> None:
    """The brand's picture shows where a link is shared."""
    settings = Settings(site_name="Here", site_url=url, brand=Brand(picture="b/Card.PNG"))
    found = head(site_of(BASE, Given(settings=settings), templates), "cards/alpha/index.html")
    images = {key: it for key, it in found.properties.items() if key.startswith("og:image")}
    assert expected == images


def test_every_listed_page_has_it(site: Site) -> None:
    """Pages that lists name have a title for previews, and no other page has."""
    shown = {path for path in site.pages if "og:title" in head(site, path).properties}
    assert shown == {path for path, page in site.pages.items() if page.listed}


def test_card(site: Site) -> None:
    """A card is a learning resource, with its works."""
    (data,) = head(site, "cards/alpha/index.html").data
    works = data.pop("citation")
    assert data == {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "@id": f"{ROOT}cards/alpha/",
        "url": f"{ROOT}cards/alpha/",
        "name": "Alpha comes first",
        "description": "The point of alpha in one sentence.",
        "inLanguage": "en",
        "about": [{"@type": "Thing", "name": "Adoption"}],
        "audience": [
            {"@type": "Audience", "audienceType": "Chief Information Officer"},
            {"@type": "Audience", "audienceType": "Chief Marketing Officer"},
        ],
        "dateModified": "2026-01-31",
        "isPartOf": {"@type": "WebSite", "name": "Test playbook", "url": ROOT},
    }
    assert [(it["@type"], it["@id"]) for it in works] == [
        ("Book", f"{ROOT}references/li2010/"),
        ("Book", f"{ROOT}references/wollan2010/"),
        ("CreativeWork", f"{ROOT}references/zhu2013/"),
    ]


def test_reference(site: Site) -> None:
    """A work says who made it, when, and where it is; Highwire's tags stay."""
    found = head(site, "references/li2010/index.html")
    assert found.data == [
        {
            "@context": "https://schema.org",
            "@type": "Book",
            "@id": f"{ROOT}references/li2010/",
            "name": "Open leadership",
            "author": [{"@type": "Person", "name": "Li, C."}],
            "datePublished": "2010",
            "identifier": "doi:10.1000/xyz",
        }
    ]
    assert "citation_title" in site.pages["references/li2010/index.html"].slots["head"]


def test_glossary(site: Site) -> None:
    """The glossary is a set of terms, their definitions plain text."""
    (data,) = head(site, "glossary/index.html").data
    assert data["@type"] == "DefinedTermSet"
    assert data["hasDefinedTerm"] == [
        {
            "@type": "DefinedTerm",
            "@id": f"{ROOT}glossary/#cio-term",
            "termCode": "cio-term",
            "name": "Chief Information Officer",
            "alternateName": ["CIO", "IT boss"],
            "description": "Somebody who answers for IT.",
        }
    ]


def test_no_words_for_other_kinds(edition: Edition) -> None:
    """A kind that schema.org has no word for gets no block."""
    assert linked_data(Target(Kind.TENSION, "pull"), edition) == {}


def test_without_an_address(templates: FactsEnvironment) -> None:
    """A site that does not know its address names none."""
    site = site_of(BASE, Given(settings=Settings(site_name="Here")), templates)
    found = head(site, "cards/alpha/index.html")
    assert "og:url" not in found.properties
    assert [key for key in found.data[0] if key in {"@id", "url"}] == []


@pytest.mark.parametrize(
    "words",
    [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        '"><img src=x onerror=alert(1)>',
        "\u2028&lt;/script>",
        "\\u003c/script\\u003e",
    ],
)
def test_no_words_end_the_head(edition: Edition, words: str) -> None:
    """Whatever an author writes is one string of the block, and one value of a tag."""
    block = script({"name": words})
    assert re.search(r"[<>&]", block[len('<script type="application/ld+json">') : -9]) is None
    assert Head(block).data == [{"name": words}]
    found = Head(head_of(Frame("x/", "home", words, words), edition))
    assert found.properties["og:title"] == words
    assert set(found.tags) == {"meta"}


WORKS = """@article{article, author={Li, C. and others}, title={A}, journaltitle={J}, date={2010}}
@report{report, author={{World Health Organization}}, title={A}, date={2010}}
@dataset{dataset, author={Li, C. and {Pew Research Center}}, title={A}, date={2010}}
@software{software, author={Li, C.}, title={A}, date={2010}}
@incollection{chapter, author={Li, C.}, title={A}, booktitle={B}, date={2010}}
@thesis{thesis, author={Plato}, title={A}, type={phdthesis}, institution={U}, date={2010}}
@online{page, author={Li, C. and al.}, title={A}, url={https://example.org/a}, date={2010}}
@book{german, author={Li, C.}, title={A}, langid={ngerman}, date={2010}}
@book{both, author={Li, C.}, title={A}, language={english and german}, date={2010}}
"""
LI = {"@type": "Person", "name": "Li, C."}


@pytest.mark.parametrize(
    ("key", "kind", "authors"),
    [
        pytest.param("article", "ScholarlyArticle", [LI], id="and others is nobody"),
        pytest.param(
            "report",
            "Report",
            [{"@type": "Organization", "name": "World Health Organization"}],
            id="body",
        ),
        pytest.param(
            "dataset",
            "Dataset",
            [LI, {"@type": "Organization", "name": "Pew Research Center"}],
            id="person and body",
        ),
        pytest.param("software", "SoftwareApplication", [LI], id="software"),
        pytest.param("chapter", "Chapter", [LI], id="chapter"),
        pytest.param("thesis", "Thesis", [{"@type": "Person", "name": "Plato"}], id="one name"),
        pytest.param("page", "WebPage", [LI], id="al. is nobody"),
    ],
)
def test_types_of_works(key: str, kind: str, authors: list[dict[str, str]]) -> None:
    """A work is called what it is; persons are told from bodies, and the rest is nobody."""
    playbook = playbook_of({**BASE, "references.bib": WORKS})
    citations = citations_of(playbook.references, csl.lazy_apa_style())
    edition = edition_of(playbook, Settings(site_url=ROOT), citations)
    said = linked_data(Target(Kind.REFERENCE, key), edition)
    assert (said["@type"], said["author"]) == (kind, authors)


@pytest.mark.parametrize(("key", "tag"), [("german", "de"), ("both", None), ("chapter", None)])
def test_language_of_a_work(key: str, tag: str | None) -> None:
    """It is a tag, whatever the file calls it; nothing is said where it is none."""
    playbook = playbook_of({**BASE, "references.bib": WORKS})
    citations = citations_of(playbook.references, csl.lazy_apa_style())
    edition = edition_of(playbook, Settings(site_url=ROOT), citations)
    assert linked_data(Target(Kind.REFERENCE, key), edition).get("inLanguage") == tag
