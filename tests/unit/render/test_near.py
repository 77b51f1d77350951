"""A compilation with a memory is a clean one, whatever field of whatever file was edited before.

All fields of all files are tried where PLAYBOOK_TRIALS is set; without it those of two cards and one
of each other kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.cache.memory import Memory, Packed
from generator.findings.diagnostics import Text
from generator.pipeline import Result
from generator.project import Project, open_project
from tests.chance import TRIALS
from tests.remembering import compiled, first, without_pages_of_rules

DAY = date(2026, 12, 1)
CARD = "kb/cards/keep-it-small.md"
OTHER = "kb/cards/name-the-purpose.md"

# What stands on pages by way of others: a card that names most things that a card can.
MORE = {
    "kb/cards/hear-all.md": """---
title: Hear all
summary: Ask those who are silent.
status: published
roles: [chair]
owner: chair
reviewed: 2026-11-22
review: 12 months
aliases: [hear-each]
synonyms: [listening]
related:
  supports:
    keep-it-small: Few are [heard](end-on-time.md) with ease.
changes:
  - date: 2026-11-22
    words: As [said](record-decisions.md).
---
## Guidance

- Ask [each](name-the-purpose.md#guidance) by name. <!-- basis: editorial --> <!-- id: ask -->
""",
}
FIELDS = {
    "title": "title: Another title",
    "summary": "summary: Another summary.",
    "status": "status: draft",
    "owner": "owner: '@somebody'",
    "reviewed": "reviewed: 2026-10-01",
    "review": "review: 6 months",
    "synonyms": "synonyms: [other words]",
    "aliases": "aliases: [a-former-name]",
}


@pytest.fixture(scope="module")
def project(root: Path) -> Project:
    """Return the sample, with a card that is near to others in each way."""
    opened = open_project(root / "generator/commands/sample/en", DAY)
    given = opened.given.files
    files = {
        path: Text(path, it.content.replace("$today", "2026-11-22")) for path, it in given.items()
    }
    files |= {path: Text(path, text) for path, text in MORE.items()}
    files |= {
        "kb/tensions.yml": Text(
            "kb/tensions.yml",
            "tensions:\n  - id: pull\n    title: Few or all\n"
            "    tension: Few are [quick](end-on-time.md), all know more.\n    advice: Choose.\n"
            "    between: [hear-all#ask, keep-it-small#size]\n",
        )
    }
    return replace(opened, given=replace(opened.given, files=dict(sorted(files.items()))))


@pytest.fixture(scope="module", autouse=True)
def _quick() -> Iterator[None]:
    """Leave the pages of rules out, which hang on no text."""
    with without_pages_of_rules():
        yield


@pytest.fixture(scope="module")
def remembered(project: Project) -> Mapping[str, Packed]:
    """Return what a first compilation remembers."""
    return first(project)


def edits(files: Mapping[str, Text]) -> Iterator[tuple[str, str, str | None]]:
    """Yield edits, each with a name, the path, and the new text: None for none."""
    for path, text in files.items():
        if path.endswith(".md") and path.startswith("kb/"):
            yield from ((f"{path} {name}", path, it) for name, it in of_sheet(text.content))
            yield f"{path} gone", path, None
        elif path.startswith("kb/") or path.endswith(".bib"):
            for at, line in enumerate(text.content.splitlines()):
                if re.search(r"(title|definition|tension|advice|author) *[:=]", line):
                    changed = re.sub(r"([:=] *[{\"']?)(\w)", r"\1Again \2", line, count=1)
                    yield f"{path} {at}", path, text.content.replace(line, changed, 1)
    yield "an address was published", "ids.lock", "cards/keep-it-small/\ncards/gone/\n"


def of_sheet(text: str) -> Iterator[tuple[str, str]]:
    """Yield the edits of the fields of a sheet, and of its words."""
    head, _, body = text.partition("\n---\n")
    for name, line in FIELDS.items():
        edited = re.sub(rf"\n{name}:[^\n]*", f"\n{line}", head)
        added = f"{head}\n{line}"
        yield name, f"{added if edited == head else edited}\n---\n{body}"
    link = "\n\nSee [this](end-on-time.md).\n"
    yield "link", f"{head}\n---\n{body}{link}"
    yield "heading", f"{head}\n---\n{body}\n## Another heading\n\nWords.\n"
    yield "words", f"{head}\n---\n" + re.sub(r"\. ", " indeed. ", body, count=1)
    yield "retired", re.sub(r"\nstatus:[^\n]*", "\nstatus: retired\nreason: So.", text)


def tried(name: str, path: str) -> bool:
    """Tell whether an edit is tried without the switch."""
    few = (
        CARD,
        "kb/cards/hear-all.md",
        "kb/tensions.yml",
        "kb/glossary.yml",
        "references.bib",
        "ids.lock",
    )
    fields = (" title", " status", " words", " link", " retired", " gone", " aliases", " heading")
    return TRIALS or (
        path in few and (path.endswith((".yml", ".bib", ".lock")) or name.endswith(fields))
    )


@pytest.mark.slow
def test_each_edit_gives_what_a_clean_compilation_gives(
    project: Project, remembered: Mapping[str, Packed]
) -> None:
    """Every page and file, and every finding: nothing of before the edit is left.

    Also where one program lasts, edited again and again and put back in between.
    """
    number, lasting = 0, Memory()
    before = compiled(project, lasting)
    for name, path, text in edits(project.given.files):
        if not tried(name, path):
            continue
        files = {key: it for key, it in project.given.files.items() if key != path}
        if text is not None:
            files[path] = Text(path, text)
        given = replace(project.given, files=dict(sorted(files.items())))
        after = replace(project, given=given)
        made, clean = compiled(after, Memory(remembered)), compiled(after)
        assert digests(made) == digests(clean), name
        assert made.findings == clean.findings, name
        again = compiled(after, lasting)
        assert digests(again) == digests(clean), name
        assert again.findings == clean.findings, name
        lasting.forget_unasked()
        back = compiled(project, lasting)
        assert digests(back) == digests(before), name
        assert back.findings == before.findings, name
        number += 1
    assert number > 15


def test_a_title_makes_the_pages_near_it(
    project: Project, remembered: Mapping[str, Packed]
) -> None:
    """Of cards and works only those whose pages show it are made anew."""
    text = project.given.files[OTHER].content
    said = re.sub(r"title: .*", "title: Another one", text, count=1)
    files = {**project.given.files, OTHER: Text(OTHER, said)}
    memory = Memory(remembered)
    compiled(replace(project, given=replace(project.given, files=files)), memory)
    cards = {
        name.removeprefix("made card ")
        for name, it in memory.packing()
        if name.startswith("made card ") and it != remembered[name]
    }
    assert "name-the-purpose" in cards
    assert "hear-all" in cards
    every = {name for name in remembered if name.startswith("made card ")}
    assert len(cards) < len(every)


def digests(result: Result) -> dict[str, str]:
    """Return what each output is known by."""
    return {it.path: it.digest for it in result.outputs}
