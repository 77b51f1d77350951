"""Install what the tests need of the system where that is possible: on Debian, as root.

Chromium for the browser tests, Pango for the PDFs. Elsewhere say what to do and go on: the tests
then skip with the same words.
"""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")
PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
ADVICE = {
    "chromium": "install Chromium, or set PLAYBOOK_CHROMIUM to its path, to run the browser tests",
    PANGO[0]: "install Pango to run the tests of PDFs",
}


def main() -> int:
    """Install what there is none of; never fail."""
    wanted = [*_wanted()]
    if not wanted or _installed(wanted):
        return 0
    for package in wanted:
        if package in ADVICE:
            print(ADVICE[package])
    return 0


def _wanted() -> Iterator[str]:
    named = os.environ.get("PLAYBOOK_CHROMIUM")
    if not named and not any(shutil.which(name) for name in NAMES):
        yield "chromium"
    if not all(ctypes.util.find_library(name) for name in LIBRARIES):
        yield from PANGO


def _installed(packages: list[str]) -> bool:
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    return all(
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode == 0
        for command in (
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
        )
    )


if __name__ == "__main__":
    sys.exit(main())
