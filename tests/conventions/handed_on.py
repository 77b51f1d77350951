"""Count the parameters that a function only hands on: `python tests/conventions/handed_on.py`.

A parameter is handed on where all that its function does with it is to give it to other functions
as it is. What Python's own functions are given, and types, counts as used. Many of them mean that a value goes through functions that it does not concern: they
would do with a smaller one, or with one that holds it. Prints the share, and the names that are
handed on most; with `--all`, each place.
"""

from __future__ import annotations

import ast
import builtins
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHOWN = 12
# Python's own, and what puts a text together, as an f-string does.
BUILTINS = frozenset({*dir(builtins), "phrase", "phrases"})
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a function: where it stands, and whether it is only handed on."""

    path: str
    line: int
    function: str
    name: str
    handed_on: bool


def main() -> int:
    """Print the share."""
    found = list(parameters(ROOT / "generator"))
    given = [it for it in found if it.handed_on]
    if "--all" in sys.argv:
        for it in given:
            print(f"{it.path}:{it.line}: {it.function}({it.name})")
    print(f"{len(given)} of {len(found)} parameters are only handed on: {share(found):.1%}")
    for name, count in Counter(it.name for it in given).most_common(SHOWN):
        print(f"{count:5} {name}")
    return 0


def share(found: list[Parameter]) -> float:
    """Return which part of the parameters is only handed on."""
    return sum(it.handed_on for it in found) / len(found)


def parameters(folder: Path) -> Iterator[Parameter]:
    """Yield each parameter of each function below *folder*, without `self` and `cls`."""
    for path in sorted(folder.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        yield from parameters_of(text, path.relative_to(folder.parent).as_posix())


def parameters_of(text: str, path: str) -> Iterator[Parameter]:
    """Yield each parameter of the functions in *text*."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, Function):
            for name in _names(node.args):
                yield Parameter(path, node.lineno, node.name, name, _is_handed_on(node, name))


# Private functions


def _names(given: ast.arguments) -> list[str]:
    named = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    stars = [it for it in (given.vararg, given.kwarg) if it is not None]
    return [it.arg for it in (*named, *stars) if it.arg not in {"self", "cls"}]


def _is_handed_on(function: Function, name: str) -> bool:
    """Tell whether *name* is used, and each use is the whole of an argument of a function."""
    given = {
        id(argument)
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and _is_function(node.func)
        for argument in _arguments(node)
    }
    uses = [
        node
        for statement in function.body
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and node.id == name
    ]
    return bool(uses) and all(id(node) in given for node in uses)


def _is_function(called: ast.expr) -> bool:
    """Tell whether *called* is a function or a method: neither one of Python's own, nor a type."""
    if isinstance(called, ast.Name):
        return called.id not in BUILTINS and called.id == called.id.lower()
    return isinstance(called, ast.Attribute)


def _arguments(call: ast.Call) -> Iterator[ast.expr]:
    for argument in (*call.args, *(it.value for it in call.keywords)):
        yield argument.value if isinstance(argument, ast.Starred) else argument


if __name__ == "__main__":
    sys.exit(main())
