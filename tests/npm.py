"""Install programs of others with npm, or find out soon that it cannot be done."""

from __future__ import annotations

import subprocess
from pathlib import Path

# Without a network npm asks three times for each file and waits a minute in between.
COMMAND = (
    *("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund"),
    *("--fetch-retries=1", "--fetch-retry-maxtimeout=2000", "--fetch-timeout=30000"),
)
SECONDS = 120  # a bound, so that a failure ends


def installed(folder: Path) -> bool:
    """Install what *folder* asks for; tell whether that could be done."""
    try:
        done = subprocess.run(
            COMMAND, cwd=folder, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0
