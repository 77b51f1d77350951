"""Pages of courses, "Taught in", what changed, JSON-LD and the interface: as the course has them."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest

from generator.model.courses import Module
from generator.render.courses.trainer import plan_of
from generator.render.environment import FactsEnvironment
from generator.words.words import WORDS
from tests.unit.factories import LI, ROLES
from tests.unit.render.conftest import Given, Site, site_of
from tests.unit.taught import EDITION, files_of

SPAN: Any = None


@pytest.fixture
def site(templates: FactsEnvironment) -> Site:
    """Return the pages of the small course."""
    return site_of({**ROLES, **files_of(), "references.bib": LI}, Given(), templates)


def test_pages(site: Site) -> None:
    """A list, a course, a module, the plan, what changed; the last two in no list."""
    listed = {path: page.listed for path, page in site.pages.items() if path.startswith("courses/")}
    assert listed == {
        "courses/index.html": True,
        "courses/open/index.html": True,
        "courses/open/open/index.html": True,
        "courses/open/trainer/index.html": False,
        "courses/open/changes/index.html": False,
    }


def test_a_question_without_script(site: Site) -> None:
    """Options, the right ones, the reason, the statement with its mark, its works."""
    body = site.body("courses/open/open/index.html")
    question = re.search(r'<section class="co-question".*?</section>', body, re.DOTALL)
    assert question is not None
    text = question[0]
    assert 'data-co-question="open/open/resources" data-co-sort="one"' in text
    assert '<li data-co-option="right">Every resource</li>' in text
    assert "<strong>Right:</strong> Every resource" in text
    assert "IT is one of many." in text
    assert "All resources (" in text
    assert 'href="../../../cards/leadership/#all-resources"' in text
    assert 'id="ref-li2010"' in body


def test_taught_in(site: Site) -> None:
    """The card that is read, and the work that is cited, name the module."""
    link = '<a href="../../courses/open/open/">Open leadership</a>'
    assert f"<dt>Taught in</dt><dd>{link}" in site.body("cards/leadership/index.html")
    assert f"Taught in {link}." in site.body("references/li2010/index.html")


def test_changes(site: Site, templates: FactsEnvironment) -> None:
    """The page says which cards are as they were, and which are not."""
    assert "No card has changed." in site.body("courses/open/changes/index.html")
    files = {**ROLES, **files_of((EDITION, "00000000")), "references.bib": LI}
    body = site_of(files, Given(), templates).body("courses/open/changes/index.html")
    assert 'id="changed"' in body
    assert "Practise open leadership" in body


def test_linked_data(site: Site) -> None:
    head = site.pages["courses/open/index.html"].slots["head"]
    data = json.loads(re.findall(r"<script[^>]*>(.*?)</script>", head)[0])
    assert (data["@type"], data["timeRequired"]) == ("Course", "PT45M")
    assert data["teaches"] == ["Say what it makes possible."]
    (part,) = data["hasPart"]
    assert part["isBasedOn"] == ["https://example.org/play/cards/leadership/"]


def test_interface(site: Site) -> None:
    """What the file holds is what its schema says."""
    made = json.loads(str(site.assets["api/courses.json"]))
    jsonschema.validate(made, json.loads(str(site.assets["api/schema/courses.json"])))
    (reading,) = made["courses"][0]["modules"][0]["readings"]
    assert (reading["edition"], reading["seen"]) == (EDITION, EDITION)


def test_packs_are_offered_where_links_would_work(site: Site) -> None:
    packs = [path for path in site.assets if path.startswith("packs/")]
    assert "packs/open.mbz" in packs
    assert "packs/open-open.scorm.zip" in packs
    assert 'href="../../packs/open.imscc" download' in site.body("courses/open/index.html")


def _module(minutes: int, rest: int) -> Module:
    return Module("m", "M", SPAN, minutes, rest)


def test_plan_counts_breaks_between_modules() -> None:
    """A break follows its module, but not the last one."""
    plan = [*plan_of(WORDS, [_module(45, 10), _module(30, 15)])]
    found = [(slot.start, slot.minutes, slot.kind) for slot in plan if slot.kind != "part"]
    assert found == [(0, 45, "module"), (45, 10, "break"), (55, 30, "module")]


def test_packs_have_their_former_addresses_too(templates: FactsEnvironment) -> None:
    """A file cannot lead on: what stood at an id of before, of the course or a module, still does."""
    edits = (("{#open}", "{#open formerly=begin}"), ("review: 12 months", "review: 12 months\naliases: [opened]"))  # fmt: skip
    made = site_of({**ROLES, **files_of(*edits), "references.bib": LI}, Given(), templates).assets
    packs = {path: it for path, it in made.items() if path.startswith("packs/")}
    assert packs["packs/opened.mbz"] == packs["packs/open.mbz"]
    scorm = [path for path, it in packs.items() if it == packs["packs/open-open.scorm.zip"]]
    assert sorted(scorm) == [
        "packs/open-begin.scorm.zip",
        "packs/open-open.scorm.zip",
        "packs/opened-begin.scorm.zip",
        "packs/opened-open.scorm.zip",
    ]
