"""What CONTRIBUTING tells a newcomer to write works as it stands there."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
BLOCK = re.compile(
    r"`(?P<path>[\w/]+\.(?:py|html))`[^\n]*\n\n(?P<fence>`{3,})(?:python|html)\n(?P<code>.*?)\n(?P=fence)\n",
    re.DOTALL,
)
LINES: dict[str, list[tuple[str, str | re.Match[str] | None]]] = {  # what is added in one line, and behind what
    "generator/kinds.py": [
        ('    IMAGE = N_("image")\n', '    STORY = N_("story")\n'),
        ("KINDS: Mapping[Kind, Traits] = {\n", re.search(r"^    Kind\.STORY: .*\n", CONTRIBUTING, re.MULTILINE)),
    ],
    "generator/commands/__init__.py": [
        ("COMMANDS = {\n", re.search(r'"count": "[\w.:]+",', CONTRIBUTING)),
    ],
    "generator/rules/checks.py": [
        ("CHECKS: tuple[Check, ...] = (\n", "    exclaiming_title.check,\n"),
        ("from generator.rules.words import (\n", "    exclaiming_title,\n"),
    ],
}  # fmt: skip
STORY = """---
title: A {word}
summary: What happened when {word} was tried.
status: published
owner: cio
reviewed: 2026-11-22
review: 12 months
---
It went well [@li2010].
"""


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the generator with the three walk-throughs done, and a playbook to try."""
    root = tmp_path_factory.mktemp("changed")
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("generator", "templates"):
        shutil.copytree(ROOT / name, root / name, ignore=ignored)
    for found in BLOCK.finditer(CONTRIBUTING):
        new = not (root / found["path"]).exists()
        if new and not found["path"].startswith("tests/"):
            (root / found["path"]).write_text(found["code"] + "\n", encoding="utf-8")
    for path, edits in LINES.items():
        text = (root / path).read_text(encoding="utf-8")
        for behind, line in edits:
            assert line is not None, path
            added = line if isinstance(line, str) else line[0].strip() + "\n"
            assert behind in text, behind
            text = text.replace(behind, behind + added, 1)
        (root / path).write_text(text, encoding="utf-8")
    book = root / "book"
    shutil.copytree(ROOT / "tests/golden/_base", book)
    (book / "kb/stories").mkdir()
    (book / "kb/stories/pilot.md").write_text(STORY.format(word="pilot"), encoding="utf-8")
    card = next((book / "kb/cards").glob("*.md"))
    words = re.sub(
        r"^title: (.*)$", r"title: \\1!", card.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    card.write_text(words, encoding="utf-8")
    return root


def _run(root: Path, *words: str) -> str:
    command = [sys.executable, *words]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_the_rule_finds(changed: Path) -> None:
    """The rule runs, and has its page."""
    assert "warning[exclaiming-title]" in _run(changed, "-m", "generator", "check", "-C", "book")
    assert "Titles stand in lists" in _run(
        changed, "-m", "generator", "explain", "exclaiming-title"
    )


def test_the_command_counts(changed: Path) -> None:
    """The command is known, and does what it says."""
    cards = len(list((changed / "book/kb/cards").glob("*.md")))
    assert _run(changed, "-m", "generator", "count", "-C", "book").strip() == str(cards)


PAGES = """
from datetime import date
from pathlib import Path
from generator.pipeline import compile_playbook
from generator.project import open_project
project = open_project(Path("book"), date(2026, 12, 1))
result = compile_playbook(project.given, project.templates, project.style)
pages = {page.path: page for page in result.pages}
print(pages["stories/pilot/index.html"].slots["body"])
print(pages["stories/index.html"].slots["body"])
print("A pilot" in pages["a-z/index.html"].slots["body"])
print([finding.message for finding in result.findings if "stories" in finding.span.path])
print([str(use.sheet.kind) for use in result.playbook.citing["li2010"] if use.sheet.id == "pilot"])
"""


def test_the_kind_has_pages(changed: Path) -> None:
    """Its things are read, checked, cited from, listed from A to Z, and have pages."""
    told = _run(changed, "-c", PAGES)
    assert "<h1>A pilot</h1>" in told
    assert "Li, 2010</a>" in told
    assert '<a href="pilot/">A pilot</a>' in told
    assert told.splitlines()[-3:] == ["True", "[]", "['story']"]
