"""Name what tests of the whole site are given."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.pipeline import Result
from generator.site.build import BuildReport


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """The real playbook, built: what was compiled, and the folder that holds the site."""

    folder: Path
    result: Result
    report: BuildReport
    site_url: str
