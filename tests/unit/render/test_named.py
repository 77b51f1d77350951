"""An edit of a work, or of a value of the vocabulary, makes the pages anew that name it.

All manners of style are tried where PLAYBOOK_TRIALS is set, else the one that comes with us.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator import render
from generator.cache.memory import Memory, Packed
from generator.findings.diagnostics import Text
from generator.pipeline import Result
from generator.project import Project, open_project
from generator.read.citation_style import StyleChoice, read_style
from tests.chance import TRIALS
from tests.remembering import compiled, first
from tests.unit.render.note_style import STYLE as NOTES
from tests.unit.render.note_style import UNLISTED

DAY = date(2026, 12, 1)
BIB, VOCABULARY, CARD = "references.bib", "kb/vocabulary.yml", "kb/cards/quoting.md"
WORKS = """@book{one2010, author = {Li, Anna}, title = {One}, date = {2010}, publisher = {P}}

@book{two2010, author = {Wu, Anna}, title = {Two}, date = {2010}, note = {So}}

@article{three2011, author = {Ek, Bo}, title = {Three}, date = {2011}, journaltitle = {J}}
"""
VALUES = """facets:
  - id: topic
    key: topics
    title: Topic
    plural: Topics
    values:
      - id: some
        title: Some
        description: Of [one](cards/keep-it-small.md).
      - id: other
        title: Other
        synonyms: [else]
"""
CARDS = {
    CARD: """---
title: Quoting
summary: It cites.
status: published
topics: [some]
owner: chair
reviewed: 2026-11-22
review: 12 months
---
## Guidance

- As [@one2010, p. 3; @three2011] say of [others](../vocabulary.yml#topics-other). <!-- id: said -->
""",
    "kb/cards/leading.md": """---
title: Leading
summary: It leads.
status: published
topics: [other]
owner: chair
reviewed: 2026-11-22
review: 12 months
---
## Guidance

- See [it](quoting.md#said), says @two2010. <!-- id: led -->
""",
    VOCABULARY: VALUES,
}
# How each is edited: what is replaced, by what.
EDITS = {
    "title": (BIB, r"\{One\}", "{Once}"),
    "author that is to be told apart": (BIB, "Wu, Anna", "Li, Anna"),
    "first name": (BIB, "Wu, Anna", "Li, Bea"),
    "year": (BIB, r"\{2011\}", "{2010}"),
    "field that is seldom printed": (BIB, "publisher = .P.", "doi = {10.1000/1}"),
    "note": (BIB, r"\{So\}", "{stub: Not whole}"),
    "kind": (BIB, "@article", "@thesis"),
    "language": (BIB, r"title = \{Two\}", "title = {Zwei}, langid = {german}"),
    "key": (BIB, "two2010,", "to2010,"),
    "order": (BIB, r"(?s)(@book\{one.*?)(@book\{two.*?)(@art)", r"\2\1\3"),
    "work gone": (BIB, r"(?s)@article.*", ""),
    "new work": (BIB, r"\Z", "@book{zz, author = {Li, Cid}, title = {Zz}, date = {2010}}\n"),
    "title of a value": (VOCABULARY, "title: Some", "title: Several"),
    "title of a facet": (VOCABULARY, "title: Topic", "title: Theme"),
    "description": (VOCABULARY, "Of ", "All of "),
    "citation in a description": (VOCABULARY, "Of ", "So say [@two2010] of "),
    "link in a description": (VOCABULARY, "keep-it-small", "quoting"),
    "synonyms": (VOCABULARY, "else", "besides"),
    "id of a value": (VOCABULARY, "id: other", "id: others"),
    "value gone": (VOCABULARY, r"(?s)      - id: other.*", ""),
    "order of values": (VOCABULARY, r"(?s)(      - id: some.*?)(      - id: other.*)", r"\2\1"),
    "key of a facet": (VOCABULARY, "key: topics", "key: themes"),
}


@pytest.fixture(scope="module", autouse=True)
def _few() -> Iterator[None]:
    """Make the cards and the works only: all else hangs on all that the lists say."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(render, "MAKERS", {})
        yield


@pytest.fixture(
    scope="module", params=["apa", *(["numbers", "labels", "notes", "unlisted"] * TRIALS)]
)
def project(
    root: Path, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Project:
    """Return the sample with works and values of its own, in a style of each manner."""
    opened = open_project(root / "generator/commands/sample/en", DAY)
    files = {
        path: Text(path, it.content.replace("$today", "2026-11-22"))
        for path, it in opened.given.files.items()
    }
    files |= {path: Text(path, text) for path, text in CARDS.items()}
    files[BIB] = Text(BIB, files[BIB].content + "\n" + WORKS)
    given = replace(opened.given, files=dict(sorted(files.items())))
    style = opened.style
    if request.param != "apa":
        written = {"notes": NOTES, "unlisted": UNLISTED}.get(request.param)
        path = root / f"tests/unit/csl/styles/{request.param}.csl"
        (folder := tmp_path_factory.mktemp("styled")).joinpath("style.csl").write_text(
            written or path.read_text(encoding="utf-8"), encoding="utf-8"
        )
        style, wrong = read_style(folder, StyleChoice("style.csl"))
        assert not wrong
    return replace(opened, given=given, style=style)


@pytest.fixture(scope="module")
def remembered(project: Project) -> Mapping[str, Packed]:
    """Return what a first compilation remembers."""
    return first(project)


def edited(project: Project, name: str) -> Project:
    """Return *project* after the edit *name*."""
    path, old, new = EDITS[name]
    before = project.given.files[path].content
    after = re.sub(old, new, before, count=1)
    assert after != before, name
    files = {**project.given.files, path: Text(path, after)}
    return replace(project, given=replace(project.given, files=files))


def test_each_edit_of_a_list_gives_what_a_clean_compilation_gives(
    project: Project, remembered: Mapping[str, Packed]
) -> None:
    """Works, and values of the vocabulary, in a style of each manner."""
    for name in EDITS:
        after = edited(project, name)
        made, clean = compiled(after, Memory(remembered)), compiled(after)
        assert said(made) == said(clean), name
        assert made.findings == clean.findings, name


@pytest.mark.parametrize(
    ("name", "seen", "unseen"),
    [
        ("title", {"card quoting", "card leading", "reference one2010"}, {"card keep-it-small"}),
        ("title of a value", {"card quoting"}, {"card keep-it-small"}),
    ],
)
def test_what_names_it_not_is_not_made(
    project: Project,
    remembered: Mapping[str, Packed],
    name: str,
    seen: set[str],
    unseen: set[str],
) -> None:
    """A card that neither names it nor is near to one that does stays as it is."""
    memory = Memory(remembered)
    compiled(edited(project, name), memory)
    packed = dict(memory.packing())
    anew = {it for it in remembered if packed.get(it) != remembered[it]}
    assert {f"made {it}" for it in seen} <= anew
    assert anew.isdisjoint(f"made {it}" for it in unseen)


def said(result: Result) -> dict[str, str]:
    """Return what each output is known by."""
    return {it.path: it.digest for it in result.outputs}
