"""The book: one document of all pages, with ids and links of its own."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256

import pytest

from generator import csl
from generator.kinds import Kind
from generator.render.book import Book, book_of, form_html
from generator.render.book.binding import Places, binder, inner_ids
from generator.render.book.chapters import parts_of
from generator.render.book.deck import deck_of
from generator.render.book.screen import names_of
from generator.render.citations import citations_of
from generator.render.desk import Edition, edition_of
from generator.render.environment import FactsEnvironment
from tests.unit.render.conftest import BASE, CARD, SETTINGS, edition_of_files, playbook_of

PLACES = Places(
    {"cards/alpha/": "card-alpha", "glossary/#cio": "term-cio", "roles/": "part-roles"},
    frozenset({"card-alpha--one"}),
    "https://example.org/play/",
    {"images/a b.png": b"png"},
)
CITED = (
    "A work is cited by author and year;",
    "A work is cited by its number;",
    "A work is cited by a short label;",
    "Works are cited in notes;",
)


@pytest.fixture(scope="module")
def book(edition: Edition, templates: FactsEnvironment) -> Book:
    """Return the small playbook as a book."""
    return book_of(edition, {"kb/images/a b.png": b"png"}, templates)


@pytest.mark.parametrize(
    ("html", "bound"),
    [
        pytest.param('<p id="a">x</p>', '<p id="card-b--a">x</p>', id="id"),
        pytest.param('<a href="#one">x</a>', '<a href="#card-b">x</a>', id="no such id here"),
        pytest.param(
            '<a href="../alpha/#one">x</a>', '<a href="#card-alpha--one">x</a>', id="an id there"
        ),
        pytest.param('<a href="../alpha/#two">x</a>', '<a href="#card-alpha">x</a>', id="no such"),
        pytest.param('<a href="../alpha/">x</a>', '<a href="#card-alpha">x</a>', id="a page"),
        pytest.param(
            '<a href="../../glossary/#cio">x</a>', '<a href="#term-cio">x</a>', id="a place"
        ),
        pytest.param('<a href="../../roles/">x</a>', '<a href="#part-roles">x</a>', id="a list"),
        pytest.param(
            '<a href="../../phases/run/">x</a>',
            '<a href="https://example.org/play/phases/run/">x</a>',
            id="what is not in the book",
        ),
        pytest.param(
            '<a href="https://a.example/?b=1&amp;c">x</a>',
            '<a href="https://a.example/?b=1&amp;c">x</a>',
            id="outside",
        ),
        pytest.param(
            '<img src="../../images/a%20b.png" alt="x">',
            '<img src="data:image/png;base64,cG5n" alt="x">',
            id="image",
        ),
        pytest.param('<img src="../../images/c.png" alt="x">', '<img alt="x">', id="no image"),
        pytest.param(
            '<svg aria-labelledby="t"><title id="t">x</title></svg>',
            '<svg aria-labelledby="card-b--t"><title id="card-b--t">x</title></svg>',
            id="drawing",
        ),
        pytest.param('<a href="javascript:x()">x</a><script>x</script>', "<a>x</a>", id="hostile"),
        pytest.param('<p onclick="x()" style="x">x</p>', "<p>x</p>", id="hostile attributes"),
    ],
)
def test_bind(html: str, bound: str) -> None:
    """Ids get the section's anchor, links lead inside where they can, nothing else passes."""
    places = Places(
        {**PLACES.anchors, "cards/b/": "card-b"}, PLACES.inside, PLACES.site_url, PLACES.images
    )
    assert binder("card-b", "cards/b/", places)(html) == bound


def test_bind_without_site() -> None:
    """Where the site has no address, what is not in the book is text."""
    assert binder("b", "cards/b/", Places({}))('<a href="../c/">x</a>') == "<a>x</a>"


def test_inner_ids() -> None:
    assert inner_ids('<p id="a"><b id="c">x</b></p>', "s") == {"s--a", "s--c"}


def test_numbers(edition: Edition) -> None:
    """Cards are numbered through, topic by topic; retired ones and drafts are left out."""
    cards = parts_of(edition)[0]
    found = [
        (chapter.title, it.label, it.title) for chapter in cards.chapters for it in chapter.sections
    ]
    assert found == [
        ("Adoption", "Card 1", "Alpha comes first"),
        ("Leadership & more", "Card 2", "Beta <b>& co</b>"),
    ]


def test_parts(book: Book) -> None:
    """What a playbook has none of is no part of its book."""
    titles = ["Cards", "Roles", "Resources", "Tensions", "Glossary", "References"]
    assert titles == [part.title for part in book.parts]


def test_version(book: Book) -> None:
    """The day of the book is that of the newest review or change in it, not of the clock."""
    assert book.version is not None
    assert book.version.iso == "2026-02-01"


