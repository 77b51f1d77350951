"""The tests of the generator lean on no playbook of ours: they pass beside the sample as well.

What concerns our own playbook lies in tests/ours. Of the others those are run here that look at the
playbook in the repository; what a browser shows of our pages is tested with our pages.
"""

from __future__ import annotations

import os
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
ROOMS = ("unit", "golden", "properties", "broken")
# How a test gets at a playbook in this repository, but for the fixture that tells of it.
LOOKS = re.compile(r"(?<![.\w])(root|ROOT|parents\[\d\]) / \"(kb|docs|references\.bib|ids\.lock)\b")
MADE = re.compile(r"^def root\(|\broot = |\broot: Path\b.*tmp_path", re.MULTILINE)


def test_who_looks_says_so() -> None:
    """No test looks at the playbook of this repository on its own."""
    paths = (path for room in ROOMS for path in sorted((ROOT / "tests" / room).rglob("*.py")))
    texts = {path.name: path.read_text(encoding="utf-8") for path in paths}
    looking = [it for it, text in texts.items() if LOOKS.search(text) and not MADE.search(text)]
    assert looking == []


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
    paths = (path for room in ROOMS for path in sorted((copy / "tests" / room).rglob("*.py")))
    looking = [str(it) for it in paths if "landed" in it.read_text(encoding="utf-8")]
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-m", "landed", *looking]
    # What they make of the public data hangs on no playbook, and is tried where ours lies.
    around = {**os.environ, "PLAYBOOK_TEST_DATA": str(tmp_path / "none")}
    done = subprocess.run(
        command, cwd=copy, env=around, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-4000:]
    assert " passed" in done.stdout
