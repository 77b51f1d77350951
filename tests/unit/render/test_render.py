"""The pages of a small playbook, one of each kind, and what holds for all of them."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from generator.render.frames import Link
from generator.render.limits import TemplateFaultError
from generator.render.slots import SLOTS

if TYPE_CHECKING:
    from generator.render.environment import FactsEnvironment
    from tests.unit.render.conftest import Site

ROOT = "https://example.org/play/"

KINDS = {
    "index.html": "home",
    "cards/index.html": "all cards",
    "cards/alpha/index.html": "card",
    "cards/gone/index.html": "retired card",
    "roles/index.html": "roles",
    "roles/cio/index.html": "role",
    "resources/index.html": "resources",
    "resources/training/index.html": "resource",
    "topics/index.html": "facet",
    "topics/adoption/index.html": "facet value",
    "references/index.html": "references",
    "references/li2010/index.html": "reference",
    "glossary/index.html": "glossary",
    "tensions/index.html": "tensions",
    "evidence/index.html": "evidence",
    "coverage/index.html": "coverage",
    "health/index.html": "health",
    "a-z/index.html": "index",
    "about/index.html": "about",
    "about/how/index.html": "hand-written page",
    "about/rules/index.html": "rules",
    "about/rules/unknown-citation/index.html": "rule",
    "404.html": "not found",
}

VOID = {"br", "hr", "img", "meta", "link", "input"}


class Outline(HTMLParser):
    """Collect what the laws of a page are about."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.tags: set[str] = set()
        self.wrong: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag, its id and its link."""
        found = dict(attrs)
        if found.get("type") != "application/ld+json":  # data, which no browser runs
            self.tags.add(tag)
        self.attributes |= set(found)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if found.get("id"):
            self.ids.append(found["id"] or "")
        if tag == "a":
            self.links.append(found.get("href") or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note a tag that closes another than the last one opened."""
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


@pytest.mark.parametrize("path", [pytest.param(path, id=kind) for path, kind in KINDS.items()])
class TestEachKind:
    """What holds for every kind of page."""

    def test_slots_are_known(self, site: Site, path: str) -> None:
        """A page fills only slots that a shell may have."""
        assert set() == set(site.pages[path].slots) - set(SLOTS)

    def test_title_and_description(self, site: Site, path: str) -> None:
        """Every page says in its head what it is."""
        slots = site.pages[path].slots
        assert slots["title"]
        assert slots["description"]

    def test_headings_in_order(self, site: Site, path: str) -> None:
        """One heading of level 1 comes first, and no level is left out below it."""
        levels = Outline(site.body(path)).levels
        assert [level for level in levels if level == 1] == [1]
        assert all(b - a <= 1 for a, b in pairwise(levels))

    def test_well_formed(self, site: Site, path: str) -> None:
        """Every tag is closed in its turn, and an id stands once."""
        outline = Outline(site.body(path))
        assert (outline.open, outline.wrong) == ([], [])
        assert len(outline.ids) == len(set(outline.ids))

    def test_nothing_inline(self, site: Site, path: str) -> None:
        """The strict policy holds: no script, no style, no handler."""
        outline = Outline(site.body(path) + site.pages[path].slots["head"])
        assert set() == {"script", "style", "iframe", "object"} & outline.tags
        assert not [it for it in outline.attributes if it == "style" or it.startswith("on")]

    def test_links_lead_somewhere(self, site: Site, path: str) -> None:
        """Each link, in body, crumbs and contents, leads to a page and a place that is there."""
        slots = site.pages[path].slots
        here = ROOT + path.removesuffix("index.html")
        for href in Outline(slots["body"] + slots["crumbs"] + slots["toc"]).links:
            target = urlsplit(urljoin(here, href))
            whole = target._replace(fragment="", query="").geturl()
            if not whole.startswith(ROOT):
                continue
            file = unquote(whole.removeprefix(ROOT))
            file += "index.html" if not file or file.endswith("/") else ""
            assert file in site.pages or file in site.assets, href
            if target.fragment:
                assert unquote(target.fragment) in Outline(site.body(file)).ids, href


