"""Where everything leads to one, no page grows without end, and each anchor still leads there."""

from __future__ import annotations

import re
from datetime import date
from importlib import import_module
from posixpath import join, normpath
from typing import Any

import pytest

from generator.model.site import Page
from generator.pipeline import compile_playbook
from generator.project import open_project
from generator.render import paged
from generator.render.long import fact_places
from generator.render.views import coverage, glossary, reference, resource, suggestions, tensions

pytestmark = pytest.mark.slow

wide: Any = import_module("tests.benchmarks.wide")

CARDS = 36
LIMITS: tuple[tuple[Any, str, int], ...] = (
    (paged, "LIMIT", 5),
    (fact_places, "STATEMENTS", 10),
    (coverage, "CARRIERS", 3),
    (coverage, "STATEMENTS", 10),
    (glossary, "WHOLE", 9),
    (glossary, "PART", 2),
    (reference, "CARDS", 8),
    (reference, "MENTIONS", 12),
    (resource, "LISTED", 2),
    (suggestions, "MOST", 7),
    (tensions, "MOST", 6),
    (tensions, "STATED", 11),
)


@pytest.fixture(scope="module")
def bodies(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the bodies of all pages of a playbook that is wide by these limits, by address."""
    folder = tmp_path_factory.mktemp("wide")
    wide.wide(folder, CARDS)
    project = open_project(folder, date(2026, 11, 1))
    with pytest.MonkeyPatch.context() as patch:
        for module, name, value in LIMITS:
            patch.setattr(module, name, value)
        made = compile_playbook(project.given, project.templates, project.style)
        pages = (page for page in made.pages if isinstance(page, Page))
        return {it.path.removesuffix("index.html"): it.slots["body"] for it in pages}


def parts_of(bodies: dict[str, str], folder: str) -> list[str]:
    """Return the pages below *folder*, the first one last."""
    return [body for address, body in bodies.items() if address.startswith(folder)]


def onward(bodies: dict[str, str], folder: str) -> dict[str, str]:
    """Return where each anchor of the page at *folder* leads on to."""
    lists = re.findall(r'<ul class="pb-index" data-pb-onward.*?</ul>', bodies[folder], re.DOTALL)
    return dict(re.findall(r'<a id="([^"]+)" href="([^"]+)"', "".join(lists)))


@pytest.mark.parametrize(
    ("folder", "pattern", "most", "number"),
    [
        pytest.param("glossary/", r'class="pb-terms__term" id="([^"]+)"', 2, 24, id="terms"),
        pytest.param("tensions/", r'<h2 id="(tension-[^"]+)"', 6, 17, id="tensions"),
        pytest.param("tensions/", r"<li><a [^>]*>([^<]+)</a> <span", 11, 35, id="relations"),
        pytest.param("suggestions/", r'id="(suggestion-\d+)" aria', 7, 18, id="suggestions"),
        pytest.param("coverage/", r'<th scope="row" id="([^"]+)"', 10, 37, id="facts"),
        pytest.param("references/work000/", r'<h3 id="(in-\d+)"', 8, 36, id="statements"),
        pytest.param("decisions/", r'__title"><a href="([^"]+)"', 5, 9, id="decisions"),
        pytest.param("resources/", r'scope="row"[^>]*><a href="([^"]+)"', 2, 3, id="resources"),
    ],
)
def test_parts(bodies: dict[str, str], folder: str, pattern: str, most: int, number: int) -> None:
    """Each thing of a long list stands on one of its pages, and none of them has too many."""
    depth = {"decisions/", "resources/"}
    pages = [
        body
        for address, body in bodies.items()
        if address == folder
        or address.startswith(folder if folder not in depth else f"{folder}page--")
    ]
    found = [re.findall(pattern, body) for body in pages]
    assert sum(map(len, found)) == number
    assert len({it.removeprefix("../") for page in found for it in page}) == number
    assert max(map(len, found)) <= most


@pytest.mark.parametrize(
    ("folder", "ids"),
    [
        pytest.param("glossary/", {f"term-{it}" for it in range(24)}, id="terms"),
        pytest.param("tensions/", {f"tension-{it}" for it in range(1, 18)}, id="tensions"),
        pytest.param("coverage/", {f"A{it}" for it in range(1, 38)}, id="statements"),
    ],
)
def test_anchors_lead_on(bodies: dict[str, str], folder: str, ids: set[str]) -> None:
    """What stood on the first page has its anchor there still: a link to where it is now."""
    found = onward(bodies, folder)
    assert found.keys() == ids
    for name, href in found.items():
        place, _, fragment = href.partition("#")
        assert fragment == name
        assert f'id="{name}"' in bodies[f"{folder}{place}"]


def test_suggestions_lead_on(bodies: dict[str, str]) -> None:
    """The latest suggestions stand on the first page, the others are led to by their numbers."""
    here = set(re.findall(r'id="(suggestion-\d+)" aria', bodies["suggestions/"]))
    there = onward(bodies, "suggestions/")
    assert len(here) == 7
    assert here | there.keys() == {f"suggestion-{it}" for it in range(1, 19)}
    assert not here & there.keys()


def test_links(bodies: dict[str, str]) -> None:
    """No link of any page leads to a page, or a place on one, that there is not."""
    ids = {address: set(re.findall(r' id="([^"]+)"', body)) for address, body in bodies.items()}
    lost: list[tuple[str, str, str]] = []
    seen = 0
    for address, body in bodies.items():
        if address == "404.html":
            continue
        for place, fragment in re.findall(r'href="((?:\.|[a-z])[^":#?]*/|)(?:#([^"]+))?"', body):
            there = normpath(join(address, place or ".")).replace(".", "") + "/"
            there = "" if there == "/" else there
            seen += there in ids and bool(fragment)
            if there in ids and fragment and fragment not in ids[there]:
                lost.append((address, there, fragment))
    assert lost == []
    assert seen > 100
