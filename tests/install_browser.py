"""Install the browser for the browser tests where that is possible: Debian's Chromium, as root.

Elsewhere say what to do and go on: the browser tests then skip with the same words.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ADVICE = "install Chromium, or set PLAYBOOK_CHROMIUM to its path, to run the browser tests"


def main() -> int:
    """Install Chromium if there is none; never fail."""
    if os.environ.get("PLAYBOOK_CHROMIUM") or any(shutil.which(name) for name in NAMES):
        return 0
    if not shutil.which("apt-get") or os.geteuid() != 0:
        print(ADVICE)
        return 0
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
    ):
        done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
        if done.returncode:
            print(ADVICE)
            return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
