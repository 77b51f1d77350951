"""How many parameters are there only to be handed on: a function that carries much knows little.

A parameter is handed on if it is used, and each use of it is a whole argument of a call of a
function or method of ours, or of one that is a parameter itself: nothing is asked of it, nothing
is made of it here. What is made of it by a class, a builtin or a library counts as a use. ``self``
and ``cls`` are left aside.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from pathlib import Path

GENERATOR = Path(__file__).parents[2] / "generator"
MOST = 0.195  # of all parameters; lower it with what is reached, never raise it

Function = ast.FunctionDef | ast.AsyncFunctionDef


def test_few_parameters_are_only_handed_on() -> None:
    """What many functions hand on belongs to one thing that they are given, such as a desk."""
    every = tuple(parameters(GENERATOR))
    handed = [place for place, only in every if only]
    assert len(handed) / len(every) <= MOST


def test_what_counts() -> None:
    """Asked, compared or made into a thing, a parameter is used; else it is handed on."""
    source = (
        "def f(a, b, c, d, e, g, h, k, m=1):\n"
        "    use(a, b.x, g=g)\n    for it in c:\n        use(it)\n"
        "    def inner():\n        return use(d, *e)\n    len(h)\n    k(k)\n    return m\n"
    )
    (function,) = ast.parse(source).body
    assert isinstance(function, ast.FunctionDef)
    assert [name for name, only in _of(function, {"use"}) if only] == ["a", "d", "g"]


def parameters(folder: Path) -> Iterator[tuple[str, bool]]:
    """Yield the place and name of each parameter below *folder*, and whether it is handed on."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in folder.rglob("*.py")}
    functions = [
        (path, node)
        for path in sorted(trees)
        for node in ast.walk(trees[path])
        if isinstance(node, Function)
    ]
    ours = {function.name for _, function in functions}
    for path, function in functions:
        place = f"{path.relative_to(folder).as_posix()}:{function.name}"
        yield from ((f"{place}:{name}", only) for name, only in _of(function, ours))


# Private functions


def _of(function: Function, ours: Collection[str]) -> Iterator[tuple[str, bool]]:
    """Yield each parameter of *function*, and whether it is only handed on to *ours*."""
    asked = function.args
    named = [it.arg for it in (*asked.posonlyargs, *asked.args, *asked.kwonlyargs)]
    calls = (it for it in ast.walk(function) if isinstance(it, ast.Call))
    whole = {id(it) for call in calls if _called(call) in {*ours, *named} for it in _whole(call)}
    for name in named:
        uses = [it for it in ast.walk(function) if isinstance(it, ast.Name) and it.id == name]
        if name not in {"self", "cls"}:
            yield name, bool(uses) and all(id(it) in whole for it in uses)


def _called(call: ast.Call) -> str:
    """Return the name of the function or method that *call* calls, "" for another thing."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _whole(call: ast.Call) -> Iterator[ast.expr]:
    yield from (it for it in call.args if isinstance(it, ast.Name))
    yield from (it.value for it in call.keywords if isinstance(it.value, ast.Name))
