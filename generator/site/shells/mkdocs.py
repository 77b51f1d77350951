"""Make shells with MkDocs and Material, in a process of its own."""

from __future__ import annotations

import json
import os
import sys
from importlib.metadata import version
from pathlib import Path

from generator.site.shells.order import Order, run, settings, stage


def versions() -> str:
    """Return the versions that the shells' bytes depend on."""
    return f"mkdocs {version('mkdocs')} material {version('mkdocs-material')}"


def render(order: Order, work: Path) -> Path:
    """Render the shells of *order* in *work*; return the folder of the site made."""
    docs, site = work / "docs", work / "site"
    stage(order, docs)
    config = settings(order, docs, site)
    parent = order.root / "mkdocs.yml"
    if parent.is_file():
        config = {"INHERIT": str(parent.resolve()), **config}
    path = work / "mkdocs.yml"
    path.write_text(json.dumps(config, indent=1), encoding="utf-8")  # JSON is YAML
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(path)]
    run(command, order.root, _environment())
    return site


# Private functions


def _environment() -> dict[str, str]:
    """Return the environment, with what would make the shells differ from run to run fixed."""
    return os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": "0",
        "PYTHONHASHSEED": "0",
        "PYTHONWARNINGS": "ignore",
        "DISABLE_MKDOCS_2_WARNING": "true",
    }
