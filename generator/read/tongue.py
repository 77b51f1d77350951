"""Tell whether a playbook may speak another language than English, before anything slow is loaded."""

from __future__ import annotations

import re
from pathlib import Path

# Where the settings name a language that is not English. What it is, they are read for.
OTHER = re.compile(rb"language\W+(?!en\b)\w")


def may_be_foreign(root: Path) -> bool | None:
    """Tell whether the settings at *root* may name another language; None where there are none."""
    try:
        return OTHER.search((root / "mkdocs.yml").read_bytes()) is not None
    except OSError:
        return None
