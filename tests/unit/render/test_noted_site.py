"""A whole playbook in a style for notes: pages, book, walks, and what has no foot."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from generator import csl
from generator.model.site import Asset, Page
from generator.render import render
from generator.render.book import book_of, form_html
from generator.render.citations import citations_of
from generator.render.desk import edition_of
from tests.unit.render.conftest import BASE, SETTINGS, Given, Site, playbook_of
from tests.unit.render.note_style import STYLE, UNLISTED

if TYPE_CHECKING:
    from generator.render.environment import FactsEnvironment

DECISION = """---
title: Now or later?
summary: When to begin.
status: published
kind: tree
start: ready
owner: cio
reviewed: 2026-01-31
review: 1 months
---

Whether to begin.

# Questions

## Are you ready? {#ready}

Why: It has to begin well [@li2010].

- Yes {#yes} -> go
- No {#no} -> wait

# Outcomes

## Go {#go}

Begin, as @li2010 [p. 3] says.

Do: Begin [@li2010, p. 4].
Basis: source

## Wait {#wait}

Wait.

Basis: inferred
"""


def _style(xml: str) -> csl.LazyStyle:
    return csl.lazy_style(csl.load_style(xml, csl.builtin_locales()))


def _site(xml: str, templates: FactsEnvironment) -> Site:
    playbook = playbook_of({**BASE, "kb/decisions/now.md": DECISION})
    made = tuple(render(playbook, Given(), templates, _style(xml)))
    return Site(
        {page.path: page for page in made if isinstance(page, Page)},
        {asset.path: asset.content for asset in made if isinstance(asset, Asset)},
    )


@pytest.fixture(scope="module", params=[STYLE, UNLISTED], ids=["with a list", "without one"])
def noted(request: pytest.FixtureRequest, templates: FactsEnvironment) -> Site:
    """Return the small playbook in a style for notes."""
    return _site(request.param, templates)


def test_every_number_has_its_note(noted: Site) -> None:
    """On each page every number leads to a note and back, and no mark is left."""
    pages = {path: page.slots["body"] for path, page in noted.pages.items()}
    with_notes = {path for path, body in pages.items() if 'role="doc-noteref"' in body}
    assert {
        "cards/alpha/index.html",
        "decisions/now/index.html",
        "decisions/now/ready.yes/index.html",
        "references/li2010/index.html",
        "roles/cio/index.html",
    } <= with_notes
    for path, body in pages.items():
        assert (path, "data-note" in body) == (path, False)
        numbers = set(re.findall(r'href="#(pb-note-\d+)"', body))
        assert (path, numbers) == (path, set(re.findall(r'<li id="(pb-note-\d+)"', body)))
        back = set(re.findall(r'href="#(pb-note-\d+-ref(?:-\d+)?)" role="doc-backlink"', body))
        assert (path, back) == (path, set(re.findall(r'<sup [^>]*id="([^"]+)"', body)))


def test_notes_stand_in_the_contents(noted: Site) -> None:
    """They have a heading, in front of that of the references."""
    toc = noted.pages["cards/alpha/index.html"].slots["toc"]
    assert 0 < toc.index("#pb-notes") < toc.index("#card-references")


def test_walk(noted: Site) -> None:
    """A step of a walk and its memo have notes of their own, numbered by where they stand."""
    memo = noted.pages["decisions/now/ready.yes/index.html"].slots["body"]
    assert "as <a " in memo
    said = re.findall(r'<div class="pb-note">(.*?)</div>', memo)
    words = [re.sub(r"<[^>]+>", "", it) for it in said]
    assert words == ["C. Li, Open leadership, 2010, 3.", "Ibid., 4.", "Li."]


def test_what_has_no_foot_cites_in_the_sentence(noted: Site) -> None:
    """Feeds, JSON and plain text have author and year in brackets."""
    for path, content in noted.assets.items():
        if isinstance(content, str):
            assert (path, "data-note" in content) == (path, False)
    cards = json.loads(str(noted.assets["api/cards.json"]))["cards"]
    alpha = next(it for it in cards if it["id"] == "alpha")
    assert "as Li (2010, p. 33) has it" in alpha["statements"][1]["text"]
    memo = str(noted.assets["decisions/now/ready.yes/memo.md"])
    assert "Begin, as Li (2010, p. 3) says." in memo
    assert "- Begin (Li, 2010, p. 4)." in memo
    program = next(
        str(content) for path, content in noted.assets.items() if path.endswith("/walk.json")
    )
    assert "2010, p. 4</a>)" in json.loads(program)["outcomes"]["go"]["said"][1][1]


def test_how_to_cite_a_work(noted: Site) -> None:
    """A work's page is called by author and year, and says what its first and later notes are."""
    page = noted.pages["references/li2010/index.html"]
    assert page.slots["title"] == "Li (2010)"
    body = page.slots["body"]
    assert "<dt>In a note</dt><dd><span data-pb-copy>C. Li, Open leadership, 2010.</span>" in body
    assert "<dt>In a later note</dt><dd><span data-pb-copy>Li.</span>" in body


def test_book(templates: FactsEnvironment) -> None:
    """In the book each section has its notes, whose ids are its own."""
    playbook = playbook_of(BASE)
    edition = edition_of(playbook, SETTINGS, citations_of(playbook.references, _style(STYLE)))
    book = book_of(edition, {}, templates)
    html = form_html(book, "html", templates)
    assert "data-note" not in html
    assert 'aria-label="Notes: Alpha comes first"' in html
    ids = re.findall(r'\bid="([^"]*pb-note-[^"]*)"', html)
    assert ids
    assert len(ids) == len(set(ids))
    links = {it[1:] for it in re.findall(r'href="(#[^"]*pb-note-[^"]*)"', html)}
    assert links == set(ids)


def test_style_in_the_text_is_untouched(site: Site) -> None:
    """A style that cites in the text has neither notes nor their marks."""
    for page in site.pages.values():
        assert "pb-note" not in page.slots["body"]
        assert "data-note" not in page.slots["body"]
