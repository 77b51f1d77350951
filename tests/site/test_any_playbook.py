"""The tests of the generator lean on no playbook of ours: they pass beside the sample as well.

What concerns our own playbook lies in tests/ours. Of the others only those are run here that look
into the repository at all; what a browser shows of our pages is tested with our pages.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.commands import main

pytestmark = pytest.mark.site

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", ".*_cache", ".hypothesis", "build", "__pycache__", "node_modules"
)
# How a test gets at the repository's own files.
LOOKS = re.compile(r"\broot\b|\bROOT\b|\bbuilt_site\b|parents\[")
ROOMS = ("unit", "golden", "properties", "broken")


def _looking(tests: Path) -> list[str]:
    paths = (path for room in ROOMS for path in sorted((tests / room).rglob("test_*.py")))
    looking = (path for path in paths if LOOKS.search(path.read_text(encoding="utf-8")))
    return [str(path) for path in looking if path.name != "test_hostile_checkout.py"]  # dear


def test_beside_the_sample(tmp_path: Path) -> None:
    """With `kb/` and `docs/` of the repository replaced by the sample, all of these pass."""
    copy = tmp_path / "repository"
    shutil.copytree(ROOT, copy, ignore=LEFT_OUT, symlinks=True)
    CliRunner().invoke(main, ["init", str(tmp_path / "sample")])
    for part in ("kb", "docs"):
        shutil.rmtree(copy / part)
        shutil.copytree(tmp_path / "sample" / part, copy / part)
    (copy / "ids.lock").unlink()  # the addresses of the playbook that is not there
    shutil.copy(tmp_path / "sample/references.bib", copy / "references.bib")
    found = _looking(copy / "tests")
    assert len(found) > 10
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *found]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:]
