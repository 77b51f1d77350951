"""Only `read` reads what authors wrote; only the printer of findings writes them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

GENERATOR = Path(__file__).resolve().parents[2] / "generator"
READING = {"read_text", "read_bytes", "open", "fdopen", "scandir", "listdir", "glob", "rglob", "iterdir"}  # fmt: skip

# Who may read, and what: nobody else opens a file.
READERS = {
    "read": "what authors wrote",
    "disk.py": "the names of files below a folder",
    "cache": "what earlier builds kept",
    "site": "what builds made",
    "paper": "what builds made",
    "mkdocs_plugin": "what MkDocs built",
    "serve/http.py": "the site",
    "commands/sample": "the playbook that comes with it",
    "box/tokens.py": "the secrets of the box",
    "box/web.py": "the pages that come with it",
    "csl/builtin.py": "the style that comes with it",
    "words/catalogue.py": "the catalogues that come with it",
    "packs/check_files.py": "what is in an archive, whose bytes it was given",
    "packs/scorm.py": "the script that comes with it",
    "commands/new_files.py": "nothing: it writes",
}
# Functions of ours that read through `read`.
OURS = {"read_text", "read_bytes"}


def _modules() -> list[str]:
    paths = (path.relative_to(GENERATOR).as_posix() for path in sorted(GENERATOR.rglob("*.py")))
    readers = tuple(f"{name}/" if not name.endswith(".py") else name for name in READERS)
    return [path for path in paths if not path.startswith(readers)]


def _calls(path: str) -> Iterator[str]:
    """Yield the calls in *path* that read a file, each with its line."""
    for node in ast.walk(ast.parse((GENERATOR / path).read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        by_attribute = isinstance(called, ast.Attribute) and called.attr in READING
        by_name = isinstance(called, ast.Name) and called.id in READING - OURS
        if (by_attribute and not _appends(node)) or by_name:
            yield f"{path}:{node.lineno}"


def _appends(call: ast.Call) -> bool:
    first = call.args[0] if call.args else None
    return isinstance(first, ast.Constant) and first.value in {"a", "w", "wb", "ab"}


@pytest.mark.parametrize("path", _modules())
def test_nobody_else_reads(path: str) -> None:
    """A file that is read past `read` is read without limits, and links are followed."""
    assert [*_calls(path)] == []


def test_readers_are_there() -> None:
    """What is excused exists."""
    assert [name for name in READERS if not (GENERATOR / name).exists()] == []


def test_who_writes_names_the_place() -> None:
    """Python names no file where a disk is full: all but `disk.py` write by its functions, which do."""
    found = [
        f"{path.relative_to(GENERATOR).as_posix()}:{node.lineno}"
        for path in sorted(GENERATOR.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"write_text", "write_bytes"}
        if path.name != "disk.py"
    ]
    assert found == []
