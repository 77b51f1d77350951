"""Read the built site as a visitor's programs do: every link, id, heading and tag of every page.

Nothing here asks the generator: what it says of its links is not trusted.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from generator.site.headers.policy import page_policy
from generator.site.shells.bundle import UNUSED
from tests.sites import BuiltSite

pytestmark = pytest.mark.site

BASE = "http://127.0.0.1/play/book/"
ONE_FILE = "playbook.html"  # the playbook to take along is no page: tests/browser/test_book.py
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
LOADING = {("script", "src"), ("img", "src"), ("source", "srcset"), ("iframe", "src")}
DATA = {"application/json", "application/ld+json", "text/pagefind-template"}


@dataclass(slots=True)
class Read:
    """What a page holds."""

    ids: list[str] = field(default_factory=list)
    links: list[tuple[str, str, str]] = field(default_factory=list)  # tag, attribute, address
    headings: list[int] = field(default_factory=list)
    tags: Counter[str] = field(default_factory=Counter)
    inline: list[str] = field(default_factory=list)
    unclosed: list[str] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    language: str = ""
    title: str = ""


class Reader(HTMLParser):
    """Read one page."""

    def __init__(self) -> None:
        super().__init__()
        self.read = Read()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag, its id, its addresses, and what a strict policy forbids."""
        given = {name: value or "" for name, value in attrs}
        read = self.read
        if "svg" not in self.open:  # a drawing has titles and styles of its own
            read.tags[tag] += 1
        read.ids += [given["id"]] if "id" in given else []
        read.links += [
            (tag, name, given[name])
            for name in ("href", "src", "srcset", "poster")
            if name in given and not (tag == "link" and given.get("rel") == "canonical")
        ]
        read.inline += [f"{tag}[{name}]" for name in given if name.startswith("on")]
        read.inline += [f"{tag}[style]"] if "style" in given else []
        read.inline += ["style"] if tag == "style" else []
        if tag == "script" and "src" not in given and given.get("type") not in DATA:
            read.inline.append("script")
        if tag == "html":
            read.language = given.get("lang", "")
        if tag == "meta":
            read.meta[given.get("name") or given.get("http-equiv", "")] = given.get("content", "")
        if re.fullmatch("h[1-6]", tag):
            read.headings.append(int(tag[1]))
        if tag not in VOID and "svg" not in self.open:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close a tag; one that is open inside it was not closed."""
        if tag not in self.open:
            return
        while self.open[-1] != tag:
            self.read.unclosed.append(self.open.pop())
        self.open.pop()

    def handle_data(self, data: str) -> None:
        """Note the title."""
        if self.open[-1:] == ["title"]:
            self.read.title += data


@pytest.fixture(scope="module")
def pages(built_site: BuiltSite) -> Mapping[str, Read]:
    """Return every page of the built site, read, by its path."""
    return {
        path.relative_to(built_site.folder).as_posix(): _read(path)
        for path in sorted(built_site.folder.rglob("*.html"))
        if path.name != ONE_FILE
        if "pagefind" not in path.parts
    }


def test_every_page_is_there(pages: Mapping[str, Read], built_site: BuiltSite) -> None:
    """Each compiled page was poured, and nothing else, least of all a shell."""
    expected = {page.path for page in built_site.result.pages}
    others = (it.path for it in built_site.result.assets if it.path.endswith(".html"))
    expected |= {path for path in others if not path.endswith(f"/{ONE_FILE}")}
    assert expected == set(pages)


def test_every_link_leads_somewhere(pages: Mapping[str, Read], built_site: BuiltSite) -> None:
    """Every address of the site is a file of it, and every fragment an id of the page."""
    broken = [
        (path, address)
        for path, read in pages.items()
        for _, _, address in read.links
        if not _leads(path, address, pages, built_site.folder)
    ]
    assert broken == []


def test_links_hold_below_any_address(pages: Mapping[str, Read]) -> None:
    """Links are relative, so that the site works below any path: but a page's own permanent one."""
    absolute = [
        (path, address)
        for path, read in pages.items()
        for _, _, address in read.links
        if path != "404.html"
        and address.startswith(("/", BASE))
        and address.partition("#")[0] != BASE + path.removesuffix("index.html")
    ]
    assert absolute == []


def test_the_page_not_found_works_at_any_depth(pages: Mapping[str, Read]) -> None:
    """It is shown at whatever address was asked for: each of its links is from the root."""
    relative = [
        address
        for _, _, address in pages["404.html"].links
        if not address.startswith(("/play/book/", "#", "https:", "mailto:"))
    ]
    assert relative == []


def test_nothing_is_loaded_from_outside(pages: Mapping[str, Read]) -> None:
    """No script, style, image or font comes from another host."""
    outside = [
        (path, address)
        for path, read in pages.items()
        for tag, name, address in read.links
        if (tag == "link" or (tag, name) in LOADING) and urlsplit(address).netloc
    ]
    assert outside == []


