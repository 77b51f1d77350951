"""What there is to know of a kind of page stands in one table."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.kinds import KINDS, SHEETS, SOURCE_DOCUMENTS, VOCABULARY, Kind, file_of, kind_of
from generator.load.front_models import MODELS

GENERATOR = Path(__file__).resolve().parents[2] / "generator"
PLACES = [
    place.rstrip("/")
    for place in (*(it.source for it in KINDS.values()), SOURCE_DOCUMENTS, VOCABULARY)
    if place.startswith("kb/")
]
MODULES = [
    path.relative_to(GENERATOR).as_posix()
    for path in sorted(GENERATOR.rglob("*.py"))
    if path.name != "kinds.py"
]


def _texts(tree: ast.Module) -> Iterator[str]:
    """Yield the texts in *tree* that are no docstrings."""
    said = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


@pytest.mark.parametrize("module", MODULES)
def test_no_other_module_spells_a_folder_of_kb(module: str) -> None:
    """A list of folders that is kept elsewhere forgets the next kind."""
    tree = ast.parse((GENERATOR / module).read_text(encoding="utf-8"))
    spelt = [text for text in _texts(tree) if any(place in text for place in PLACES)]
    assert spelt == []


def test_each_kind_has_a_row() -> None:
    """No kind is forgotten, and each that has files has a model of their front matter."""
    assert set(KINDS) == set(Kind)
    assert set(MODELS) == set(SHEETS)


@pytest.mark.parametrize("kind", SHEETS)
def test_a_file_is_of_its_kind(kind: Kind) -> None:
    """The folder that a kind is written in is the folder that it is read from."""
    assert kind_of(file_of(kind, "x")) is kind
