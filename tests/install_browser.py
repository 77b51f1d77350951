"""Install what the tests need of the system where that is possible: on Debian, as root.

Chromium for the browser tests, Pango for the PDFs. Elsewhere say what to do and go on: the tests
then skip with the same words.

Debian's Chromium without windows draws the same pages for half the processor time of the one with
windows that are not shown, so it is taken where there is one.
"""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

BARE = "chromium-headless-shell"
NAMES = (BARE, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")
PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
ADVICE = {
    BARE: "install Chromium, or set PLAYBOOK_CHROMIUM to its path, to run the browser tests",
    PANGO[0]: "install Pango to run the tests of PDFs",
}


def main() -> int:
    """Install what there is none of; never fail."""
    wanted = [*_wanted()]
    if wanted and _may_install() and _ran("update", "-qq"):
        wanted = [names for names in wanted if not any(map(_installed, names))]
    for names in wanted:
        if names[0] in ADVICE:
            print(ADVICE[names[0]])
    return 0


def chromium() -> str | None:
    """Return the path of the Chromium that tests start: the one named, else one of the system."""
    return os.environ.get("PLAYBOOK_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def _wanted() -> Iterator[tuple[str, ...]]:
    """Yield what is missing, each by the packages that have it, the best first."""
    if chromium() is None or ("CI" in os.environ and not shutil.which(BARE)):
        yield BARE, "chromium"
    if not all(ctypes.util.find_library(name) for name in LIBRARIES):
        yield from ((name,) for name in PANGO)


def _may_install() -> bool:
    return bool(shutil.which("apt-get")) and os.geteuid() == 0


def _installed(package: str) -> bool:
    return _ran("install", "-y", "-qq", "--no-install-recommends", package)


def _ran(*words: str) -> bool:
    ran = subprocess.run(["apt-get", *words], check=False, stdout=subprocess.DEVNULL)
    return ran.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
