"""Whoever installs the package alone has all of it: a playbook is begun, built, and is sound."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from email import message_from_string
from pathlib import Path

import pytest

pytestmark = pytest.mark.site

ROOT = Path(__file__).resolve().parents[2]
LIMITED = (
    "import resource; resource.setrlimit(resource.RLIMIT_CPU, (60, 60))"  # seconds, of each process
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds what the wheel installs, and nothing else of ours."""
    place = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index", "--no-compile"]
    command = [*pip, "--no-build-isolation", "--target", str(place), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "hatchling" in done.stderr and done.returncode:
        pytest.skip("hatchling is not installed: it comes with the extra `build`")
    assert done.returncode == 0, done.stderr
    return place


def _playbook(installed: Path, here: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the installed command in *here*, with no way to the network."""
    code = f"{LIMITED}; from generator.commands import run; run()"
    nowhere = {f"{name}_proxy": "http://127.0.0.1:9" for name in ("http", "https", "all")}
    environment = {**os.environ, **nowhere, "PYTHONPATH": str(installed)}
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=here,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("language", ["en", "de"])
def test_first_minute(language: str, installed: Path, tmp_path: Path) -> None:
    """`init` and `build --strict` work from the wheel; what takes a minute of processor time is ended."""
    begun = _playbook(installed, tmp_path, "init", "my-book", "--language", language)
    assert begun.returncode == 0, begun.stderr
    checked = _playbook(installed, tmp_path / "my-book", "check", "--strict")
    said = {"en": "no findings\n", "de": "keine Befunde\n"}
    assert (checked.returncode, checked.stdout) == (0, said[language])
    built = _playbook(installed, tmp_path / "my-book", "build", "--strict")
    assert built.returncode == 0, built.stderr
    home = (tmp_path / "my-book/build/site/index.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}"' in home
    assert "My book" in home


def test_nothing_of_the_checkout(installed: Path, tmp_path: Path) -> None:
    """What runs is what was installed."""
    code = "import generator; print(generator.__file__)"
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith(str(installed))


def test_content(installed: Path) -> None:
    """The wheel has the package, its templates and its metadata: all of them, and nothing else."""
    expected = {f"generator/{path}" for path in _files(ROOT / "generator")}
    expected |= {f"generator/_templates/{path}" for path in _files(ROOT / "templates")}
    found = set(_files(installed))
    metadata = {path for path in found if path.partition("/")[0].endswith(".dist-info")}
    assert found - metadata - {"bin/playbook"} == expected
    told = {path.partition("/")[2] for path in metadata}
    assert told >= {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"}


def _files(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and "__pycache__" not in path.parts and path.name != ".DS_Store":
            yield name


def test_metadata(installed: Path) -> None:
    """Its number is that of the newest section of the changelog; it says where things are."""
    (metadata,) = installed.glob("*.dist-info/METADATA")
    read = message_from_string(metadata.read_text(encoding="utf-8"))
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(
        r"^## \[(?P<number>\d+\.\d+\.\d+)\] - \d{4}-\d\d-\d\d$", changelog, re.MULTILINE
    )
    assert newest is not None
    assert read["Version"] == newest["number"]
    labels = {it.partition(",")[0] for it in read.get_all("Project-URL", [])}
    assert labels == {"Homepage", "Documentation", "Source", "Issues", "Changelog"}
    assert "Typing :: Typed" in read.get_all("Classifier", [])
