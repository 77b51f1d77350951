"""The form knows where the forge makes files, and offers what the playbook has."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.model.site import Settings
from generator.pipeline import compile_playbook
from generator.project import open_project
from generator.render.views.suggestions import paragraphs
from generator.render.views.write import Forge, forge_of

GOLDEN = Path(__file__).parents[2] / "golden" / "_base"
REPO = "https://forge.example/o/r"


@pytest.mark.parametrize(
    ("edit_uri", "expected"),
    [
        pytest.param("edit/main/", ("github", "main", ""), id="github"),
        pytest.param("edit/main/play/book/", ("github", "main", "play/book/"), id="in a folder"),
        pytest.param("-/edit/main/", ("gitlab", "main", ""), id="gitlab"),
        pytest.param("_edit/main/play/", ("gitea", "main", "play/"), id="gitea"),
        pytest.param("/edit/v1.2/", ("github", "v1.2", ""), id="a stroke before"),
        pytest.param("blob/main/", None, id="no editor"),
        pytest.param("", None, id="not set"),
        pytest.param("https://elsewhere.example/edit/main/", None, id="whole address"),
    ],
)
def test_forge(edit_uri: str, expected: tuple[str, str, str] | None) -> None:
    """The kind of forge, the branch and the folder are told by the address of its editor."""
    made = forge_of(Settings(repo_url=f"{REPO}/", edit_uri=edit_uri))
    if expected is None:
        assert made is None
        return
    kind, branch, folder = expected
    edit = f"{REPO}/{edit_uri.lstrip('/')}"
    assert made == Forge(kind, REPO, branch, folder, edit)


def test_no_repository() -> None:
    """Without the repository's address there is no forge to propose to."""
    assert forge_of(Settings(edit_uri="edit/main/")) is None


def made(**settings: Any) -> tuple[dict[str, Any], str]:
    """Return the facts of the form and the body of its page, with other *settings*."""
    project = open_project(GOLDEN, date(2026, 12, 1))
    given = replace(project.given, settings=replace(project.given.settings, **settings))
    result = compile_playbook(given, project.templates, project.style)
    assets = {it.path: it.content for it in result.assets}
    pages = {it.path: it.slots["body"] for it in result.pages}
    card = (GOLDEN / "kb/cards/goals-first.md").read_text(encoding="utf-8")
    assert assets["cards/goals-first/card.md"] == card
    return json.loads(assets["write/write.json"]), pages["write/index.html"]


def test_facts() -> None:
    """Roles, facets, works and cards can be chosen by what readers call them."""
    facts, page = made()
    assert facts["roles"] == [["cio", "Chief Information Officer"]]
    assert facts["cards"] == [["goals-first", "Begin with the goals"]]
    assert dict(facts["works"])["li2010"].startswith("Li (2010): ")
    assert (facts["forge"], facts["send"], facts["folder"]) == (None, "", "kb/cards/")
    assert "Give it to those who look after this playbook" in page


@pytest.mark.parametrize(
    ("suggest", "send", "link"),
    [
        ("mailto:a@example.org", "mailto:a@example.org", "mailto:a@example.org"),
        ("box:https://b.example/", "https://b.example", "https://b.example/propose"),
        ("https://forge.example/o/r", "", ""),
    ],
)
def test_sending(suggest: str, send: str, link: str) -> None:
    """The text goes where suggestions go, if that can take a text."""
    facts, page = made(suggest=suggest, repo_url=REPO, edit_uri="-/edit/main/")
    assert facts["send"] == send
    assert facts["forge"]["kind"] == "gitlab"
    assert f'href="{REPO}/-/new/main/kb/cards/"' in page
    assert (f'href="{link}"' in page) == bool(link)


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("one", ("one",)),
        ("one\ntwo\n\n\nthree ", ("one two", "three")),
        ("", ()),
    ],
)
def test_paragraphs(words: str, parts: tuple[str, ...]) -> None:
    assert paragraphs(words) == parts
