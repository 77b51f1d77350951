"""What the search knows of each page: its kind, its names, its facets."""

from __future__ import annotations

import json

import pytest

from generator.model.site import Record
from generator.render.environment import FactsEnvironment
from generator.render.programs.records import NAMES
from tests.unit.render.conftest import BASE, Given, Site, site_of


def only(site: Site, path: str) -> Record:
    """Return the one record of the page at *path*."""
    (record,) = site.pages[path].records
    return record


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        pytest.param("cards/alpha/index.html", "card", id="card"),
        pytest.param("roles/cio/index.html", "role", id="role"),
        pytest.param("resources/training/index.html", "resource", id="resource"),
        pytest.param("references/li2010/index.html", "reference", id="reference"),
        pytest.param("topics/adoption/index.html", "list", id="value of a facet"),
        pytest.param("index.html", "list", id="home"),
        pytest.param("about/how/index.html", "page", id="page of docs"),
        pytest.param("about/rules/index.html", "page", id="rules"),
        pytest.param("evidence/index.html", "list", id="evidence"),
        pytest.param("health/index.html", "page", id="health"),
    ],
)
def test_kind(site: Site, path: str, kind: str) -> None:
    assert kind == only(site, path).kind


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("404.html", id="not found"),
        pytest.param("search/index.html", id="the search"),
    ],
)
def test_pages_that_nobody_looks_for_have_no_record(site: Site, path: str) -> None:
    assert site.pages[path].records == ()


def test_a_card_has_its_own_names_and_those_of_the_terms_that_lead_to_it(site: Site) -> None:
    assert only(site, "cards/beta/index.html").words == ("second",)
    expected = ("Chief Information Officer", "CIO", "IT boss")
    assert expected == only(site, "cards/alpha/index.html").terms


def test_a_role_has_its_abbreviation_and_stands_for_itself(site: Site) -> None:
    record = only(site, "roles/cio/index.html")
    assert (record.title, record.words) == ("Chief Information Officer", ("CIO", "head of IT"))
    assert record.facets == {"status": ("published",), "role": ("cio",)}


def test_facets_of_a_card_are_ids_and_what_names_none_holds_for_all(site: Site) -> None:
    """A resource without a topic is found under each, as lists show it."""
    assert only(site, "cards/alpha/index.html").facets == {
        "status": ("published",),
        "role": ("cio", "cmo"),
        "topic": ("adoption",),
    }
    assert only(site, "resources/training/index.html").facets == {
        "status": ("published",),
        "role": ("cio", "cmo"),
        "topic": ("adoption", "leadership"),
    }
    assert only(site, "topics/adoption/index.html").facets == {"topic": ("adoption",)}


def test_retired_cards_and_drafts_that_are_shown_are_found_as_such(
    site: Site, preview: Site
) -> None:
    """Who remembers a card finds what became of it; an author finds a draft."""
    assert only(site, "cards/gone/index.html").facets["status"] == ("retired",)
    assert "cards/sketch/index.html" not in site.pages
    assert only(preview, "cards/sketch/index.html").facets["status"] == ("draft",)


def test_the_glossary_is_a_record_for_each_term(site: Site) -> None:
    """Each has its definition for a text, so that the search shows that."""
    whole, term = site.pages["glossary/index.html"].records
    assert (whole.kind, whole.title, whole.fragment) == ("list", "Glossary", "")
    assert (term.kind, term.title, term.fragment) == (
        "term",
        "Chief Information Officer",
        "cio-term",
    )
    assert (term.words, "<em>answers</em>" in term.body) == (("CIO", "IT boss"), True)


def test_names_are_those_of_facets_and_of_like_things(site: Site) -> None:
    """The browser reads titles for the ids of an address, and what else a thing is called."""
    names = json.loads(str(site.assets[NAMES]))
    facets = {facet: (title, dict(values)) for facet, title, values in names["facets"]}
    assert list(facets) == ["kind", "role", "topic", "status"]
    assert facets["role"] == (
        "Role",
        {"cio": "Chief Information Officer", "cmo": "Chief Marketing Officer"},
    )
    assert names["names"] == [
        ["Chief Information Officer", "CIO", "IT boss"],
        ["Chief Information Officer", "CIO", "head of IT"],
        ["Chief Marketing Officer", "CMO"],
        ["Training"],
    ]


def test_a_retired_role_is_no_filter(templates: FactsEnvironment) -> None:
    """It has a page that says so; nobody narrows a search to it."""
    role = BASE["kb/roles/cmo.md"]
    fields = [line for line in role.splitlines() if not line.startswith("status:")]
    retired = "\n".join([fields[0], "status: retired", "reason: Gone.", *fields[1:]]) + "\n"
    made = site_of({**BASE, "kb/roles/cmo.md": retired}, Given(), templates)
    names = json.loads(str(made.assets[NAMES]))
    assert "roles/cmo/index.html" in made.pages
    assert [name for name, _ in next(it[2] for it in names["facets"] if it[0] == "role")] == ["cio"]
