"""Hold what `playbook init` writes: a small playbook of its own, in each language that has one.

The files lie beside this module as they will stand in a project, `$name` and the like to be filled
in. A name that begins with a dot is kept as ``dot-``, so that no tool takes these files for its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from json import dumps
from string import Template

LANGUAGES = ("en", "de")
FORGES = ("github", "gitlab", "gitea")

# The playbook itself. Its parts lean on each other, so a project gets all of it or nothing.
PLAYBOOK = ("kb/", "docs/", "references.bib")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a new project is asked to be; ``forge`` is "" for none."""

    name: str
    language: str
    forge: str
    today: date


def sample_files(wanted: Wanted) -> Mapping[str, str]:
    """Return the texts of a new project by their paths, sorted."""
    folders = ["all", wanted.language, *([f"forge/{wanted.forge}"] if wanted.forge else [])]
    words = {
        "name": wanted.name,
        "quoted": dumps(wanted.name, ensure_ascii=False),  # a string of JSON is one of YAML
        "today": wanted.today.isoformat(),
        "version": version("evidence-playbook"),
    }
    found = {
        path: Template(text).substitute(words)
        for folder in folders
        for path, text in _texts(files(__package__).joinpath(folder), "")
    }
    return dict(sorted(found.items()))


# Private functions


def _texts(folder: Traversable, below: str) -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        name = entry.name.replace("dot-", ".", 1) if entry.name.startswith("dot-") else entry.name
        if entry.is_dir():
            yield from _texts(entry, f"{below}{name}/")
        else:
            yield f"{below}{name}", entry.read_text(encoding="utf-8")
