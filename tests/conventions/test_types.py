"""The nouns are typed: nothing that goes from stage to stage is of any type."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

MODEL = Path(__file__).parents[2] / "generator" / "model"


@pytest.mark.parametrize("module", sorted(it.name for it in MODEL.glob("*.py")))
def test_no_noun_is_of_any_type(module: str) -> None:
    """So a field that is renamed is an error of types wherever it is used."""
    tree = ast.parse((MODEL / module).read_text(encoding="utf-8"))
    named = {
        it.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for it in node.names
    }
    assert "Any" not in named
