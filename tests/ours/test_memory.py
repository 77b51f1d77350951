"""Hold a compilation with a memory against one without, after edits of every kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.cache.memory import Memory, Packed
from generator.findings.diagnostics import Text
from generator.pipeline import Result, compile_playbook
from generator.project import Project, open_project
from generator.render import desk as edition
from generator.render.outputs import Output

pytestmark = pytest.mark.site

DAY = date(2026, 3, 2)


@pytest.fixture(scope="module")
def project(root: Path) -> Project:
    """Return the real playbook."""
    return open_project(root, DAY)


@pytest.fixture(scope="module")
def remembered(project: Project) -> Mapping[str, Packed]:
    """Return what a first compilation remembers, as the next run gets it."""
    memory = Memory()
    compiled(project, memory)
    return dict(memory.packing())


def compiled(project: Project, memory: Memory | None = None) -> Result:
    """Compile *project*."""
    return compile_playbook(project.given, project.templates, project.style, memory)


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


def sheets(root: Path) -> list[str]:
    """Return the paths of all sheets of kb/, and of some pages of docs/."""
    found = (*(root / "kb").glob("*/*.md"), *(root / "docs").glob("*/index.md"))
    return sorted(path.relative_to(root).as_posix() for path in found)


def test_an_edit_of_words_makes_every_page_that_shows_them(
    project: Project, remembered: Mapping[str, Packed], root: Path
) -> None:
    """With other words all through a sheet, pages that the memory leaves as they were show none.

    A compilation for each sheet says which pages change. That no other would, clean compilations
    show for many sheets at once: with other words in all of a set of them, a page that changes for
    none of the set is as it was.
    """
    before = contents(compiled(project, Memory(remembered)).outputs)
    changed = {it: changed_by(project, [it], Memory(remembered), before) for it in sheets(root)}
    leading = {page: {it for it in changed if page in changed[it]} for page in before}
    left = {page: changed.keys() - its for page, its in leading.items()}
    for together in sets_of(left):
        clean = changed_by(project, together, anew(remembered), before)
        for page in [it for it in left if not leading[it] & together]:
            assert page not in clean, f"{page} shows words of one of {sorted(together)}"
            left[page] = left[page] - together
    assert {page: its for page, its in left.items() if its} == {}


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
    ("kb/cards/open-leadership.md", "title: ", "title: Again, "),
    ("kb/cards/open-leadership.md", "status: published", "status: retired\nreason: It was tried."),
    ("kb/cards/open-leadership.md", "[@li2010; @zhu2013]", "[@li2010; @zhu2013; @craig2013]"),
    ("kb/roles/cio.md", "summary: ", "summary: Again, "),
    ("kb/glossary.yml", "definition: CIO is", "definition: A CIO is"),
    ("kb/vocabulary.yml", "title: Adoption", "title: Taking it up"),
    ("kb/tensions.yml", "tension: ", "tension: Again, "),
    ("kb/decisions/who-leads.md", "Hint: Count", "Hint: Please count"),
    ("kb/sources/cxo-roles.yml", "title: ", "title: Again, "),
    ("references.bib", "{Li, C.}", "{Li, Charlene}"),
    ("references.bib", "date   = {2013},\n  url", "date   = {2012},\n  url"),
    ("mkdocs.yml", "site_name: ", "site_name: The "),
]


@pytest.mark.parametrize(("path", "old", "new"), EDITS)
def test_any_other_edit_is_seen_on_all_pages(
    path: str, old: str, new: str, project: Project, remembered: Mapping[str, Packed]
) -> None:
    """What is no edit of words alone may touch any page: none is left as it was."""
    if path == "mkdocs.yml":
        settings = replace(project.given.settings, site_name="The other name")
        after = replace(project, given=replace(project.given, settings=settings))
    else:
        assert old in project.given.files[path].content, path
        after = edited(project, path, lambda text: text.replace(old, new, 1))
    with_memory = compiled(after, Memory(remembered))
    clean = compiled(after)
    assert contents(with_memory.outputs) == contents(clean.outputs)
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