@pytest.mark.parametrize(
    ("manner", "said"),
    [
        ("author-date", "A work is cited by author and year;"),
        ("numeric", "A work is cited by its number;"),
        ("label", "A work is cited by a short label;"),
        ("note", "Works are cited in notes;"),
    ],
)
def test_how_works_are_cited(
    manner: str, said: str, book: Book, templates: FactsEnvironment
) -> None:
    """The preface says it as the style does it."""
    html = form_html(replace(book, manner=manner), "html", templates)
    assert [it for it in CITED if it in html] == [said]


def test_headings_are_lower(book: Book) -> None:
    """What is level 2 on a page stands below the title of its section."""
    assert '<h4 id="card-alpha--guidance">' in book.bound["card-alpha"]
    assert "<h2" not in book.bound["card-alpha"]


def test_back_references(book: Book) -> None:
    """Each work says which cards cite it, by their numbers."""
    assert '<a href="#card-alpha">Card 1</a>' in book.bound["reference-li2010"]


@pytest.mark.parametrize("form", ["pdf", "html"])
def test_links(book: Book, templates: FactsEnvironment, form: str) -> None:
    """Ids are unique, and each link inside leads to one."""
    html = form_html(book, form, templates)
    ids = Counter(re.findall(r'\sid="([^"]*)"', html))
    assert [it for it, count in ids.items() if count > 1] == []
    assert [it for it in re.findall(r'href="#([^"]*)"', html) if it not in ids] == []
    assert re.findall(r'(?:src|href)="(?!#|https:|mailto:|data:)[^"]*"', html) == []


def test_policy_has_the_hashes(book: Book, templates: FactsEnvironment) -> None:
    """The policy of the one file allows the style and the script in it, and no other."""
    html = form_html(book, "html", templates)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    script = re.search(r"<script>(.*?)</script>", html, re.DOTALL)
    assert policy
    assert style
    assert script
    for found in (style, script):
        made = b64encode(sha256(found[1].encode()).digest()).decode()
        assert f"'sha256-{made}'" in policy[1]
    assert html.count("<style") == 1
    assert " style=" not in html
    assert "unsafe" not in policy[1]


def test_search_words(book: Book, templates: FactsEnvironment) -> None:
    """The words of the search are JSON that cannot end its element, and name what stands there."""
    html = form_html(book, "html", templates)
    found = re.search(r'<script type="application/json" id="search-words">(.*?)</script>', html)
    assert found
    assert "<" not in found[1]
    words = json.loads(found[1])
    beta = next(it for it in words["entries"] if it["id"] == "card-beta")
    assert beta["title"] == "Beta <b>& co</b>"
    assert beta["words"] == ["second"]


def test_names(edition: Edition) -> None:
    """Each term and role with several names has a group of them."""
    assert names_of(edition.playbook) == [
        ["Chief Information Officer", "CIO", "IT boss"],
        ["Chief Information Officer", "CIO", "head of IT"],
        ["Chief Marketing Officer", "CMO"],
    ]


def test_deck(edition: Edition) -> None:
    """A card of the deck has its statements in their plain words, with mark and works."""
    alpha, beta = deck_of(edition, parts_of(edition)[0])
    assert (alpha.label, alpha.topic, alpha.title) == ("Card 1", "Adoption", "Alpha comes first")
    assert alpha.roles == ("CIO", "CMO")
    assert alpha.address == "https://example.org/play/cards/alpha/"
    assert [it.words for it in alpha.said][:2] == [
        "Two works say so.",
        "One work says so, as Li (2010, p. 33) has it, in code & words.",
    ]
    assert [it.works for it in alpha.said][:2] == ["Li (2010); Wollan et al. (2010)", "Li (2010)"]
    assert alpha.more == 0
    assert len(beta.said) == 1


def test_deck_leaves_out_what_does_not_fit() -> None:
    """Statements that find no room are counted, not cut."""
    lines = "\n".join(f"- {'word ' * 40}{at}. <!-- basis: editorial -->" for at in range(12))
    body = f"## Guidance\n\n{lines}\n"
    long = CARD.format(
        title="L", id="long", status="published", topic="adoption", more="", body=body
    )
    playbook = playbook_of({**BASE, "kb/cards/long.md": long})
    made = edition_of(playbook, SETTINGS, citations_of(playbook.references, csl.lazy_apa_style()))
    card = next(it for it in deck_of(made, parts_of(made)[0]) if it.title == "L")
    assert 0 < len(card.said) < 12
    assert card.more == 12 - len(card.said)


LOST = """---
title: Which way?
summary: A question whose answers lead nowhere.
kind: tree
owner: cio
reviewed: 2026-01-31
review: 12 months
---
An introduction.

# Questions

## Is it so? {#so}

- Yes {#yes} -> nowhere
- No {#no} -> nowhere
"""


def test_a_decision_that_has_no_page_has_no_chapter() -> None:
    """What is wrong with it is told when it is read; the book is made without it."""
    edition = edition_of_files({**BASE, "kb/decisions/which-way.md": LOST})
    assert not edition.playbook.decisions["which-way"].sound
    assert Kind.DECISION not in {part.kind for part in parts_of(edition)}
