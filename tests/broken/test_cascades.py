"""One fault is told once: what could not be read because of it causes no further findings.

A small playbook in which everything names everything else is broken in one place of one file. No
finding may be about what hangs on that file: not there, and not in another one.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.findings.diagnostics import Severity
from generator.pipeline import check_playbook
from generator.project import open_project

BASE = Path(__file__).parents[1] / "golden" / "_base"
CARD = (BASE / "kb/cards/goals-first.md").read_text(encoding="utf-8")
DECISION = (BASE.parent / "decision--sound/kb/decisions/what-now.md").read_text(encoding="utf-8")
COURSE = """---
title: Goals
summary: What goals are for.
owner: cio
reviewed: 2026-11-22
review: 14 months
---
For all.

## The goal {#goal}

Minutes: 45
Aim: Say what a goal does.

### Read
- [Begin with the goals](../cards/goals-first.md#goals): what for <!-- seen: 2026-11-22 00000000 -->

### Discuss
- Which goal is yours?
"""
LINKS = (
    "[a](goals-first.md#goals) [b](../decisions/what-now.md#goal) [c](../courses/aims.md#goal) "
    "[d](../glossary.yml#goal) [e](../tensions.yml#pull) [f](../roles/cio.md)\n"
)
OTHER = (
    CARD.replace("Begin with the goals", "Another card")
    .replace("id: goals", "id: other")
    .replace("12 months\n", "13 months\nrelated:\n  supports:\n    goals-first: It does.\n")
    + f"\n## In practice\n\n{LINKS}"
)
GLOSSARY = """terms:
  - id: goal
    term: Goal
    definition: What a project is for [@li2010].
    basis: cited
    cards: [goals-first]
"""
TENSIONS = """tensions:
  - id: pull
    title: One pulls
    between: [goals-first#goals, other#other]
    tension: They pull.
    advice: Let go.
"""
FILES = {
    "kb/cards/goals-first.md": CARD,
    "kb/cards/other.md": OTHER,
    "kb/courses/aims.md": COURSE,
    "kb/decisions/what-now.md": DECISION,
    "kb/glossary.yml": GLOSSARY,
    "kb/roles/cio.md": (BASE / "kb/roles/cio.md").read_text(encoding="utf-8"),
    "kb/tensions.yml": TENSIONS,
    "kb/vocabulary.yml": (BASE / "kb/vocabulary.yml").read_text(encoding="utf-8"),
    "references.bib": (BASE / "references.bib").read_text(encoding="utf-8"),
    "mkdocs.yml": "site_name: Small\nplugins:\n  - playbook\n",
}
SHEETS = [it for it in FILES if it.endswith(".md")]
LISTS = [it for it in FILES if it.startswith("kb/") and it.endswith(".yml")]
PARTS = {  # where the larger part of a sheet begins
    "kb/cards/goals-first.md": "## Guidance",
    "kb/courses/aims.md": "### Read",
    "kb/decisions/what-now.md": "# Outcomes",
}
# Of the course too: its pin names no edition that there is.
EXPECTED = {"changed-since-seen"}


def told(tmp_path: Path, path: str, content: bytes | None) -> list[tuple[str, str]]:
    """Return path and rule of what is found with *content* in *path*."""
    root = tmp_path / "project"
    shutil.copytree(BASE, root)
    for name, text in FILES.items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    if content is None:
        (root / path).unlink()
    else:
        (root / path).write_bytes(content)
    _, findings = check_playbook(open_project(root, date(2026, 12, 1)).given)
    lost = [it for it in findings if it.rule == "lost-words"]
    assert all(it.severity is Severity.ERROR for it in lost) or path.startswith("kb/cards")
    return [(it.span.path, it.rule) for it in findings if it.rule not in EXPECTED]


def test_sound(tmp_path: Path) -> None:
    """Nothing is wrong with the files as they are."""
    assert told(tmp_path, "mkdocs.yml", FILES["mkdocs.yml"].encode()) == []


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize(
    ("rule", "broken"),
    [
        pytest.param("bad-encoding", lambda it: it + b"# caf\xe9\n", id="Latin-1"),
        pytest.param("bad-encoding", lambda it: it.decode().encode("utf-16"), id="UTF-16"),
        pytest.param(
            "forbidden-character", lambda it: it[:25] + b"\x07" + it[25:], id="control character"
        ),
        pytest.param("over-limit", lambda it: it + b"#" * 70_000 + b"\n", id="a line too long"),
        pytest.param(
            "conflict-marker",
            lambda it: b"<<<<<<< HEAD\n%b=======\n%b>>>>>>> other\n" % (it, it.replace(b"oal", b"oaL")),
            id="marks of git",
        ),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read(
    tmp_path: Path, path: str, rule: str, broken: Callable[[bytes], bytes]
) -> None:
    assert told(tmp_path, path, broken(FILES[path].encode())) == [(path, rule)]


@pytest.mark.parametrize("path", SHEETS)
@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        pytest.param("yaml-feature", "---\n", "---\n%YAML 1.2\n", id="a directive"),
        pytest.param("yaml-feature", "summary:", "...\nsummary:", id="the end of a document"),
        pytest.param("yaml-syntax", "summary:", "\tsummary:", id="a tab"),
        pytest.param("yaml-syntax", "summary: ", 'summary: "', id="an open quote"),
        pytest.param("yaml-syntax", "summary:", "summary", id="no colon"),
        pytest.param("unclosed-front-matter", "\n---\n", "\n", id="no end"),
    ],
)
def test_front_matter_that_cannot_be_read(
    tmp_path: Path, path: str, rule: str, old: str, new: str
) -> None:
    content = FILES[path].replace(old, new, 1)
    assert told(tmp_path, path, content.encode()) == [(path, rule)]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize(
    ("rule", "line", "new"),
    [
        pytest.param("yaml-feature", 0, "%YAML 1.2", id="a directive"),
        pytest.param("yaml-feature", 1, "...", id="the end of a document"),
        pytest.param("yaml-syntax", 1, "\t# x", id="a tab"),
        pytest.param("yaml-syntax", 1, "words", id="a line without a colon"),
    ],
)
def test_a_list_that_cannot_be_read(
    tmp_path: Path, path: str, rule: str, line: int, new: str
) -> None:
    lines = FILES[path].splitlines()
    content = "\n".join([*lines[:line], new, *lines[line:]]) + "\n"
    found = told(tmp_path, path, content.encode())
    assert found in ([(path, rule)], []) if new == "\t# x" else found == [(path, rule)]


@pytest.mark.parametrize("path", PARTS)
@pytest.mark.parametrize("sign", ["```", "~~~", "<!-- later"])
def test_what_is_never_closed(tmp_path: Path, path: str, sign: str) -> None:
    """All below it is swallowed: it is told, and not what is missing for it."""
    before, behind = FILES[path].split(PARTS[path], 1)
    behind = behind.replace(" -->", "").replace("<!-- ", "")
    content = f"{before}{sign}\n{PARTS[path]}{behind}"
    assert told(tmp_path, path, content.encode()) == [(path, "lost-words")]


@pytest.mark.parametrize("line", ["site_name: [", "a: b: c", "\tx: y", "site_name: 'x"])
def test_settings_that_cannot_be_read(tmp_path: Path, line: str) -> None:
    content = FILES["mkdocs.yml"] + f"{line}\n"
    assert told(tmp_path, "mkdocs.yml", content.encode()) == [("mkdocs.yml", "yaml-syntax")]
