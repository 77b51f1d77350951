"""Make shells with Zensical, in a process of its own."""

from __future__ import annotations

import json
import os
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from generator.disk import put
from generator.site.shells.order import EngineError, ShellSpec, run, settings, stage
from generator.words.phrases import phrase


def versions() -> str:
    """Return the version that the shells' bytes depend on. Raise `EngineError` if it is missing."""
    try:
        return f"zensical {version('zensical')}"
    except PackageNotFoundError as error:
        raise EngineError(phrase("Zensical is not installed: `pip install zensical`")) from error


def render(order: ShellSpec, work: Path) -> Path:
    """Render the shells of *order* in *work*; return the folder of the site made."""
    stage(order, work)
    config = settings(order, work)
    config |= {"docs_dir": "docs", "site_dir": "site"}
    config["theme"]["variant"] = "classic"  # Material's look, which our style sheet builds on
    path = work / "mkdocs.yml"
    put(path, json.dumps(config, indent=1))  # JSON is YAML
    command = [sys.executable, "-m", "zensical", "build", "--clean", "--config-file", str(path)]
    run(command, work, os.environ | {"SOURCE_DATE_EPOCH": "0"})
    return work / "site"
