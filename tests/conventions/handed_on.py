"""Count the parameters that a function only hands on: `python tests/conventions/handed_on.py`.

A parameter is handed on where all that its function does with it is to give it to other functions
of ours as it is. Many of them mean that a value goes through functions that it does not concern:
they would do with a smaller one, or with one that holds it. Three things are no such fault:

- What a function is given that is not ours is used: behind it nothing of ours could take something
  smaller. `json.loads(text)` reads a text as `int(text)` does, `table.get(key)` looks a key up as
  `table[key]` does. So is what types are given, and what puts a text together as an f-string does.
  Not ours are Python's built-in functions, what a module imports from elsewhere, and the methods of
  Python's own values; of the names that our classes use too (`SHARED`), none but `get`, which ours
  have where they are looked up in as a dict is.
- The command line has the words that it has: click hands a command one parameter for each.
- What overrides a method of a class that is not ours is given what that class gives.

Prints the share, and the names that are handed on most; with `--all`, each place. `--strict` counts
these three as well, but for built-in functions and types: as it was counted first.
"""

from __future__ import annotations

import ast
import builtins
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHOWN = 12
# Python's own, and what puts a text together, as an f-string does.
BUILTINS = frozenset({*dir(builtins), "phrase", "phrases"})
TEXTS = frozenset({"gettext", "ngettext", "pgettext"})
VALUES = (str, bytes, list, dict, set, tuple, re.Pattern, re.Match, Path)
# Methods of these values whose names our own classes have too.
SHARED = frozenset(
    "add anchor copy count end find group groups index name owner parent parts remove replace sort span title values".split()
)
METHODS = frozenset(it for kind in VALUES for it in dir(kind) if it[0] != "_") - SHARED | TEXTS
COMMANDS = frozenset({"command", "group"})
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
    found = list(parameters(ROOT / "generator", strict="--strict" in sys.argv))
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


def parameters(folder: Path, *, strict: bool = False) -> Iterator[Parameter]:
    """Yield each parameter of each function below *folder*, without `self` and `cls`."""
    for path in sorted(folder.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        yield from parameters_of(text, path.relative_to(folder.parent).as_posix(), strict=strict)


def parameters_of(text: str, path: str, *, strict: bool = False) -> Iterator[Parameter]:
    """Yield each parameter of the functions in *text*."""
    tree = _parsed(text)
    others = {} if strict else _imported(tree)
    used = {*others} | BUILTINS
    dictated = set() if strict else {id(it) for it in _dictated(tree, others)}
    for node in ast.walk(tree):
        if isinstance(node, Function):
            handed_on = _handed_on(node, used, strict=strict)
            for name in _names(node.args):
                given = name in handed_on and id(node) not in dictated
                yield Parameter(path, node.lineno, node.name, name, given)


# Private functions


@cache
def _parsed(text: str) -> ast.Module:
    """Return the tree of *text*, which is counted in two ways."""
    return ast.parse(text)


def _imported(tree: ast.Module) -> dict[str, tuple[str, str]]:
    """Return what is imported from elsewhere: under its name, the module and its name there."""
    found: dict[str, tuple[str, str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {(it.asname or it.name).partition(".")[0]: (it.name, "") for it in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {it.asname or it.name: (node.module, it.name) for it in node.names}
    return {name: it for name, it in found.items() if it[0].partition(".")[0] != "generator"}


def _dictated(tree: ast.Module, others: Mapping[str, tuple[str, str]]) -> Iterator[ast.AST]:
    """Yield the commands of click, and the methods that override one of a class from elsewhere."""
    for node in ast.walk(tree):
        if isinstance(node, Function) and any(map(_is_command, node.decorator_list)):
            yield node
        elif isinstance(node, ast.ClassDef):
            bases = [others.get(ast.unparse(it).partition(".")[0]) for it in node.bases]
            known = {name for it in bases if it for name in _methods_of(*it)}
            yield from (it for it in node.body if isinstance(it, Function) and it.name in known)


def _is_command(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(called, ast.Attribute) and called.attr in COMMANDS


def _methods_of(module: str, name: str) -> set[str]:
    """Return the methods of a class from elsewhere, but those that every class has."""
    found = getattr(import_module(module), name, None)
    return set(dir(found)) - set(dir(object)) if isinstance(found, type) else set()


def _names(given: ast.arguments) -> list[str]:
    named = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    stars = [it for it in (given.vararg, given.kwarg) if it is not None]
    return [it.arg for it in (*named, *stars) if it.arg not in {"self", "cls"}]


def _handed_on(function: Function, used: set[str], *, strict: bool) -> set[str]:
    """Return the names that are used, and each time as the whole of an argument of a function."""
    given = {
        id(argument)
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and _is_ours(node.func, used, strict=strict)
        for argument in _arguments(node)
    }
    uses = [
        node
        for statement in function.body
        for node in ast.walk(statement)
        if isinstance(node, ast.Name)
    ]
    return {it.id for it in uses} - {it.id for it in uses if id(it) not in given}


def _is_ours(called: ast.expr, used: set[str], *, strict: bool) -> bool:
    """Tell whether *called* is a function or a method of ours, as far as its name says; no type."""
    if isinstance(called, ast.Name):
        return called.id not in used and called.id == called.id.lower()
    if strict or not isinstance(called, ast.Attribute):
        return isinstance(called, ast.Attribute)
    if called.attr in METHODS:
        return False
    first = next(it for it in ast.walk(called) if not isinstance(it, ast.Attribute))
    return not (isinstance(first, ast.Name) and first.id in used)


def _arguments(call: ast.Call) -> Iterator[ast.expr]:
    for argument in (*call.args, *(it.value for it in call.keywords)):
        yield argument.value if isinstance(argument, ast.Starred) else argument


if __name__ == "__main__":
    sys.exit(main())
