"""Know a build or a check again that has the same inputs; of a build, if its site stands as it was left.

Then nothing is parsed, looked up, checked or printed: what the build before found is told again. That
its site stands is not believed: each file of it is looked at, as every build does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.cache.memory import Memory, digest
from generator.findings.diagnostics import Diagnostic
from generator.model.site import NO_CODE
from generator.project import Project
from generator.render.keys import templates_state
from generator.site.build import BuildReport
from generator.site.publish import Published, stands

WHOLE, CHECKED = "whole build", "checked"  # their names in the memory


@dataclass(frozen=True, slots=True)
class Whole:
    """What is remembered of a build that was published: its findings, and its files by their keys."""

    pages: int
    findings: tuple[Diagnostic, ...]
    keys: Mapping[str, str]

    def report(self) -> BuildReport:
        """Return the report of a build that changes nothing."""
        nothing = Published((), ())
        return BuildReport(self.pages, nothing, engine_ran=False, indexed=False, keys=self.keys)


def inputs_key(project: Project, wish: str) -> str:
    """Return what changes with anything that the build of *project* hangs on, "" where nobody knows.

    *wish*: what its options say. The code and all packages are what a memory hangs on anyway.
    """
    if project.code != NO_CODE:  # code of theirs may hang on anything
        return ""
    return digest(wish, *_inputs(project))


def check_key(project: Project) -> str:
    """Return what changes with anything that the findings of a check hang on, "" as `inputs_key`."""
    return digest(CHECKED, *_sources(project)) if project.code == NO_CODE else ""


def keep_checked(memory: Memory, project: Project, findings: tuple[Diagnostic, ...]) -> None:
    """Keep what a check of *project* finds, where that can be known again."""
    if key := check_key(project):
        memory.recall(CHECKED, key, lambda: findings)


def same_again(memory: Memory, key: str, site: Path) -> Whole | None:
    """Return what *memory* has of a build under *key* whose *site* still stands, else None."""
    known: Whole | None = memory.known(WHOLE, key) if key else None
    return known if known is not None and stands(site, known.keys) else None


# Private functions


def _inputs(project: Project) -> Iterator[str | bytes]:
    yield from _sources(project)
    if {"pdf", "deck"} & {*project.given.settings.downloads}:
        from generator.paper.pdf import engine_version  # noqa: PLC0415  # not all sites offer them

        yield engine_version()


def _sources(project: Project) -> Iterator[str | bytes]:
    given = project.given
    yield repr((given.settings, given.today, given.drafts, given.neighbours, given.findings))
    yield repr(sorted(given.unread))
    yield templates_state(project.templates)
    yield project.style.key
    for path, text in given.files.items():
        yield from (path, text.content)
    for files in (given.images, given.static, project.place.theme):
        yield str(len(files))
        for path in sorted(files):
            yield from (path, files[path])
