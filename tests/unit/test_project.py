"""A project is opened with its own templates before those of the generator."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from jinja2 import DictLoader

from generator.cache.memory import Memory
from generator.pipeline import compile_playbook
from generator.project import Project, open_project, own_templates, own_theme
from generator.render.environment import (
    FactsEnvironment,
    OwnEnvironment,
    environment_of,
    remembering,
)
from generator.render.limits import LimitedEnvironment, TemplateFaultError
from generator.words.words import WORDS

BASE = Path(__file__).parents[1] / "golden/_base"


@pytest.mark.parametrize("folder", [None, "templates/pages", "templates/theme"])
def test_theme(folder: str | None, tmp_path: Path) -> None:
    """The theme is ours, but for the files that the project has of its own."""
    root = tmp_path / "playbook"
    shutil.copytree(BASE, root)
    if folder:
        (root / folder).mkdir(parents=True)
        (root / folder / "main.html").write_text("theirs", "utf-8")
    theirs = {"main.html": b"theirs"} if folder == "templates/theme" else {}
    assert open_project(root, date(2026, 12, 1)).place.theme == own_theme() | theirs


def test_what_is_the_same_is_the_very_same(tmp_path: Path) -> None:
    """A program that opens a project again decodes only what was edited: its texts and findings."""
    root = tmp_path / "playbook"
    shutil.copytree(BASE, root)
    (root / "kb/cards/odd.md").write_bytes("Sign \u0007.\n".encode())
    (root / "kb/cards/no-text.md").write_bytes(b"\xff")
    memory = Memory()
    first = open_project(root, date(2026, 12, 1), memory=memory).given
    again = open_project(root, date(2026, 12, 1), memory=memory).given
    assert again == first
    assert first.findings
    assert "kb/cards/no-text.md" in again.unread
    assert all(again.files[path] is first.files[path] for path in first.files if path[:3] == "kb/")
    (root / "kb/cards/odd.md").write_text("Other.\n", encoding="utf-8")
    edited = open_project(root, date(2026, 12, 1), memory=memory).given
    assert edited.files["kb/cards/odd.md"].content == "Other.\n"
    assert edited == open_project(root, date(2026, 12, 1)).given


CARD = "pages/card.html"


def given_templates(root: Path, texts: dict[str, str]) -> Project:
    """Return the base playbook, opened at *root* with templates of its own."""
    shutil.copytree(BASE, root)
    for path, text in texts.items():
        (root / "templates" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "templates" / path).write_text(text, "utf-8")
    return open_project(root, date(2026, 12, 1))


@pytest.mark.parametrize(
    ("texts", "limited"),
    [
        pytest.param({}, False, id="none of its own"),
        pytest.param({CARD: (own_templates() / CARD).read_text("utf-8")}, False, id="the same"),
        pytest.param({CARD: (own_templates() / CARD).read_text("utf-8") + " "}, True, id="another"),
        pytest.param({"pages/mine.html": "x"}, True, id="one more"),
        pytest.param({"theme/main.html": "x"}, False, id="of the theme, which has a cage"),
    ],
)
def test_who_runs_in_the_sandbox(texts: dict[str, str], limited: bool, tmp_path: Path) -> None:
    """Templates are believed where each says what one says that comes with the generator."""
    project = given_templates(tmp_path / "playbook", texts)
    assert isinstance(project.templates, LimitedEnvironment) is limited


def test_both_print_the_same(tmp_path: Path) -> None:
    """The sandbox changes no byte, and neither runs what was compiled for the other."""
    memory = Memory()
    ours = given_templates(tmp_path / "ours", {})
    theirs = given_templates(tmp_path / "theirs", {"pages/mine.html": "x"})
    made = [
        compile_playbook(it.given, it.templates, it.style, memory).pages
        for it in (ours, theirs, ours)
    ]
    assert made[0] == made[1] == made[2]


def test_what_was_compiled_without_limits_is_not_run_with_them() -> None:
    """A template of the same text counts its steps where one stands beside that is not ours."""
    kept: dict[str, bytes] = {}
    source = "{% for i in range(9999) %}{% for j in range(999) %}{% endfor %}{% endfor %}"
    loader = DictLoader({"a": source})
    for kind in (OwnEnvironment, FactsEnvironment, OwnEnvironment):
        remembering(environment_of(kind, loader, WORDS), kept).get_template("a")
    limited = remembering(environment_of(FactsEnvironment, loader, WORDS), kept)
    with pytest.raises(TemplateFaultError, match="steps"):
        limited.get_template("a").render()
