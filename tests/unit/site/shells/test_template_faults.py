"""A project's own templates are held against Jinja, and against those that come with the generator."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from generator.cache.memory import Memory
from generator.project import open_project

DAY = date(2026, 12, 1)
LISTS = '{% from "pages/parts/lists.html" import '


@pytest.fixture
def project(tmp_path: Path, root: Path) -> Path:
    """Return a small playbook with a folder for templates."""
    shutil.copytree(root / "tests/golden/_base", tmp_path / "book")
    (tmp_path / "book/templates/pages").mkdir(parents=True)
    (tmp_path / "book/templates/theme").mkdir(parents=True)
    return tmp_path / "book"


def found(project: Path, path: str, text: str) -> list[tuple[int, int, str]]:
    """Return line, column and message of what is wrong with the template at *path*."""
    (project / "templates" / path).write_text(text, encoding="utf-8")
    findings = open_project(project, DAY).given.findings
    broken = [it for it in findings if it.rule == "broken-template"]
    assert all(it.help and it.span.path == f"templates/{path}" for it in broken)
    return [(it.span.line, it.span.column, it.message) for it in broken]


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a\n{{ it.title | upcase }}", 2, 1, "Jinja cannot read it: `No filter named 'upcase'.`"),
        ("{{ it is tall }}", 1, 1, "Jinja cannot read it: `No test named 'tall'.`"),
        ("{{ (1 }}", 1, 1, "Jinja cannot read it: `unexpected '}', expected ')'`"),
        ("{% fo x in it %}", 1, 1, "Jinja cannot read it: `Encountered unknown tag 'fo'.`"),
        ("{{ " + "(" * 2000 + "1" + ")" * 2000 + " }}", 1, 1, "Jinja cannot read it: `it nests too deeply`"),
        ("{{ 1 }}\n{{ titel }}", 2, 4, "nothing is called `titel` here"),
        ("{% macro a(b) %}{{ b }}{{ cee }}{% endmacro %}", 1, 27, "nothing is called `cee` here"),
        (LISTS + "dai %}", 1, 41, "`pages/parts/lists.html` has no macro `dai`"),
        (LISTS + "day,\n  lnk as l %}", 2, 3, "`pages/parts/lists.html` has no macro `lnk`"),
        ('\n{% include "pages/x.html" %}', 2, 13, "there is no template `pages/x.html`"),
        ('{% extends "pages/x.html" %}', 1, 13, "there is no template `pages/x.html`"),
        ('{% import "pages/x.html" as x %}', 1, 12, "there is no template `pages/x.html`"),
    ],
)  # fmt: skip
def test_a_fault(project: Path, text: str, line: int, column: int, message: str) -> None:
    """Each has its place, as near as Jinja knows it."""
    assert found(project, "pages/card.html", text) == [(line, column, message)]


@pytest.mark.parametrize(
    "text",
    [
        LISTS + 'day, link as l %}{{ l(it) }}{{ day(it) }}{{ _("a") }}{{ ngettext("a", "b", 2) }}',
        "{% set a %}x{% endset %}{% for b in it.cards %}{{ loop.index }}{{ a }}{{ b }}{% endfor %}",
        "{% if it.cards %}{% set a = 1 %}{% endif %}{{ a }}{{ namespace() }}{{ range(3) }}",
        '{% include "pages/none.html" ignore missing %}',
        "{% include it.name %}{% raw %}{{ x | y }}{% endraw %}{# {{ z }} #}",
        '{{ it.title | in_html }}{% import "pages/card.html" as me %}',
    ],
)
def test_a_sound_one(project: Path, text: str) -> None:
    assert found(project, "pages/card.html", text) == []


def test_parts_of_its_own(project: Path) -> None:
    """What a template imports from another one of the project is looked for there."""
    part = "{% macro one() %}{% macro inner() %}{% endmacro %}{% endmacro %}{% set two = 2 %}"
    assert found(project, "pages/own.html", part) == []
    text = '{% from "pages/own.html" import one, two, inner %}{{ one() }}'
    assert found(project, "pages/card.html", text) == [
        (1, 43, "`pages/own.html` has no macro `inner`")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% extends 'base.html' %}{{ 'a' | url }}{{ config.site_name }}", []),
        ("{% extends 'bse.html' %}", [(1, 13, "there is no template `bse.html`")]),
        ("{{ x | urll }}", [(1, 1, "Jinja cannot read it: `No filter named 'urll'.`")]),
    ],
)
def test_the_theme(project: Path, text: str, expected: list[tuple[int, int, str]]) -> None:
    """An override of the theme has what MkDocs and Material give."""
    assert found(project, "theme/main.html", text) == expected


def test_ours_are_sound(project: Path, root: Path) -> None:
    """Who copies all templates to change one word is told nothing."""
    shutil.copytree(root / "templates", project / "templates", dirs_exist_ok=True)
    findings = open_project(project, DAY).given.findings
    assert [it for it in findings if it.rule == "broken-template"] == []


def test_copies_of_ours_are_not_looked_into(
    project: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are as sound as ours; with one that differs all are, once for each memory."""
    looked: list[int] = []

    def look(own: Mapping[str, str], _: Mapping[str, str]) -> tuple[()]:
        looked.append(len(own))
        return ()

    monkeypatch.setattr("generator.project.template_faults", look)
    shutil.copytree(root / "templates", project / "templates", dirs_exist_ok=True)
    open_project(project, DAY)
    assert looked == []
    card = project / "templates/pages/card.html"
    card.write_text(card.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    memory = Memory()
    for _ in range(2):
        open_project(project, DAY, memory=memory)
    assert len(looked) == 1
    assert looked[0] > 80