def test_whole_site_is_linked(site: Site) -> None:
    """Every listed page is reached by links from home, the header, the tabs and the footer."""
    reached: set[str] = set()
    waiting = [f"{it}index.html" for it in ("", "resources/", "search/", "a-z/", "about/")]
    while waiting:
        path = waiting.pop()
        if path in reached or path not in site.pages:
            continue
        reached.add(path)
        for href in Outline(site.body(path)).links:
            whole = urljoin(ROOT + path.removesuffix("index.html"), href).partition("#")[0]
            if whole.startswith(ROOT) and (whole.endswith("/") or whole == ROOT):
                waiting.append(whole.removeprefix(ROOT) + "index.html")
    assert {path for path, page in site.pages.items() if page.listed} - reached == set()


def test_deterministic(site: Site, again: Site) -> None:
    """Two runs give the same pages in the same order."""
    assert list(site.pages.items()) == list(again.pages.items())
    assert list(site.assets.items()) == list(again.assets.items())


def test_titles_are_escaped(site: Site) -> None:
    """An author's title is text wherever it stands."""
    for path, page in site.pages.items():
        for name, html in page.slots.items():
            assert "<b>& co" not in html, (path, name)
    assert "Beta &lt;b&gt;&amp; co&lt;/b&gt;" in site.pages["cards/beta/index.html"].slots["title"]


def test_strict_templates(templates: FactsEnvironment) -> None:
    """A name that no view gives is an error, not an empty string."""
    with pytest.raises(TemplateFaultError, match="a list has no `nothing`"):
        templates.from_string("{{ it.nothing }}").render(it=())


class TestDrafts:
    """Drafts are for `serve` alone."""

    def test_published_site_has_none(self, site: Site) -> None:
        """No page and no list of a published site names a draft."""
        assert "cards/sketch/index.html" not in site.pages
        assert not [path for path in site.pages if "Sketch" in site.body(path)]

    def test_preview_marks_them(self, preview: Site) -> None:
        """`serve` shows a draft, says that it is one, and lists it nowhere else."""
        page = preview.pages["cards/sketch/index.html"]
        assert "pb-badge--draft" in page.slots["body"]
        assert not page.listed
        assert "pb-badge--draft" in preview.body("cards/index.html")


class TestRetired:
    """A published address never vanishes."""

    def test_tombstone(self, site: Site) -> None:
        """A retired card says that it is, why, and what to read instead; it is not listed."""
        page = site.pages["cards/gone/index.html"]
        body = page.slots["body"]
        assert "This card no longer holds" in body
        assert "It no longer holds." in body
        assert '<a href="../alpha/">Alpha comes first</a>' in body
        assert not page.listed

    def test_no_list_names_it(self, site: Site) -> None:
        """Lists of cards leave it out."""
        assert "Gone" not in site.body("topics/adoption/index.html")
        assert "Gone" not in site.body("evidence/index.html")

    def test_alias(self, site: Site) -> None:
        """A former id leads on, and says which address counts."""
        page = str(site.assets["cards/old-alpha/index.html"])
        assert f'<link rel=canonical href="{ROOT}cards/alpha/">' in page
        assert '<noscript><meta http-equiv=refresh content="0; url=../alpha/"></noscript>' in page
        assert "<a href=../alpha/>Moved here</a><script src=../../assets/moved.js>" in page
        assert "cards/old-alpha/index.html" not in site.pages


