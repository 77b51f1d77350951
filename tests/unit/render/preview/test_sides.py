"""A preview makes the pages that may differ, and misses none that does."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.cache.memory import Memory
from generator.commands.upkeep.preview import side_of
from generator.findings.diagnostics import Text
from generator.model.site import Page
from generator.pipeline import compile_playbook, plan_playbook
from generator.project import Project, open_project
from generator.render import FILES
from generator.render.batches import Draft
from generator.render.preview.sides import differing
from tests.chance import TRIALS
from tests.every_kind import begin
from tests.remembering import without_pages_of_rules

DAY = date(2026, 12, 1)
CARD = "kb/cards/keep-it-small.md"
Files = dict[str, str]


@pytest.fixture(scope="module", autouse=True)
def _quick() -> Iterator[None]:
    """Leave the pages of rules out, which a preview leaves out too."""
    with without_pages_of_rules():
        yield


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a small playbook with something of every kind."""
    folder = tmp_path_factory.mktemp("sides")
    begin(folder, DAY)
    opened = open_project(folder, DAY)
    return replace(opened, given=replace(opened.given, drafts=True))


@pytest.fixture(scope="module")
def memory() -> Memory:
    """Return a memory that all share: each text is read once."""
    return Memory()


def first(files: Files, folder: str) -> str:
    """Return the path of the first sheet in *folder*."""
    return next(path for path in sorted(files) if path.startswith(folder) and path.endswith(".md"))


def put(path: str, change: Callable[[str], str]) -> Callable[[Files], None]:
    """Return what changes the text of the first file whose path begins with *path*."""

    def edit(files: Files) -> None:
        found = path if path in files else first(files, path)
        changed = change(files[found])
        assert changed != files[found]
        files[found] = changed

    return edit


def word(text: str) -> str:
    """Return *text* with another word in its body."""
    head, mark, body = text.partition("\n---\n")
    return head + mark + re.sub(r"(?<=[a-z]) (?=[a-z])", " very ", body, count=1)


def renamed(files: Files) -> None:
    """Give a card another name."""
    files["kb/cards/be-few.md"] = files.pop(CARD)


def copied(files: Files) -> None:
    """Write a card like another."""
    files["kb/cards/be-few.md"] = files[CARD].replace("title: ", "title: Or ", 1)


def gone(files: Files) -> None:
    """Remove a card."""
    del files[CARD]


EDITS: Mapping[str, Callable[[Files], None]] = {
    "nothing": lambda _: None,
    "a word of a card": put(CARD, word),
    "a word of a decision": put("kb/decisions/", word),
    "a word of a course": put("kb/courses/", word),
    "a word of a role": put("kb/roles/", word),
    "a word of a page": put("docs/about/how.md", lambda text: f"{text}\nMore.\n"),
    "a title": put(CARD, lambda text: text.replace("title: ", "title: Surely ", 1)),
    "a summary": put(CARD, lambda text: text.replace("summary: ", "summary: Yes. ", 1)),
    "an owner": put(CARD, lambda text: re.sub("(?m)^owner: .*$", "owner: cio", text)),
    "a draft": put(CARD, lambda text: text.replace("status: published", "status: draft", 1)),
    "a work": put("references.bib", lambda text: text.replace("1976", "1977", 1)),
    "a setting": put("mkdocs.yml", lambda text: text.replace("site_name: ", "site_name: The ", 1)),
    "line ends": put(CARD, lambda text: text.replace("\n", "\r\n")),
    "a space at an end": put(CARD, lambda text: f"{text}\n\n"),
    "a mistake": put(CARD, lambda text: text.replace("title: ", "titel: ", 1)),
    "another name": renamed,
    "a copy": copied,
    "a card that is gone": gone,
}


TRIED = [it for it in EDITS if TRIALS or it == "another name"]  # each compiles the whole


def bodies(project: Project) -> dict[str, str]:
    """Return the words of all pages, by path."""
    made = compile_playbook(project.given, project.templates, project.style, Memory())
    return {page.path: page.slots["body"] for page in made.pages}


@pytest.fixture(scope="module")
def old(project: Project) -> dict[str, str]:
    """Return the words of all pages before an edit."""
    return bodies(project)


@pytest.mark.parametrize("edit", TRIED)
def test_no_page_is_missed(
    project: Project, memory: Memory, old: Mapping[str, str], tmp_path: Path, edit: str
) -> None:
    """The pages that a preview compares are all whose words differ."""
    files = {path: text.content for path, text in project.given.files.items()}
    EDITS[edit](files)
    shutil.copytree(project.root, tmp_path, dirs_exist_ok=True)
    for path in project.given.files.keys() - files.keys():
        (tmp_path / path).unlink()
    for path, text in files.items():
        (tmp_path / path).write_text(text, encoding="utf-8", newline="")
    opened = open_project(tmp_path, DAY)
    changed = replace(opened, given=replace(opened.given, drafts=True))
    before, after = side_of(project, memory), side_of(changed, memory)
    new = bodies(changed)
    assert differing(before, after) == sorted(
        path for path in {**old, **new} if old.get(path, "") != new.get(path, "")
    )


def test_nothing_is_made_for_nothing(project: Project, memory: Memory) -> None:
    """Where nothing changed no page is made."""
    before, after = side_of(project, memory), side_of(project, memory)
    assert not differing(before, after)
    assert not [*before.made(), *after.made()]


def test_a_word_prints_few_pages(project: Project, memory: Memory) -> None:
    """Of what lists no words of a card nothing is made."""
    text = project.given.files[CARD].content
    files = {**project.given.files, CARD: Text(CARD, word(text))}
    changed = replace(project, given=replace(project.given, files=files))
    before, after = side_of(project, memory), side_of(changed, memory)
    differing(before, after)
    assert f"card {Path(CARD).stem}" in after.batches
    assert "cards/keep-it-small/index.html" in set(after.made())
    assert "cards/end-on-time/index.html" not in set(after.made())


def test_files_have_no_pages(project: Project, memory: Memory) -> None:
    """What is said to make files alone makes no page, and all else does: a preview makes no files."""
    plan = plan_playbook(project.given, project.templates, project.style, memory)
    for batch in plan.batches:
        pages = [it for it in batch.make() if isinstance(it, Draft | Page)]
        assert not (pages and batch.name in FILES), batch.name
    assert {batch.name for batch in plan.batches} >= FILES
