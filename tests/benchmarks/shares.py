"""Make the pages and files of a playbook in shares, wherever the playbook can be read.

A share is names of batches, which any pool can send to any machine. Whoever takes one reads and
checks the whole playbook, once a process: what a page prints may hang on all of it.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from generator.cache.memory import Memory
from generator.model.site import Asset, Page
from generator.pipeline import plan_playbook
from generator.project import open_project
from generator.render.batches import Batch, Draft
from generator.render.outputs import page_text


@dataclass(frozen=True, slots=True)
class Share:
    """The batches of so many *names*, of the playbook in *folder* as of *day*."""

    folder: Path
    day: date
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a share, by path, and the processor seconds that this took."""

    files: dict[str, bytes]
    seconds: float


def shares_of(folder: Path, day: date, number: int) -> list[Share]:
    """Return all that there is to make of the playbook in *folder*, in so many shares."""
    names = tuple(_batches(folder, day))
    return [Share(folder, day, names[at::number]) for at in range(number)]


def make(share: Share) -> Made:
    """Return what *share* makes: pages as lines of JSON, as they are before they get their shell."""
    begun = time.process_time()
    batches = _batches(share.folder, share.day)
    files: dict[str, bytes] = {}
    for name in share.names:
        for made in batches[name].make():
            done = made.print() if isinstance(made, Draft) else made
            files[done.path] = _content(done)
    return Made(files, time.process_time() - begun)


def joined(made: Sequence[Made]) -> dict[str, bytes]:
    """Return all that was *made*, by path; a path that two shares made is a fault."""
    files = {path: content for it in made for path, content in it.files.items()}
    if len(files) != sum(len(it.files) for it in made):
        raise ValueError("a file was made twice")
    return files


# Private functions


@lru_cache(maxsize=1)  # a process makes many shares of one playbook
def _batches(folder: Path, day: date) -> Mapping[str, Batch]:
    project = open_project(folder, day)
    plan = plan_playbook(project.given, project.templates, project.style, Memory())
    return {batch.name: batch for batch in plan.batches}


def _content(made: Page | Asset) -> bytes:
    content = page_text(made) if isinstance(made, Page) else made.content
    return content.encode() if isinstance(content, str) else content
