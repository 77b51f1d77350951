"""Hold a compilation with a memory against one without, after edits of every kind.

Every sheet of a small playbook with something of every kind is edited, and three of ours; all of
ours where PLAYBOOK_TRIALS is set.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.cache.memory import Memory, Packed
from generator.findings.diagnostics import Text
from generator.project import Project, open_project
from generator.render import desk as edition
from generator.render.outputs import Output
from tests.chance import TRIALS
from tests.every_kind import begin
from tests.remembering import compiled, first, without_pages_of_rules

pytestmark = pytest.mark.site

DAY = date(2026, 3, 2)


# What the small playbook has not: a source document, and a card that names a statement of it.
SOURCE = """title: On meetings
description: What was said of them.
statements:
  - id: A1
    cites: [jay1976]
    basis: cited
    facts:
      a: "A meeting is small"
"""


@pytest.fixture(scope="module", autouse=True)
def _quick() -> Iterator[None]:
    """Leave the pages of rules out, which hang on no text."""
    with without_pages_of_rules():
        yield


@pytest.fixture(scope="module")
def project(root: Path) -> Project:
    """Return the real playbook."""
    return open_project(root, DAY)


@pytest.fixture(scope="module")
def remembered(project: Project) -> Mapping[str, Packed]:
    """Return what a first compilation remembers, as the next run gets it."""
    return first(project)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a small playbook with something of every kind."""
    folder = tmp_path_factory.mktemp("small")
    begin(folder, DAY)
    (folder / "kb/sources").mkdir()
    (folder / "kb/sources/talks.yml").write_text(SOURCE, encoding="utf-8")
    card = folder / "kb/cards/keep-it-small.md"
    text = card.read_text(encoding="utf-8")
    assert "<!-- id: size -->" in text
    text = text.replace("<!-- id: size -->", "<!-- id: size; from: A1 -->")
    card.write_text(text, encoding="utf-8")
    return open_project(folder, DAY)


@pytest.fixture(scope="module")
def small_remembered(small: Project) -> Mapping[str, Packed]:
    """Return what a first compilation of it remembers."""
    return first(small)


def edited(project: Project, path: str, edit: Callable[[str], str]) -> Project:
    """Return *project* with the file at *path* edited."""
    files = dict(project.given.files)
    files[path] = Text(path, edit(files[path].content))
    return replace(project, given=replace(project.given, files=files))


def anew(remembered: Mapping[str, Packed]) -> Memory:
    """Return a memory of what was read and cited, and of no page."""
    return Memory({name: it for name, it in remembered.items() if not name.startswith("made ")})


def contents(outputs: tuple[Output, ...]) -> Mapping[str, object]:
    """Return what each output is known by."""
    return {it.path: (it.section, it.listed, it.digest) for it in outputs}


def words_of(text: str) -> Iterator[int]:
    """Yield the offsets before each full stop of the body of a sheet."""
    body = text.find("\n---\n") + 1
    yield from (at for at in range(body, len(text)) if text.startswith((".\n", ". "), at))


def add_words(text: str) -> str:
    """Return the text with more words in every sentence."""
    for at in sorted(words_of(text), reverse=True):
        text = f"{text[:at]} with some more words{text[at:]}"
    return text


def sheets(project: Project) -> list[str]:
    """Return the paths of all sheets of kb/, and of some pages of docs/."""
    files = project.given.files
    return sorted(it for it in files if re.fullmatch(r"kb/\w+/[^/]+\.md|docs/\w+/\w+\.md", it))


def test_an_edit_of_words_makes_every_page_that_shows_them(
    small: Project, small_remembered: Mapping[str, Packed]
) -> None:
    """With other words all through a sheet, pages that the memory leaves as they were show none."""
    assert len(sheets(small)) > 15
    changed = every_page_is_made(small, small_remembered, sheets(small))
    assert [it for it, pages in changed.items() if not pages] == [
        "kb/cards/end-on-time.md"
    ]  # a draft


def test_so_does_one_of_ours(project: Project, remembered: Mapping[str, Packed]) -> None:
    """The same of the real playbook: of a card, a decision and a course, or of all."""
    some = ("kb/cards/open-leadership.md", "kb/decisions/who-leads.md", "kb/courses/roles.md")
    every_page_is_made(project, remembered, sheets(project) if TRIALS else some)


def every_page_is_made(
    project: Project, remembered: Mapping[str, Packed], paths: Iterable[str]
) -> Mapping[str, AbstractSet[str]]:
    """Return the pages that change with each of the sheets *paths*, and see that no other shows its words.

    A compilation for each sheet says which pages change. That no other would, clean compilations
    show for many sheets at once: with other words in all of a set of them, a page that changes for
    none of the set is as it was.
    """
    before = contents(compiled(project, Memory(remembered)).outputs)
    changed = {it: changed_by(project, [it], Memory(remembered), before) for it in paths}
    leading = {page: {it for it in changed if page in changed[it]} for page in before}
    left = {page: changed.keys() - its for page, its in leading.items()}
    for together in sets_of(left):
        clean = changed_by(project, together, anew(remembered), before)
        for page in [it for it in left if not leading[it] & together]:
            assert page not in clean, f"{page} shows words of one of {sorted(together)}"
            left[page] = left[page] - together
    assert {page: its for page, its in left.items() if its} == {}
    return changed


