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


# Private functions


def _is_sure(folder: Path) -> bool:
    return (folder / SIGNS[0]).is_dir() and any((folder / it).exists() for it in SIGNS[1:])
