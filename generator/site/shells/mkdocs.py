"""Make shells with MkDocs and Material, in a process of its own."""

from __future__ import annotations

import json
import os
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator.disk import put
from generator.site.shells.order import ShellSpec, Trusted, run, settings, stage


def versions() -> str:
    """Return the versions that the shells' bytes depend on."""
    return f"mkdocs {version('mkdocs')} material {version('mkdocs-material')}"


def render(order: ShellSpec, work: Path) -> Path:
    """Render the shells of *order* in *work*; return the folder of the site made."""
    stage(order, work)
    config = settings(order, work)
    config["hooks"] = [str(Path(__file__).with_name("cage.py"))]
    if order.trusted:
        config = _with_code(config, order.trusted)
    path = work / "mkdocs.yml"
    put(path, json.dumps(config, indent=1))  # JSON is YAML
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(path)]
    run(command, order.trusted.root if order.trusted else work, _environment())
    return work / "site"


# Private functions


def _with_code(config: dict[str, Any], trusted: Trusted) -> dict[str, Any]:
    """Return *config* with the project's own below it, and the hooks and plugins of that."""
    hooks = [str(trusted.root / path) for path in trusted.code.hooks]
    return {
        "INHERIT": str(trusted.root / "mkdocs.yml"),
        **config,
        "hooks": [*hooks, *config["hooks"]],
        "plugins": list(trusted.code.plugins),
    }


def _environment() -> dict[str, str]:
    """Return the environment, with what would make the shells differ from run to run fixed."""
    return os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": "0",
        "PYTHONHASHSEED": "0",
        "PYTHONWARNINGS": "ignore",
        "DISABLE_MKDOCS_2_WARNING": "true",
    }
