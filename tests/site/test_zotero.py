"""Read works back from the built pages as reference managers do, and compare them with the data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from generator.model.works import Reference
from generator.render.exports.fields import dates, names, plain
from tests.sites import BuiltSite

pytestmark = pytest.mark.site

Seen = tuple[tuple[str, ...], str, str]  # authors, title, year


class Works(HTMLParser):
    """Collect what a page tells of works: ContextObjects, and Highwire tags by name."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.contexts: list[Mapping[str, list[str]]] = []
        self.tags: dict[str, list[str]] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the title of a COinS span and the content of a Highwire tag."""
        given = {name: value or "" for name, value in attrs}
        if tag == "span" and given.get("class") == "Z3988":
            self.contexts.append(parse_qs(given["title"], strict_parsing=True))
        if tag == "meta" and given.get("name", "").startswith("citation_"):
            self.tags.setdefault(given["name"], []).append(given["content"])


@pytest.fixture(scope="module")
def complete(built_site: BuiltSite) -> tuple[Reference, ...]:
    """Return the works of which everything is known."""
    found = built_site.result.playbook.references.values()
    return tuple(it for it in found if not it.incomplete)


def test_each_page_tells_of_its_work(
    built_site: BuiltSite, complete: tuple[Reference, ...]
) -> None:
    """COinS and Highwire tags of a reference's page give its authors, title and year."""
    expected = {it.key: _of_item(it.item) for it in complete}
    pages = {it.key: _works(_page(built_site, it)) for it in complete}
    assert len(expected) > 0
    assert expected == {key: _of_context(page.contexts[0]) for key, page in pages.items()}
    assert expected == {key: _of_tags(page.tags) for key, page in pages.items()}
    assert {1} == {len(page.contexts) for page in pages.values()}


def test_the_list_tells_of_every_work(
    built_site: BuiltSite, complete: tuple[Reference, ...]
) -> None:
    """The list of references offers all of them to choose from."""
    contexts = _works(built_site.folder / "references" / "index.html").contexts
    assert len(contexts) == len(built_site.result.playbook.references)
    assert {_of_item(it.item) for it in complete} <= {_of_context(it) for it in contexts}


def test_downloads_agree(built_site: BuiltSite, complete: tuple[Reference, ...]) -> None:
    """The CSL-JSON beside a page is what the page was made from."""
    items = {it.key: json.loads(_page(built_site, it).with_name(f"{it.slug}.json").read_text("utf-8"))
             for it in complete}  # fmt: skip
    assert {it.key: [dict(it.item)] for it in complete} == items


# Private functions


def _page(built_site: BuiltSite, reference: Reference) -> Path:
    return built_site.folder / "references" / reference.slug / "index.html"


def _works(page: Path) -> Works:
    return Works(page.read_text("utf-8"))


def _of_item(item: Mapping[str, Any]) -> Seen:
    issued = dates(item, "issued")
    return names(item, "author"), plain(item["title"]), f"{issued[0]:04}" if issued else ""


def _of_context(context: Mapping[str, list[str]]) -> Seen:
    people = [
        *context.get("rft.au", ()),
        *context.get("rft.aucorp", ()),
        *context.get("rft.creator", ()),
    ]
    kind = context["rft_val_fmt"][0].rpartition(":")[2]
    own = ("rft.atitle", "rft.btitle") if kind in {"book", "journal"} else ("rft.title",)
    title = next((context[name][0] for name in own if name in context), "")
    return tuple(people), title, context.get("rft.date", [""])[0][:4]


def _of_tags(tags: Mapping[str, list[str]]) -> Seen:
    year = tags.get("citation_publication_date", [""])[0][:4]
    return tuple(tags.get("citation_author", ())), tags["citation_title"][0], year
