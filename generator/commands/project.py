"""Open the project that a command works on."""

from __future__ import annotations

from pathlib import Path

from generator.commands.options import Fault
from generator.project import Project, UnreadableRootError, open_project, today


def opened(root: Path) -> Project:
    """Return the project at *root* as of today; where there is none, end with the reason."""
    try:
        return open_project(root, today())
    except UnreadableRootError as error:
        raise Fault(str(error)) from error
