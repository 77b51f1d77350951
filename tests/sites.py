"""Name what tests of the whole site are given, and what is built once for all workers of a run."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from filelock import FileLock

from generator.pipeline import Result
from generator.site.build import BuildReport

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """The real playbook, built: what was compiled, and the folder that holds the site.

    Many ask for the folder alone: it is compiled, by whom did not build it, when that is asked for.
    """

    folder: Path
    compiled: Callable[[], Result]
    report: BuildReport
    site_url: str

    @property
    def result(self) -> Result:
        """Return what was compiled."""
        return self.compiled()


def of_the_run(basetemp: Path) -> Path:
    """Return the folder that all workers of a run share, of which *basetemp* is this worker's."""
    return basetemp.parent if "PYTEST_XDIST_WORKER" in os.environ else basetemp


def once(folder: Path, name: str, make: Callable[[], Made]) -> Made:
    """Return what *make* makes for *name* in *folder*; the first worker makes it, the others read."""
    kept = folder / f"{name}.pickle"
    with FileLock(folder / f"{name}.lock"):
        if kept.exists():
            made: Made = pickle.loads(kept.read_bytes())  # noqa: S301  # this run's own
            return made
        made = make()
        kept.write_bytes(pickle.dumps(made))
        return made
