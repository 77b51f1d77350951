"""Let commands in tests remember what they read, so that each reads only what is new to all.

A command begins with an empty memory. Tests that run one a hundred times on copies of the same
playbook give it theirs; that a memory changes nothing, `tests/unit/render/test_near.py` and
`tests/ours/test_memory.py` show.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import pytest

from generator import render
from generator.cache.memory import Memory, Packed
from generator.pipeline import Result, compile_playbook
from generator.project import Project

OURS = (
    Memory()
)  # of the playbook in this repository: the tests of a worker read each file of it once


@contextmanager
def remembering(memory: Memory, *commands: str) -> Iterator[None]:
    """Let the modules of *commands*, below ``generator.commands``, begin with *memory*."""
    with pytest.MonkeyPatch.context() as patch:
        for name in commands:
            module = import_module(f"generator.commands.{name}")
            patch.setattr(module, "Memory", lambda: memory)
        yield


@contextmanager
def without_pages_of_rules() -> Iterator[None]:
    """Leave the pages of rules out, which hang on no text: they are most of a small site."""
    with pytest.MonkeyPatch.context() as patch:
        left = {name: it for name, it in render.MAKERS.items() if name != "rules"}
        patch.setattr(render, "MAKERS", left)
        yield


def copied(folder: Path, to: Path) -> Path:
    """Return *to* with what is in *folder*: what is made once is copied for each test."""
    shutil.copytree(folder, to, dirs_exist_ok=True)
    return to


def compiled(project: Project, memory: Memory | None = None) -> Result:
    """Compile *project*."""
    return compile_playbook(project.given, project.templates, project.style, memory)


def first(project: Project) -> Mapping[str, Packed]:
    """Return what is remembered of *project* once it was compiled."""
    memory = Memory()
    compiled(project, memory)
    return dict(memory.packing())
