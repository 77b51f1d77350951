"""Open the project that a command works on, and hold the folder that it works in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.commands.options import Fault
from generator.disk import ForeignError
from generator.project import Project, UnreadableRootError, open_project, today
from generator.site.place import BuildFolders, working

MOUNTED = (
    "this playbook is mounted in a site of MkDocs (`mount` in mkdocs.yml): run `mkdocs {command}`"
)


def opened_alone(root: Path, command: str, *, trusted: bool = False) -> Project:
    """Return the project at *root* as `opened` does; end where MkDocs is the one to run *command*."""
    project = opened(root, trusted=trusted)
    if project.given.settings.mount:
        raise Fault(MOUNTED.format(command=command))
    return project


def opened(root: Path, *, trusted: bool = False) -> Project:
    """Return the project at *root* as of today; where there is none, end with the reason."""
    try:
        return open_project(root, today(), trusted=trusted)
    except UnreadableRootError as error:
        raise Fault(str(error)) from error


@contextmanager
def held(place: BuildFolders, tell: Callable[[str], None]) -> Iterator[BuildFolders]:
    """Hold *place* for one build; end with the reason where it cannot be worked in."""
    try:
        with working(place, tell):
            yield place
    except ForeignError as error:
        raise Fault(str(error)) from error
