"""The extension for Visual Studio Code is built and packed, and starts the server that it names."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.npm import installed

SOURCE = Path(__file__).parents[2] / "editors" / "vscode"
# What the extension asks of the editor, noted; the editor itself is no library.
STAND_IN = """
const Module = require("node:module");
const load = Module._load;
const asked = [];
const any = (path) => new Proxy(function () {}, {
  get: (_, key) => key === Symbol.toPrimitive || key === "then" ? undefined : any(`${path}.${String(key)}`),
  apply: (_, __, words) => { asked.push([path, words[0]]); return any(path); },
  construct: () => any(path),
});
Module._load = (name, ...more) => (name === "vscode" ? any("vscode") : load(name, ...more));
const extension = require(process.argv[1]);
console.log(JSON.stringify([typeof extension.activate, typeof extension.deactivate]));
"""


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which the extension was packed; skip where it cannot be."""
    if not shutil.which("node") or not shutil.which("npm"):
        pytest.skip("node and npm are not installed")
    folder = shutil.copytree(SOURCE, tmp_path_factory.mktemp("editors") / "vscode")
    if not installed(folder):
        pytest.skip("npm could not install what packs the extension: no network?")
    subprocess.run(["npm", "run", "package"], cwd=folder, check=True, capture_output=True)
    return folder


def test_what_is_packed(packed: Path) -> None:
    """The package holds the script, its description and what a user reads, and nothing else."""
    with zipfile.ZipFile(packed / "playbook.vsix") as package:
        names = {it for it in package.namelist() if it.startswith("extension/")}
        about = json.loads(package.read("extension/package.json"))
    files = {"package.json", "readme.md", "LICENSE.txt", "dist/extension.js"}
    assert names == {f"extension/{it}" for it in files}
    assert about["contributes"]["configuration"]["properties"]["playbook.command"]["default"] == [
        "playbook",
        "lsp",
    ]


def test_script_loads(packed: Path) -> None:
    """The script is whole: it loads with nothing beside it but the editor."""
    script = packed / "dist" / "extension.js"
    shutil.rmtree(packed / "node_modules")
    done = subprocess.run(
        ["node", "-e", STAND_IN, str(script)], check=True, capture_output=True, text=True
    )
    assert json.loads(done.stdout.splitlines()[-1]) == ["function", "function"]
