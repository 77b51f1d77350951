"""Tell whether a folder holds a playbook, and where near it there is one."""

from __future__ import annotations

import os
from pathlib import Path

from generator.model.site import SETTINGS

# What a folder has one of where a playbook is; the first is the surest.
SIGNS = ("kb", "references.bib", "docs", SETTINGS, "mkdocs.yaml")
ABOVE = 4  # folders above that are looked at


def holds_playbook(folder: Path) -> bool:
    """Tell whether there is any sign of a playbook in *folder*, or no such folder at all."""
    return not folder.is_dir() or any((folder / sign).exists() for sign in SIGNS)


def nearest_playbook(folder: Path) -> str:
    """Return the way from *folder* to a playbook in a folder of it, or above it; "" for none."""
    here = folder.resolve()
    inside = (it for it in sorted(here.iterdir()) if it.is_dir() and _is_sure(it))
    above = (it for it in here.parents[:ABOVE] if _is_sure(it))
    found = next(inside, None) or next(above, None)
    return os.path.relpath(found, here) if found else ""


def is_bare(folder: Path) -> bool:
    """Tell whether *folder* is a repository without files beside what it keeps."""
    return all((folder / part).exists() for part in ("HEAD", "objects", "refs"))


def is_empty_submodule(folder: Path) -> bool:
    """Tell whether *folder* is where another repository belongs that was not fetched yet."""
    here = folder.resolve()
    home = next((it for it in here.parents if (it / ".gitmodules").is_file()), None)
    if home is None or any(here.iterdir()):
        return False
    lines = (home / ".gitmodules").read_bytes().decode(errors="replace").splitlines()
    return f"path = {here.relative_to(home).as_posix()}" in (line.strip() for line in lines)


# Private functions


def _is_sure(folder: Path) -> bool:
    return (folder / SIGNS[0]).is_dir() and any((folder / it).exists() for it in SIGNS[1:])
