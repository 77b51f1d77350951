"""Feeds of changes: for all, for a role, for a value of a facet."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from generator.model.site import Settings
from generator.render.programs.feeds import ATOM
from tests.unit.render.conftest import BASE, SETTINGS, Given, site_of

if TYPE_CHECKING:
    from generator.render.environment import FactsEnvironment
    from tests.unit.render.conftest import Site

ROOT = "https://example.org/play/"
SPACE = {"a": ATOM}


def feed(site: Site, path: str) -> ET.Element:
    """Return the feed at *path*, parsed."""
    return ET.fromstring(str(site.assets[path]))  # noqa: S314  # because we wrote it


def words(parent: ET.Element, tag: str) -> list[str]:
    """Return the text of each *tag* in *parent*."""
    return [it.text or "" for it in parent.findall(f"a:{tag}", SPACE)]


def feeds(site: Site) -> list[str]:
    """Return the paths of all feeds."""
    return [path for path in site.assets if path.endswith(".xml")]


def test_which(site: Site) -> None:
    """There is one for all, and one for each role and value with a card; all in the root."""
    assert feeds(site) == [
        "feed.xml",
        "feed-role-cio.xml",
        "feed-role-cmo.xml",
        "feed-topic-adoption.xml",
        "feed-topic-leadership.xml",
    ]


def test_entries(site: Site) -> None:
    """An entry says what changed and whether the advice did; the newest is first."""
    entries = feed(site, "feed.xml").findall("a:entry", SPACE)
    found = [(*words(it, "id"), *words(it, "title"), *words(it, "content")) for it in entries]
    assert found == [
        (
            f"{ROOT}cards/alpha/#changed-2026-02-01-1",
            "Alpha comes first: the advice changed",
            "The figure changed\n\nThe advice itself changed.",
        ),
        (
            f"{ROOT}cards/alpha/#reviewed-2026-01-31",
            "Alpha comes first: reviewed",
            "Reviewed on 31 January 2026: The point of alpha in one sentence.",
        ),
        (
            f"{ROOT}cards/beta/#reviewed-2026-01-31",
            "Beta <b>& co</b>: reviewed",
            "Reviewed on 31 January 2026: The point of beta in one sentence.",
        ),
    ]


@pytest.mark.parametrize("path", ["feed.xml", "feed-role-cio.xml", "feed-topic-leadership.xml"])
def test_valid(site: Site, path: str) -> None:
    """What RFC 4287 asks for is there, once: id, title, updated, author, the feed's own link."""
    root = feed(site, path)
    assert words(root, "id") == [ROOT + path]
    assert root.find("a:link[@rel='self']", SPACE).attrib["href"] == ROOT + path  # type: ignore[union-attr]  # it is there, or the test fails
    assert root.findtext("a:author/a:name", "", SPACE) == "Test playbook"
    entries = root.findall("a:entry", SPACE)
    moments = [moment for it in entries for moment in words(it, "updated")]
    assert len(moments) == len(entries)
    assert words(root, "updated") == [max(moments)]
    ids = [name for it in entries for name in words(it, "id")]
    assert len(ids) == len(set(ids)) == len(entries)


def test_part(site: Site) -> None:
    """The feed of a value has its cards alone."""
    entries = feed(site, "feed-topic-leadership.xml").findall("a:entry", SPACE)
    assert [words(it, "title") for it in entries] == [["Beta <b>& co</b>: reviewed"]]


def test_several_on_one_day(templates: FactsEnvironment) -> None:
    """Two changes of one day are two entries; the earlier keeps its id when one is added."""
    more = "\n  - date: 2026-02-01\n    words: And a word\n"
    alpha = BASE["kb/cards/alpha.md"].replace("    meaning: true\n", f"    meaning: true{more}")
    site = site_of({**BASE, "kb/cards/alpha.md": alpha}, Given(), templates)
    entries = feed(site, "feed.xml").findall("a:entry", SPACE)[:2]
    assert [(*words(it, "id"), *words(it, "title")) for it in entries] == [
        (f"{ROOT}cards/alpha/#changed-2026-02-01-1", "Alpha comes first: the advice changed"),
        (f"{ROOT}cards/alpha/#changed-2026-02-01-2", "Alpha comes first: reworded"),
    ]


def test_the_old_and_the_new_wording_are_told(templates: FactsEnvironment) -> None:
    """On the card, in the feed and for programs; what is not given is not told."""
    more = "\n    before: Ask *three*\n    after: Ask [five](beta.md)\n"
    alpha = BASE["kb/cards/alpha.md"].replace("    meaning: true\n", f"    meaning: true{more}")
    site = site_of({**BASE, "kb/cards/alpha.md": alpha}, Given(), templates)
    page = site.body("cards/alpha/index.html")
    assert "<li>Before: Ask <em>three</em></li>" in page
    assert re.search('<li>Now: Ask <a[^>]* href="../beta/"[^>]*>five</a></li>', page)
    entry = feed(site, "feed.xml").findall("a:entry", SPACE)[0]
    assert words(entry, "content") == [
        "The figure changed\n\nBefore: Ask three\n\nNow: Ask five\n\nThe advice itself changed."
    ]
    cards = json.loads(str(site.assets["api/cards.json"]))["cards"]
    (told,) = next(it for it in cards if it["id"] == "alpha")["changes"]
    assert (told["before"], told["after"]) == ("Ask three", "Ask five")
    only = alpha.replace("    before: Ask *three*\n", "")
    site = site_of({**BASE, "kb/cards/alpha.md": only}, Given(), templates)
    assert "Before:" not in site.body("cards/alpha/index.html")
    assert "<li>Now: Ask" in site.body("cards/alpha/index.html")


def test_none_without_an_address(templates: FactsEnvironment) -> None:
    """Without an address of the site there is neither a feed nor a link to one."""
    site = site_of(BASE, Given(settings=Settings()), templates)
    assert feeds(site) == []
    assert [
        path for path in site.pages if "feed.xml" in site.body(path) or "feed-" in site.body(path)
    ] == []


def test_linked(site: Site) -> None:
    """Home, role and value lead to their feeds."""
    assert 'href="feed.xml"' in site.body("index.html")
    assert 'href="../../feed-role-cio.xml"' in site.body("roles/cio/index.html")
    assert 'href="../../feed-topic-adoption.xml"' in site.body("topics/adoption/index.html")


def test_what_xml_cannot_hold(templates: FactsEnvironment) -> None:
    """A name with characters that XML has no way to write is written without them."""
    name = "a\x0b\ufffe]]><x>&amp;\U0001f600"
    settings = Settings(site_name=name, site_url=SETTINGS.site_url)
    root = feed(site_of(BASE, Given(settings=settings), templates), "feed.xml")
    assert words(root, "title") == ["a]]><x>&amp;\U0001f600: changes"]
