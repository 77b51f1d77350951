"""What a finding says is a phrase, never a bare text: else it could be said in English alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_findings_say_phrases() -> None:
    """Neither a text nor an f-string stands where a message, a help or a note is given."""
    found = [
        f"{path.relative_to(ROOT)}:{text.lineno}"
        for path in sorted((ROOT / "generator").rglob("*.py"))
        for text in _bare(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []


def _bare(tree: ast.Module) -> Iterator[ast.expr]:
    for call in (it for it in ast.walk(tree) if isinstance(it, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        name = call.func.id if isinstance(call.func, ast.Name) else name
        helps = [it.value for it in call.keywords if it.arg == "help"]
        made = name == "at" and (len(call.args) == 2 or helps)
        for given in [*call.args[1:2], *helps] if made or name == "Note" else []:
            if isinstance(given, ast.JoinedStr) or _is_said(given):
                yield given


def _is_said(given: ast.expr) -> bool:
    """Tell whether *given* is a text of several words."""
    return isinstance(given, ast.Constant) and " " in str(given.value)
