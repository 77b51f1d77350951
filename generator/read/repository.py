"""Find the repository that a project lies in."""

from __future__ import annotations

from pathlib import Path


def folder_in_repository(root: Path) -> str:
    """Return the folder of *root* below its repository's, with ``/``; "" where they are one.

    A project outside any repository counts as the whole of one.
    """
    here = root.resolve()
    home = next((it for it in (here, *here.parents) if (it / ".git").exists()), here)
    return "" if home == here else here.relative_to(home).as_posix()
