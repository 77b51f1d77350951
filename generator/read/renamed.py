"""Find folders of a playbook that have another name than the one that they are read by."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.read.advice import meant_name


def renamed_folders(root: Path, known: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the path below *root* of each folder that stands for one of *known*, and that one.

    *known* are paths such as ``kb/cards``; of those that are there nothing is looked for.
    """
    top = known[0].partition("/")[0]
    names = tuple(it.rpartition("/")[2] for it in known)
    if top not in _folders(root):
        beside = (*_folders(root), *(f"docs/{it}" for it in _folders(root / "docs")))
        full = [it for it in beside if _holds_known(root / it, names)]
        yield from ((it, top) for it in full[:1] if len(full) == 1)
        return
    there = _folders(root / top)
    for name in there:
        meant = meant_name(name, names)
        if name not in names and meant and meant not in there and _has_sheets(root / top / name):
            yield f"{top}/{name}", f"{top}/{meant}"


# Private functions


def _folders(folder: Path) -> tuple[str, ...]:
    return tuple(it.name for it in _listed(folder) if it.is_dir(follow_symlinks=False))


def _has_sheets(folder: Path) -> bool:
    return any(it.name.endswith(".md") for it in _listed(folder))


def _holds_known(folder: Path, names: Sequence[str]) -> bool:
    """Tell whether *folder* has folders of sheets by the names of a playbook's."""
    inside = [it for it in _folders(folder) if it in names]
    return len(inside) > 1 and all(_has_sheets(folder / it) for it in inside)


def _listed(folder: Path) -> list[os.DirEntry[str]]:
    """Return what is in *folder*; nothing where it cannot be listed, which the reader tells."""
    try:
        with os.scandir(folder) as entries:
            return sorted(
                (it for it in entries if not it.name.startswith(".")),
                key=lambda it: os.fsencode(it.name),
            )
    except OSError:
        return []
