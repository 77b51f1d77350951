"""Pages are made in shares by whatever pool there is, and are the same bytes."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from generator.cache.memory import Memory
from generator.model.site import Page
from generator.pipeline import compile_playbook
from generator.project import open_project
from generator.render.outputs import page_text

pytestmark = pytest.mark.slow

shares: Any = import_module("tests.benchmarks.shares")

DAY = date(2026, 11, 1)
BASE = Path(__file__).parents[1] / "golden/_base"


def test_shares() -> None:
    """Two processes that share nothing but the folder make together what a build makes alone."""
    project = open_project(BASE, DAY)
    built = compile_playbook(project.given, project.templates, project.style, Memory())
    wanted = {it.path: content_of(it.make()) for it in built.outputs}
    ours, theirs = shares.shares_of(BASE, DAY, 2)
    alone = multiprocessing.get_context("spawn")  # a copy of this process would know all it knows
    with ProcessPoolExecutor(1, mp_context=alone) as pool:
        apart = pool.submit(shares.make, theirs)
        made = [shares.make(ours), apart.result()]
    assert all(it.files for it in made)
    assert shares.joined(made) == wanted


def content_of(made: Any) -> bytes:
    """Return what is made as bytes."""
    content = page_text(made) if isinstance(made, Page) else made.content
    return content.encode() if isinstance(content, str) else bytes(content)
