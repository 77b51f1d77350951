"""Find folders of a playbook that have another name than the one that they are read by."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.read.advice import meant_name


def renamed_folders(root: Path, known: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Yield the path below *root* of each folder that stands for one of *known*, and that one.

    *known* are paths such as ``kb/cards``, with how the names of the files end that are read there; of
    those that are there nothing is looked for.
    """
    top = next(iter(known)).partition("/")[0]
    ends = {path.rpartition("/")[2]: ends for path, ends in known.items()}
    folder = _Folder(root)
    if top not in folder.folders():
        beside = (*folder.folders(), *(f"docs/{it}" for it in _Folder(root / "docs").folders()))
        full = [it for it in beside if _Folder(root / it).holds_known(ends)]
        yield from ((it, top) for it in full[:1] if len(full) == 1)
        return
    there = _Folder(root / top).folders()
    for name in there:
        meant = meant_name(name, tuple(ends))
        lacking = name not in ends and meant and meant not in there
        if lacking and _has_files(root / top / name, ends[meant]):
            yield f"{top}/{name}", f"{top}/{meant}"


def renamed_docs(root: Path, docs: str) -> str:
    """Return the folder below *root* that stands for *docs*, "" where that is there or nothing is.

    Others keep documents of their own in such folders: a home page is what tells it.
    """
    folders = _Folder(root).folders()
    near = [it for it in folders if it.casefold() in _DOCS and _begins(root / it)]
    return near[0] if docs not in folders and len(near) == 1 else ""


# Private functions

# How the folder of a project's own pages is called in other languages and habits.
_DOCS = frozenset(
    "docs doc document documents documentation dokumente dokumentation dokumentasjon "
    "documentacion documenten documentazione documentos".split()
)


def _begins(folder: Path) -> bool:
    return any(it.name == "index.md" for it in _Folder(folder).listed())


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder that may have another name."""

    folder: Path

    def folders(self) -> tuple[str, ...]:
        return tuple(it.name for it in self.listed() if it.is_dir(follow_symlinks=False))

    def holds_known(self, ends: Mapping[str, tuple[str, ...]]) -> bool:
        """Tell whether *folder* has folders of a playbook's names, with files as they have them."""
        inside = [it for it in self.folders() if it in ends]
        return len(inside) > 1 and all(_has_files(self.folder / it, ends[it]) for it in inside)

    def listed(self) -> list[os.DirEntry[str]]:
        """Return what is in *folder*; nothing where it cannot be listed, which the reader tells."""
        try:
            with os.scandir(self.folder) as entries:
                return sorted(
                    (it for it in entries if not it.name.startswith(".")),
                    key=lambda it: os.fsencode(it.name),
                )
        except OSError:
            return []


def _has_files(folder: Path, ends: tuple[str, ...]) -> bool:
    return any(it.name.lower().endswith(ends) for it in _Folder(folder).listed())
