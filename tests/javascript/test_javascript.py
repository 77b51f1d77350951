"""The scripts of the site have no fault that a linter knows; their pure modules do as cases say."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SCRIPTS = (ROOT / "templates", ROOT / "generator")
INCLUDE = re.compile(r"^\{% include .*%\}$", re.MULTILINE)  # of a script that is looked at alone
PURE = ("search", "write")  # folders of templates/theme/assets with modules that know no page


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder where node takes `.js` for modules, with the cases and what they are of."""
    if not shutil.which("node") or not shutil.which("npm"):
        pytest.skip("node and npm are not installed")
    made = tmp_path_factory.mktemp("javascript")
    for path in sorted(HERE.glob("*.*js*")):
        shutil.copy(path, made)
    for name in PURE:
        shutil.copytree(ROOT / "templates/theme/assets" / name, made / name)
    shutil.copy(ROOT / "templates/theme/assets/javascripts/words.js", made)
    return made


def _run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=300, check=False
    )


def test_cases(folder: Path) -> None:
    """`node --test` runs cases.json, and what else ends in .test.mjs."""
    done = _run(folder, "node", "--test")
    assert done.returncode == 0, done.stdout


def test_lint(folder: Path) -> None:
    """ESLint finds nothing in any script that is shipped."""
    install = _run(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
    if install.returncode:
        pytest.skip("npm could not install the linter: no network?")
    scripts = [path for part in SCRIPTS for path in sorted(part.rglob("*.js"))]
    assert len(scripts) > 20
    for path in scripts:
        copy = folder / "scripts" / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(INCLUDE.sub("", path.read_text("utf-8")), "utf-8")
    done = _run(folder, "npx", "eslint", "scripts")
    assert done.returncode == 0, done.stdout
