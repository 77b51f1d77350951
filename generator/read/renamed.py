"""Find folders of a playbook that have another name than the one that they are read by."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.read.advice import meant_name


def renamed_folders(root: Path, known: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Yield the path below *root* of each folder that stands for one of *known*, and that one.

    *known* are paths such as ``kb/cards``, with how the names of the files end that are read there; of
    those that are there nothing is looked for.
    """
    top = next(iter(known)).partition("/")[0]
    ends = {path.rpartition("/")[2]: ends for path, ends in known.items()}
    if top not in _folders(root):
        beside = (*_folders(root), *(f"docs/{it}" for it in _folders(root / "docs")))
        full = [it for it in beside if _holds_known(root / it, ends)]
        yield from ((it, top) for it in full[:1] if len(full) == 1)
        return
    there = _folders(root / top)
    for name in there:
        meant = meant_name(name, tuple(ends))
        lacking = name not in ends and meant and meant not in there
        if lacking and _has_files(root / top / name, ends[meant]):
            yield f"{top}/{name}", f"{top}/{meant}"


# Private functions


def _folders(folder: Path) -> tuple[str, ...]:
    return tuple(it.name for it in _listed(folder) if it.is_dir(follow_symlinks=False))


def _has_files(folder: Path, ends: tuple[str, ...]) -> bool:
    return any(it.name.lower().endswith(ends) for it in _listed(folder))


def _holds_known(folder: Path, ends: Mapping[str, tuple[str, ...]]) -> bool:
    """Tell whether *folder* has folders of a playbook's names, with files as they have them."""
    inside = [it for it in _folders(folder) if it in ends]
    return len(inside) > 1 and all(_has_files(folder / it, ends[it]) for it in inside)


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
