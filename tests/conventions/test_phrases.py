"""What a finding says is a phrase, never a bare text: else it could be said in English alone."""

from __future__ import annotations

import ast
import re
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


# What prints, refuses or warns: its words are read by whoever runs a command, an editor or a form.
SAYING = frozenset(
    """abort AuthoringError CannotRenameError ClickException echo EngineError Fault ForeignError
    Misuse MountError PackError PluginError Problem prompt _refuse SearchError tell UsageError
    warn""".split()
)
# Of themes that do not fit: said by whoever changes the generator to himself.
OURS = frozenset({" was to be poured into the shell ", " fills ``, which is no slot"})


def test_commands_say_phrases() -> None:
    """Nor does one stand where something is printed, refused or warned of."""
    found = [
        f"{path.relative_to(ROOT)}:{text.lineno}"
        for path in sorted((ROOT / "generator").rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and _called(call) in SAYING
        for text in (*call.args, *(it.value for it in call.keywords))
        if SEVERAL.search(_words(text)) and _words(text) not in OURS
    ]
    assert found == []


SEVERAL = re.compile(r"[A-Za-z]{3,} [A-Za-z]{2,}")


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _words(text: ast.expr) -> str:
    """Return what *text* says by itself: a text, or what stands between the values of one."""
    parts = text.values if isinstance(text, ast.JoinedStr) else [text]
    return "".join(str(it.value) for it in parts if isinstance(it, ast.Constant))


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
