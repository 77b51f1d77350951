"""Open the project that a command works on."""

from __future__ import annotations

from pathlib import Path

from generator.commands.options import Fault
from generator.project import Project, UnreadableRootError, open_project, today

MOUNTED = (
    "this playbook is mounted in a site of MkDocs (`mount` in mkdocs.yml): run `mkdocs {command}`"
)


def opened_alone(root: Path, command: str) -> Project:
    """Return the project at *root* as `opened` does; end where MkDocs is the one to run *command*."""
    project = opened(root)
    if project.given.settings.mount:
        raise Fault(MOUNTED.format(command=command))
    return project


def opened(root: Path) -> Project:
    """Return the project at *root* as of today; where there is none, end with the reason."""
    try:
        return open_project(root, today())
    except UnreadableRootError as error:
        raise Fault(str(error)) from error
