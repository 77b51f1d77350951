"""Addresses: where things stand, and how one page links to another."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from generator.kinds import Kind
from generator.model.playbook import Target
from generator.render.addresses import address_at, address_of, canonical, link, path_of, root_of


@pytest.mark.parametrize(
    ("target", "address"),
    [
        pytest.param(Target(Kind.CARD, "a"), "cards/a/", id="card"),
        pytest.param(Target(Kind.CARD, ""), "cards/", id="list of cards"),
        pytest.param(Target(Kind.CARD, "a", "watch-out"), "cards/a/#watch-out", id="fragment"),
        pytest.param(Target(Kind.TERM, "cio"), "glossary/#cio", id="term"),
        pytest.param(Target(Kind.TERM, "", "cio"), "glossary/#cio", id="place in the glossary"),
        pytest.param(Target(Kind.TENSION, "x"), "tensions/#x", id="tension"),
        pytest.param(Target(Kind.DOC, "about/adr/0001-x"), "about/adr/0001-x/", id="doc"),
        pytest.param(Target(Kind.DOC, "about/index"), "about/", id="index of a folder"),
        pytest.param(Target(Kind.DOC, "index"), "", id="index of all"),
        pytest.param(Target(Kind.IMAGE, "kb/images/a b.png"), "images/a%20b.png", id="image"),
        pytest.param(Target(Kind.IMAGE, "docs/about/b.png"), "about/b.png", id="image of docs"),
    ],
)
def test_address_of(target: Target, address: str) -> None:
    """Each thing has one address below the root."""
    assert address == address_of(target, {})


@pytest.mark.parametrize(
    ("address", "here", "expected"),
    [
        pytest.param("cards/b/", "cards/a/index.html", "../b/", id="sibling"),
        pytest.param("cards/", "cards/a/index.html", "../", id="up"),
        pytest.param("cards/a/", "cards/index.html", "a/", id="down"),
        pytest.param("", "cards/a/index.html", "../../", id="home"),
        pytest.param("", "index.html", "./", id="home from home"),
        pytest.param("cards/a/", "index.html", "cards/a/", id="from home"),
        pytest.param("cards/a/#x", "cards/a/index.html", "#x", id="same page"),
        pytest.param("cards/a/", "cards/a/index.html", "./", id="itself"),
        pytest.param("glossary/#cio", "roles/cio/index.html", "../../glossary/#cio", id="term"),
        pytest.param("images/x.png", "cards/a/index.html", "../../images/x.png", id="file"),
        pytest.param("cards/a/a.bib", "cards/a/index.html", "a.bib", id="file beside"),
        pytest.param("cards/a/", "404.html", "/p/cards/a/", id="from the 404 page"),
    ],
)
def test_link(address: str, here: str, expected: str) -> None:
    """A link is relative, and leads to the address from wherever it stands."""
    assert expected == link(address, here, root="/p/")
    page = "http://host/p/" + address_at(here)
    assert urljoin(page, expected) == "http://host/p/" + address


@pytest.mark.parametrize(
    ("address", "path"),
    [
        pytest.param("", "index.html", id="home"),
        pytest.param("cards/a/", "cards/a/index.html", id="card"),
        pytest.param("cards/a/#x", "cards/a/index.html", id="fragment"),
        pytest.param("404.html", "404.html", id="file"),
    ],
)
def test_path_of(address: str, path: str) -> None:
    """A page is written to the index of its folder."""
    assert path == path_of(address)


@pytest.mark.parametrize(
    ("site_url", "root"),
    [
        pytest.param("", "/", id="unset"),
        pytest.param("https://example.org", "/", id="host"),
        pytest.param("https://example.org/playbook", "/playbook/", id="folder"),
    ],
)
def test_root_of(site_url: str, root: str) -> None:
    """The root begins and ends with a stroke."""
    assert root == root_of(site_url)


def test_canonical() -> None:
    """The canonical address is whole, and empty where the site's own is not known."""
    assert canonical("https://x.org/p/", "cards/a/") == "https://x.org/p/cards/a/"
    assert canonical("", "cards/a/") == ""
