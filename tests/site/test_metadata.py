"""What the built site says to programs, read by programs: links, graph, feeds, data, maps."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft202012Validator
from lxml import etree, html  # type: ignore[import-untyped]  # none there

from tests.sites import BuiltSite

pytestmark = pytest.mark.site

ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}

# RFC 4287, sections 4.1.1 and 4.1.2, as RELAX NG: the elements that we write, and no others.
RELAX = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.w3.org/2005/Atom"
  datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
 <start><element name="feed">
  <attribute name="xml:lang"><data type="language"/></attribute>
  <interleave>
   <ref name="told"/>
   <oneOrMore><ref name="link"/></oneOrMore>
   <element name="author"><element name="name"><ref name="words"/></element></element>
   <oneOrMore><element name="entry"><interleave>
    <ref name="told"/><ref name="link"/>
    <element name="content"><attribute name="type"><value>text</value></attribute><ref name="words"/></element>
   </interleave></element></oneOrMore>
  </interleave>
 </element></start>
 <define name="words"><data type="string"><param name="minLength">1</param></data></define>
 <define name="told"><interleave>
  <element name="id"><data type="anyURI"/></element>
  <element name="title"><ref name="words"/></element>
  <element name="updated"><data type="dateTime"/></element>
 </interleave></define>
 <define name="link"><element name="link"><interleave>
  <attribute name="rel"><choice><value>self</value><value>alternate</value></choice></attribute>
  <attribute name="href"><data type="anyURI"/></attribute>
  <optional><attribute name="type"/></optional>
 </interleave></element></define>
</grammar>"""

TYPES = {
    "courses": ("Course", "LearningResource"),
    "cards": "LearningResource",
    "glossary": "DefinedTermSet",
    "references": ("Book", "ScholarlyArticle", "WebPage", "CreativeWork"),
}


@pytest.fixture(scope="module")
def heads(built_site: BuiltSite) -> Mapping[str, Any]:
    """Return the head of each listed page by its address below the root."""
    paths = {page.path for page in built_site.result.pages if page.listed}
    return {
        path.removesuffix("index.html"): _head(built_site.folder / path) for path in sorted(paths)
    }


def test_canonical_and_graph_say_the_same(heads: Mapping[str, Any], built_site: BuiltSite) -> None:
    """Each listed page has its whole address, once as a link and once for previews."""
    for place, head in heads.items():
        own = built_site.site_url + place
        assert head.xpath("link[@rel='canonical']/@href") == [own]
        graph = dict(
            zip(
                head.xpath("meta[@property]/@property"),
                head.xpath("meta[@property]/@content"),
                strict=True,
            )
        )
        assert graph["og:url"] == own
        assert {"og:title", "og:type", "og:site_name"} <= graph.keys(), place
        assert all(graph.values()), place


def test_linked_data(heads: Mapping[str, Any], built_site: BuiltSite) -> None:
    """Cards, works and the glossary describe themselves in schema.org's words, by whole addresses."""
    found: dict[str, int] = {}
    for place, head in heads.items():
        for text in head.xpath("script[@type='application/ld+json']/text()"):
            said = json.loads(text)
            part = place.split("/")[0]
            assert said["@context"] == "https://schema.org"
            assert said["@type"] in TYPES[part], place
            assert said["@id"] == built_site.site_url + place
            assert said["name"]
            found[part] = found.get(part, 0) + 1
    playbook = built_site.result.playbook
    cards = len(list(playbook.published_cards()))
    taught = sum(1 + len(course.modules) for course in playbook.courses.values())
    works = len(playbook.references)
    assert found == {"cards": cards, "references": works, "glossary": 1, "courses": taught}


def test_every_term_is_defined(heads: Mapping[str, Any], built_site: BuiltSite) -> None:
    """The set has each term, with its definition and the address of its place on the page."""
    [said] = map(json.loads, heads["glossary/"].xpath("script[@type='application/ld+json']/text()"))
    terms = {it["@id"].partition("#")[2]: it for it in said["hasDefinedTerm"]}
    assert terms.keys() == built_site.result.playbook.terms.keys()
    assert {it["@type"] for it in terms.values()} == {"DefinedTerm"}
    assert all(it["name"] and it["description"] for it in terms.values())


