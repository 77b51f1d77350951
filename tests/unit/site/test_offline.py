"""The worker's list follows from the claims: what is kept, in which order, in which revision."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from generator.site import offline
from generator.site.mirror import Claim
from generator.site.offline import offline_claims


def claim(key: str = "k", size: int = 10, content: bytes = b"") -> Claim:
    return Claim(key, lambda: content, size)


def listed(claims: Mapping[str, Claim], versioned: Mapping[str, str] | None = None) -> Any:
    made = offline_claims(claims, versioned or {})
    return json.loads(made["sw-files.json"].make())


def addresses(*paths: str) -> list[str]:
    return [address for address, _ in listed({path: claim() for path in paths})["files"]]


def test_order() -> None:
    """Home comes first, then lists, cards, what cards lead to, the search, walks, docs."""
    ranked = [
        "",
        "offline/",
        "cards/",
        "cards/a/",
        "references/li/",
        "pagefind/pagefind.js",
        "images/a.png",
        "focus/internal/",
        "decisions/d/d.json",
        "decisions/d/start/",
        "authors/cards/",
    ]
    paths = [f"{it}index.html" if not it or it.endswith("/") else it for it in ranked]
    assert addresses(*reversed(paths)) == ranked


@pytest.mark.parametrize(
    "path",
    ["feed.xml", "api/cards.json", "references/li/li.bib", "_headers", "404.html", "whole.pdf"],
)
def test_left_to_the_network(path: str) -> None:
    assert addresses("index.html", path) == [""]


@pytest.mark.parametrize(
    ("path", "fixed"),
    [
        pytest.param("assets/javascripts/bundle.a5f9d56c.min.js", True, id="the theme's"),
        pytest.param("pagefind/index/en_0aa.pf_index", True, id="Pagefind's"),
        pytest.param("pagefind/pagefind-entry.json", False, id="one name for all contents"),
        pytest.param("assets/images/favicon.svg", False, id="an image"),
        pytest.param("cards/a/index.html", False, id="a page"),
    ],
)
def test_a_name_with_a_digest_needs_no_revision(path: str, fixed: bool) -> None:
    [[_, revision]] = listed({path: claim()})["files"]
    assert fixed == (revision == "")


def test_versioned() -> None:
    """A style that pages ask for with its version is kept under just that address."""
    made = listed({"assets/a.css": claim()}, {"assets/a.css": "12ab"})
    assert made["files"] == [["assets/a.css?v=12ab", ""]]


def test_revision_of_a_page_follows_its_key() -> None:
    one, same, other = (
        listed({"index.html": claim(key)})["files"] for key in ("one", "one", "other")
    )
    assert one == same != other


def test_revision_of_a_tools_file_follows_its_bytes() -> None:
    """It is claimed by what it was made with, which changes more often."""
    path = "pagefind/pagefind.js"
    one, same, other = (
        listed({path: claim(key, content=content)})["files"]
        for key, content in (("a", b"1"), ("b", b"1"), ("b", b"2"))
    )
    assert one == same != other


def test_the_version_changes_with_any_file() -> None:
    """By it browsers know that the site is another; it stands in the worker and in its list."""
    claims = {"index.html": claim("one"), "about/x/index.html": claim("two")}
    before = offline_claims(claims, {})
    after = offline_claims(claims | {"about/x/index.html": claim("three")}, {})
    assert before["sw.js"].key != after["sw.js"].key
    version = json.loads(before["sw-files.json"].make())["version"]
    assert before["sw.js"].make().startswith(f'const VERSION = "{version}";\n'.encode())
    assert before["sw.js"].key == offline_claims(claims, {})["sw.js"].key


def test_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is beyond the room is listed, to be kept when it is visited; large files are not."""
    monkeypatch.setattr(offline, "ENOUGH", 25)
    claims = {f"cards/{name}/index.html": claim(size=10) for name in "abc"}
    claims["cards/d/index.html"] = claim(size=offline.LARGE + 1)
    made = listed(claims)
    assert [address for address, _ in made["files"]] == ["cards/a/", "cards/b/", "cards/c/"]
    assert made["enough"] == 2


@pytest.mark.parametrize("path", ["about/adr/0001-x/index.html", "about/rules/x/index.html"])
def test_what_explains_the_product_is_left(path: str) -> None:
    """Who reads it at all reads it online; lists of it are kept like other pages."""
    assert addresses("index.html", "about/rules/index.html", path) == ["", "about/rules/"]
