"""No page grows with the playbook: long ones have the sums and the worst, further ones all of it."""

from __future__ import annotations

import re
from datetime import date
from importlib import import_module
from typing import Any

import pytest

from generator.model.site import Page
from generator.pipeline import compile_playbook
from generator.project import open_project
from generator.render import paged
from generator.render.views import az, evidence, health, references

pytestmark = pytest.mark.slow

corpus: Any = import_module("tests.benchmarks.corpus")

CARDS = 40
LIMITS: tuple[tuple[Any, str, int], ...] = (
    (paged, "LIMIT", 6),
    (evidence, "ROWS", 7),
    (evidence, "WORST", 3),
    (evidence, "WORKS", 4),
    (az, "WHOLE", 20),
    (az, "PART", 9),
    (health, "REVIEWS", 10),
    (health, "WORKS", 5),
    (health, "NAMED", 1),
    (references, "WORKS", 70),
)


@pytest.fixture(scope="module")
def bodies(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the bodies of all pages of a playbook that is long by these limits, by path."""
    folder = tmp_path_factory.mktemp("long")
    corpus.playbook(folder, CARDS)
    project = open_project(folder, date(2026, 11, 1))
    with pytest.MonkeyPatch.context() as patch:
        for module, name, value in LIMITS:
            patch.setattr(module, name, value)
        made = compile_playbook(project.given, project.templates, project.style)
        return {page.path: page.slots["body"] for page in made.pages if isinstance(page, Page)}


def cards_in(body: str) -> list[str]:
    """Return the cards that *body* leads to, in its order."""
    return re.findall(r'href="(?:\.\./)+cards/(card-\d+)/"', body)


def below(bodies: dict[str, str], folder: str) -> dict[str, str]:
    """Return the further pages below *folder*."""
    return {path: body for path, body in bodies.items() if path.startswith(f"{folder}page--")}


ALL = [corpus.name(number) for number in range(CARDS)]


def test_evidence(bodies: dict[str, str]) -> None:
    """The report names the worst cards and the most cited works; its further pages all cards."""
    table = bodies["evidence/index.html"].split('id="cards"')[1].split('id="works"')
    assert len(cards_in(table[0])) == 3
    assert table[1].count("<tr>") == 1 + 4
    further = below(bodies, "evidence/")
    assert len(further) == 6
    found = [card for body in further.values() for card in cards_in(body)]
    assert sorted(found) == ALL
    assert all(len(cards_in(body)) <= 7 for body in further.values())


def test_index(bodies: dict[str, str]) -> None:
    """The index keeps its anchors, and each word stands on one page of its letter."""
    assert re.findall(r'id="(letter-\w+)"', bodies["a-z/index.html"])[0] == "letter-c"
    parts = {path: it for path, it in bodies.items() if re.match(r"a-z/.+/", path)}
    assert {"a-z/c/index.html", "a-z/c/page--2/index.html"} <= parts.keys()
    assert sorted(card for body in parts.values() for card in cards_in(body)) == ALL
    assert all(len(cards_in(body)) <= 9 for body in parts.values())
    for path in parts:
        place = path.removeprefix("a-z/").removesuffix("index.html")
        assert f'href="{place}"' in bodies["a-z/index.html"]
    letters = re.findall(r'id="letter-(\w+)"', bodies["a-z/index.html"])
    counts = map(int, re.findall(r'__kind">(\d+) words?</span>', bodies["a-z/index.html"]))
    lists = [body.split('class="pb-index"')[1].split("</ul>")[0] for body in parts.values()]
    assert sum(counts) == sum(it.count("<li>") for it in lists)
    for path, body in parts.items():
        here, *further = path.removeprefix("a-z/").removesuffix("/index.html").split("/")
        up = "../" * (1 + len(further))
        row = body.split('class="pb-letters"')[1].split("</ul>")[0]
        own = "../" if further else "./"
        wanted = [own if it == here else f"{up}{it}/" for it in letters]
        assert re.findall(r'href="([^"]+)"', row) == wanted
        assert f'href="{own}" aria-current="{"true" if further else "page"}"' in row


def test_health(bodies: dict[str, str]) -> None:
    """The page of health has what is next, and says how much there is."""
    body = bodies["health/index.html"]
    reviews, alone = body.split('id="alone"')
    assert len(cards_in(reviews)) == 10
    assert "These are the next 10; all of them are in" in reviews
    assert alone.split("</table>")[0].count('role="rowheader"') == 5
    assert "and 1 more" in alone


def test_references(bodies: dict[str, str]) -> None:
    """Each work stands on one page of the list, in its order, with the anchor that it always had."""
    first, further = bodies["references/index.html"], below(bodies, "references/")
    pages = [first, *(further[path] for path in sorted(further))]
    found = [re.findall(r'<li id="ref-(work\d+)"', body) for body in pages]
    assert [len(it) for it in found] == [70, 70, 70, 70, 20]
    assert len({key for page in found for key in page}) == 300
    assert first.count("data-pb-elsewhere") == 1
    assert all("data-pb-elsewhere" not in body for body in further.values())


@pytest.mark.parametrize("folder", ["cards/", "roles/cio/", "topics/goals/"])
def test_lists(bodies: dict[str, str], folder: str) -> None:
    """Each card of a list stands on one of its pages, and none has more than six."""
    pages = [bodies[f"{folder}index.html"], *below(bodies, folder).values()]
    lines = [re.findall(r'pb-cards__title"><a href="([^"]+)"', body) for body in pages]
    found = [it.rstrip("/").rpartition("/")[2] for page in lines for it in page]
    assert len(found) == len(set(found))
    assert all(len(page) <= 6 for page in lines)
    wanted = {"cards/": "", "roles/cio/": "roles: [cio]", "topics/goals/": "topics: [goals]"}
    said = (it for it in range(CARDS) if wanted[folder] in corpus.card(it, CARDS))
    assert sorted(found) == [corpus.name(it) for it in said]