def test_sitemap_has_each_listed_page_once(heads: Mapping[str, Any], built_site: BuiltSite) -> None:
    root = etree.parse(built_site.folder / "sitemap.xml")
    places = root.xpath("s:url/s:loc/text()", namespaces=MAP)
    assert sorted(places) == sorted(built_site.site_url + place for place in heads)


def test_feeds_are_atom(built_site: BuiltSite) -> None:
    """Each feed has the form of RFC 4287; ids are never used twice; the newest comes first."""
    form = etree.RelaxNG(etree.fromstring(RELAX))
    feeds = sorted(built_site.folder.glob("feed*.xml"))
    assert len(feeds) > 5
    for path in feeds:
        feed = etree.parse(path)
        assert form.validate(feed), (path.name, form.error_log.last_error)
        own = feed.xpath("a:link[@rel='self']/@href", namespaces=ATOM)
        assert own == [built_site.site_url + path.name]
        ids = feed.xpath("//a:entry/a:id/text()", namespaces=ATOM)
        assert len(ids) == len(set(ids))
        days = feed.xpath("//a:entry/a:updated/text()", namespaces=ATOM)
        moments = [datetime.fromisoformat(it) for it in days]
        assert moments == sorted(moments, reverse=True)


def test_the_form_can_fail() -> None:
    """A feed without an author, or with a day that is none, is found."""
    form = etree.RelaxNG(etree.fromstring(RELAX))
    bad = f'<feed xmlns="{ATOM["a"]}" xml:lang="en"><id>x</id><title>T</title></feed>'
    assert not form.validate(etree.fromstring(bad))


def test_pages_lead_to_their_feeds(heads: Mapping[str, Any], built_site: BuiltSite) -> None:
    """Home, roles and values name their feed in the head; no feed is without a page."""
    named = set()
    for place, head in heads.items():
        for link in head.xpath("link[@type='application/atom+xml']"):
            assert link.get("rel").split()[0] == "alternate"
            named.add((Path(place) / link.get("href")).name)
    assert named == {path.name for path in built_site.folder.glob("feed*.xml")}


def test_data_is_as_its_schema_says(built_site: BuiltSite) -> None:
    """Each file of `api/` has a schema beside it, holds to it, and is on the page about it."""
    folder = built_site.folder / "api"
    names = {path.name for path in folder.glob("*.json")}
    assert names == {path.name for path in (folder / "schema").glob("*.json")}
    about = (built_site.folder / "maintainers/api/index.html").read_text("utf-8")
    for name in names:
        schema = json.loads((folder / "schema" / name).read_text("utf-8"))
        Draft202012Validator.check_schema(schema)
        given = json.loads((folder / name).read_text("utf-8"))
        assert list(Draft202012Validator(schema).iter_errors(given)) == []
        assert f"api/{name}" in about


def test_llms_txt_leads_to_what_is_there(built_site: BuiltSite) -> None:
    """It is a title, a summary, then lists of links, each to a file of the site."""
    text = (built_site.folder / "llms.txt").read_text("utf-8")
    lines = text.splitlines()
    assert lines[0].startswith("# ")
    assert lines[2].startswith("> ")
    links = re.findall(r"\]\((\S+?)\):? ?", text)
    assert len(links) > len(list(built_site.result.playbook.published_cards()))
    for link in links:
        path = urlsplit(link).path.removeprefix(urlsplit(built_site.site_url).path)
        at = built_site.folder / path
        assert at.is_file() or (at / "index.html").is_file(), link


# Private functions


def _head(path: Path) -> Any:
    parser = html.HTMLParser(encoding="utf-8")
    return html.document_fromstring(path.read_bytes(), parser=parser).find("head")