def test_nothing_is_inline(pages: Mapping[str, Read]) -> None:
    """No inline script, style or handler: the policy needs no exception."""
    assert [(path, read.inline) for path, read in pages.items() if read.inline] == []
    poured = [read for path, read in pages.items() if not _bare(path)]
    assert {page_policy()} == {read.meta["Content-Security-Policy"] for read in poured}


def test_ids_are_unique(pages: Mapping[str, Read]) -> None:
    """An id stands once on a page."""
    twice = [
        (path, name)
        for path, read in pages.items()
        for name, count in Counter(read.ids).items()
        if count > 1
    ]
    assert twice == []


def test_tags_are_closed(pages: Mapping[str, Read]) -> None:
    """What is opened is closed in order; lists and paragraphs too."""
    assert [(path, read.unclosed) for path, read in pages.items() if read.unclosed] == []


def test_each_page_has_its_landmarks(pages: Mapping[str, Read]) -> None:
    """One main heading, one main part, one article, header and footer; a language and a title."""
    for path, read in pages.items():
        assert read.language, path
        assert read.title.strip(), path
        if _bare(path):
            continue
        found = tuple(read.tags[tag] for tag in ("h1", "main", "article", "title"))
        assert (path, (1, 1, 1, 1)) == (path, found)
        assert read.tags["header"] >= 1, path
        assert read.tags["footer"] >= 1, path


def test_headings_step_down_one_at_a_time(pages: Mapping[str, Read]) -> None:
    """A reader of headings finds no level missing."""
    jumps = [
        (path, read.headings)
        for path, read in pages.items()
        if any(deeper > level + 1 for level, deeper in zip([0, *read.headings], read.headings))  # noqa: B905  # the last has no next
    ]
    assert jumps == []


def test_no_mark_is_left(built_site: BuiltSite) -> None:
    """Every slot of every page was filled or left out."""
    mark = re.compile("<!--(slot|if|end):")
    left = [
        page.path
        for page in built_site.result.pages
        if mark.search((built_site.folder / page.path).read_text(encoding="utf-8"))
    ]
    assert left == []


def test_the_sitemap_and_the_index_have_the_listed_pages(built_site: BuiltSite) -> None:
    """What is listed is found, all but the search itself and the letters of A to Z; terms one by one."""
    listed = {page.path for page in built_site.result.pages if page.listed}
    text = (built_site.folder / "sitemap.xml").read_text(encoding="utf-8")
    places = re.findall("<loc>(.*?)</loc>", text)
    assert listed == {f"{place.removeprefix(BASE)}index.html" for place in places}
    entry = json.loads((built_site.folder / "pagefind" / "pagefind-entry.json").read_bytes())
    records = [it for page in built_site.result.pages for it in page.records]
    assert len(records) == sum(it["page_count"] for it in entry["languages"].values())
    found = {page.path for page in built_site.result.pages if page.records}
    letters = {it for it in listed if re.fullmatch(r"a-z/.+/index\.html", it)}
    assert len(letters) > 20
    assert listed - found == {"search/index.html", *letters}
    assert sum(it.kind == "term" for it in records) == len(built_site.result.playbook.terms)


def test_tools_leave_nothing_behind(built_site: BuiltSite) -> None:
    """The site has no source maps, packed copies or half-written files."""
    strange = [path for path in _files(built_site.folder) if path.endswith((".gz", ".map", ".new"))]
    assert strange == []


def test_bare_pages_are_small(built_site: BuiltSite) -> None:
    """A page that only leads on is not poured: it has a link, a script, and under 400 bytes."""
    sizes = {
        path: (built_site.folder / path).stat().st_size
        for path in _files(built_site.folder)
        if path.endswith(".html") and _bare(path)
    }
    assert len(sizes) > 30
    assert max(sizes.values()) < 400


# Private functions


def _bare(path: str) -> bool:
    """Tell whether *path* is a short address: the real playbook has no former ids."""
    return path.startswith(("c/", "d/", "m/"))


def _read(path: Path) -> Read:
    reader = Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return reader.read


def _files(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix()


def _leads(path: str, address: str, pages: Mapping[str, Read], folder: Path) -> bool:
    """Tell whether *address* on the page at *path* leads to a file, and to an id in it."""
    target = urlsplit(urljoin(urljoin(BASE, path), address))
    if target.scheme not in {"http", "https"} or target.netloc != urlsplit(BASE).netloc:
        return target.scheme in {"mailto", "https", "http", "data"}
    inner = unquote(target.path)
    if not inner.startswith("/play/book/"):
        return False
    inner = inner.removeprefix("/play/book/")
    if inner.endswith("/") or not inner:
        inner += "index.html"
    if not target.fragment:
        return (folder / inner).is_file()
    return inner in pages and unquote(target.fragment) in pages[inner].ids


def test_no_page_uses_what_the_style_leaves_out(built_site: BuiltSite) -> None:
    """The theme's rules for parts that the site has not are gone: so the site must not have them."""
    texts = [path.read_text("utf-8") for path in sorted(built_site.folder.rglob("*.html"))]
    names = {
        name
        for text in texts
        for found in re.findall(r'class="([^"]*)"', text)
        for name in found.split()
    }
    assert "md-nav" in names
    assert sorted(filter(UNUSED.match, names)) == []
