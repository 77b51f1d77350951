"""The table of forms in docs/authors/citations.md shows what the generator makes of them."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from generator.cache.memory import Memory
from generator.findings.diagnostics import Text
from generator.model.site import Settings
from generator.pipeline import Input, compile_playbook
from generator.project import Project, open_project
from tests.remembering import without_pages_of_rules

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/authors/citations.md"
ROW = re.compile(r"^\| `(?P<written>[^`|]*@[^`|]*)` \| (?P<seen>[^`|]*[^`| ]) \|$", re.MULTILINE)
EXAMPLES = [(it["written"], it["seen"]) for it in ROW.finditer(PAGE.read_text(encoding="utf-8"))]


def test_there_are_examples() -> None:
    """The page has the forms that a card may need."""
    assert len(EXAMPLES) >= 12


@pytest.mark.parametrize(("written", "seen"), EXAMPLES, ids=[it[0] for it in EXAMPLES])
def test_example(written: str, seen: str) -> None:
    """A citation written as the page has it prints as the page says."""
    assert _printed(written) == seen


MEMORY = Memory()  # of all but the page


@cache
def _project() -> Project:
    return open_project(ROOT, date(2026, 12, 1))


def _printed(written: str) -> str:
    project = _project()
    files = {
        "docs/page.md": Text("docs/page.md", f"---\ntitle: Page\n---\n{written}\n"),
        "references.bib": project.given.files["references.bib"],
    }
    given = Input(files, Settings(), date(2026, 12, 1))
    with without_pages_of_rules():
        made = compile_playbook(given, project.templates, project.style, MEMORY)
    (page,) = (it for it in made.outputs if it.path == "page/index.html")
    found = re.search(r"<p>(.*?)</p>", page.page().slots["body"], re.DOTALL)
    assert found is not None
    return unescape(re.sub(r"<[^>]+>", "", found[1])).strip()