def changed_by(
    project: Project, paths: Iterable[str], memory: Memory, before: Mapping[str, object]
) -> set[str]:
    """Return the pages that are not as *before* once there are more words in the sheets *paths*."""
    for path in paths:
        project = edited(project, path, add_words)
    after = contents(compiled(project, memory).outputs)
    assert after.keys() == before.keys()
    return {page for page, content in after.items() if content != before[page]}


def sets_of(left: Mapping[str, AbstractSet[str]]) -> Iterator[frozenset[str]]:
    """Yield sets of sheets so that each page's own, *left* at the time, are the union of some.

    First by the digits of the sheets' numbers: that is all for pages that change for one sheet.
    """
    names = sorted({name for its in left.values() for name in its})
    for digit in range(len(names).bit_length()):
        for wanted in (0, 1):
            yield frozenset(it for at, it in enumerate(names) if at >> digit & 1 == wanted)
    while rest := max(map(frozenset, left.values()), key=len):
        yield rest


EDITS = [
    ("kb/cards/keep-it-small.md", "title: ", "title: Again, "),
    ("kb/cards/keep-it-small.md", "status: published", "status: retired\nreason: It was tried."),
    ("kb/cards/keep-it-small.md", "[@jay1976]", "[@jay1976; @robert1876]"),
    ("kb/roles/chair.md", "summary: ", "summary: Again, "),
    ("kb/glossary.yml", "definition: What a meeting", "definition: That which a meeting"),
    ("kb/vocabulary.yml", "title: Before", "title: Ahead of it"),
    ("kb/tensions.yml", "tension: ", "tension: Again, "),
    ("kb/decisions/meet-or-write.md", "Hint: Count", "Hint: Please count"),
    ("kb/sources/talks.yml", "title: ", "title: Again, "),
    ("references.bib", "{Jay, Antony}", "{Jay, A.}"),
    ("references.bib", "= {1976}", "= {1975}"),
    ("mkdocs.yml", "site_name: ", "site_name: The "),
]


@pytest.mark.parametrize(("path", "old", "new"), EDITS)
def test_any_other_edit_is_seen_on_all_pages(
    path: str, old: str, new: str, small: Project, small_remembered: Mapping[str, Packed]
) -> None:
    """What is no edit of words alone may touch any page: none is left as it was."""
    is_seen(small, small_remembered, path, old, new)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("kb/vocabulary.yml", "title: Adoption", "title: Taking it up"),
        ("references.bib", "date   = {2013},\n  url", "date   = {2012},\n  url"),
    ],
)
def test_so_is_one_of_ours(
    path: str, old: str, new: str, project: Project, remembered: Mapping[str, Packed]
) -> None:
    """The same of the real playbook, for what stands on most of its pages."""
    is_seen(project, remembered, path, old, new)


def is_seen(
    project: Project, remembered: Mapping[str, Packed], path: str, old: str, new: str
) -> None:
    """See that all is as in a clean compilation where the file at *path* says *new* for *old*."""
    if path == "mkdocs.yml":
        settings = replace(project.given.settings, site_name="The other name")
        after = replace(project, given=replace(project.given, settings=settings))
    else:
        assert old in project.given.files[path].content, path
        after = edited(project, path, lambda text: text.replace(old, new, 1))
    with_memory = compiled(after, Memory(remembered))
    clean = compiled(after)
    assert contents(with_memory.outputs) == contents(clean.outputs)
    assert contents(clean.outputs) != contents(compiled(project, Memory(remembered)).outputs)
    assert with_memory.findings == clean.findings


def test_an_edit_of_words_makes_few_pages(
    project: Project, remembered: Mapping[str, Packed]
) -> None:
    """One card's words are on its page, and on those that quote it; all else is known."""
    after = edited(project, "kb/cards/open-leadership.md", lambda text: f"{text}\nMore.\n")
    memory = Memory(remembered)
    compiled(after, memory)
    made = {name for name, it in memory.packing() if it != remembered.get(name)}
    assert made >= {"made card open-leadership", "made reference li2010"}
    assert len([it for it in made if it.startswith("made card ")]) == 1
    assert len(made) < len(remembered) / 4


def test_nothing_edited_makes_nothing(
    project: Project, remembered: Mapping[str, Packed], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second run gathers no edition at all."""

    def gathered(*_: object, **__: object) -> None:
        pytest.fail("something was made")

    monkeypatch.setattr(edition, "edition_of", gathered)
    monkeypatch.setattr("generator.render.edition_of", gathered)
    memory = Memory(remembered)
    assert len(compiled(project, memory).outputs) > 100
    assert not memory.changed()