class TestFrame:
    """What stands round a page."""

    def test_suggestion(self, site: Site) -> None:
        """The suggestion names the page and its address."""
        suggest = unquote(site.pages["cards/alpha/index.html"].slots["suggest"])
        assert "mailto:box@example.org?subject=Suggestion: Alpha comes first" in suggest
        assert "https://example.org/play/cards/alpha/" in suggest

    def test_edit(self, site: Site) -> None:
        """The edit link leads to the file; a page made of many files has none."""
        edit = site.pages["cards/alpha/index.html"].slots["edit"]
        assert edit == "https://github.com/example/play/edit/main/kb/cards/alpha.md"
        assert site.pages["a-z/index.html"].slots["edit"] == ""

    def test_crumbs(self, site: Site) -> None:
        """The way back stands on every page but home and the 404 page."""
        bare = {path for path, page in site.pages.items() if not page.slots["crumbs"]}
        assert bare == {"index.html", "404.html"}

    def test_not_found_links(self, site: Site) -> None:
        """The 404 page may be shown at any depth: its links begin at the root."""
        assert {"/play/", "/play/cards/", "/play/roles/", "/play/a-z/"} == set(
            Outline(site.body("404.html")).links
        )

    def test_offline(self, site: Site) -> None:
        """The page for what is not kept is one of the site, and in no list."""
        page = site.pages["offline/index.html"]
        assert not page.listed
        assert {"../", "../cards/", "../roles/", "../a-z/"} <= set(
            Outline(page.slots["body"]).links
        )


def test_images(site: Site) -> None:
    """An image stands where links to it lead."""
    assert site.assets["images/a b.png"] == b"png"


def test_downloads(site: Site) -> None:
    """A reference can be taken as it was written, alone and with all others."""
    alone = str(site.assets["references/li2010/li2010.bib"])
    assert alone.startswith("@book{li2010,")
    assert alone in str(site.assets["references/references.bib"])


def test_downloads_for_programs(site: Site) -> None:
    """A reference can be taken as RIS and CSL-JSON too, alone and with all others."""
    ris = str(site.assets["references/li2010/li2010.ris"])
    assert ris.startswith("TY  - BOOK\r\nAU  - Li, C.\r\n")
    assert ris in str(site.assets["references/references.ris"])
    (item,) = json.loads(site.assets["references/li2010/li2010.json"])
    assert (item["id"], item["title"]) == ("li2010", "Open leadership")
    listed = json.loads(site.assets["references/references.json"])
    assert [it["id"] for it in listed] == ["li2010", "wollan2010", "zhu2013"]
    assert item in listed


def test_downloads_are_linked(site: Site) -> None:
    """Every file of references has a link on the page beside it, and no link leads nowhere."""
    for folder, name in (("references", "references"), ("references/li2010", "li2010")):
        links = Outline(site.body(f"{folder}/index.html")).links
        files = [f"{name}.classic.bib", f"{name}.bib", f"{name}.ris", f"{name}.json"]
        assert files == [it for it in links if it.startswith(f"{name}.")]
        assert {f"{folder}/{it}" for it in files} <= set(site.assets)


@pytest.mark.parametrize(
    "template",
    [
        pytest.param("{{ it.__class__ }}", id="class"),
        pytest.param("{{ it.title.__init__.__globals__ }}", id="globals"),
        pytest.param("{% for x in (1, 2) %}{{ loop.__class__ }}{% endfor %}", id="loop"),
    ],
)
def test_sandbox(templates: FactsEnvironment, template: str) -> None:
    """What lies behind a fact stays out of a template's reach."""
    with pytest.raises(TemplateFaultError):
        templates.from_string(template).render(it=Link("x", "y"))


class TestBare:
    """A playbook that has hardly begun."""

    def test_outline(self, bare: Site) -> None:
        """Every page has its one heading of level 1 still."""
        for path in bare.pages:
            levels = Outline(bare.body(path)).levels
            assert (path, levels.count(1), levels[0]) == (path, 1, 1)

    def test_own_title(self, bare: Site) -> None:
        """A hand-written page may begin with its own title: it is not printed twice."""
        page = bare.pages["help/index.html"]
        assert page.slots["title"] == "Get help"
        assert page.slots["body"].startswith('<h1 id="get-help">Get help')
        assert page.slots["body"].count("<h1") == 1

    def test_no_settings(self, bare: Site) -> None:
        """Without an address of the site, of the repository or for suggestions, slots are empty."""
        slots = bare.pages["index.html"].slots
        assert [slots[name] for name in ("canonical", "edit", "suggest")] == ["", "", ""]
