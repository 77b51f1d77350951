"""No test compares what it measured of time with a number: a busy machine is no fault of a test's.

Steps are counted instead (`tests/timing.py`), and speed is measured by `tests/benchmarks/`. To wait
until something is there, for so many seconds at most, is no measurement.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
CLOCKS = {"process_time", "perf_counter", "monotonic", "thread_time", "time"}
TIMES = {"ru_utime", "ru_stime", "children_user", "children_system"}  # of `getrusage` and `times`
CLOCKS |= {f"{name}_ns" for name in CLOCKS}
MEASURING = {
    "benchmarks",  # what they are for
    "timing.py",  # regular expressions, whose steps nobody tells: the times of two texts
    "trials",  # programs that people run and read
}


def compared(source: str) -> list[int]:
    """Return the lines of *source* that compare how long something took."""
    tree = ast.parse(source)
    spans = _named(tree)
    compares = (it for it in ast.walk(tree) if isinstance(it, ast.Compare))
    return sorted({it.lineno for it in compares if _holds_span(it, spans)})


def _named(tree: ast.Module) -> set[str]:
    """Return the names that stand for how long something took: variables and functions."""
    names: set[str] = set()
    for _ in range(3):  # a name may be given on
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and _holds_span(node.value, names):
                names |= {it.id for it in node.targets if isinstance(it, ast.Name)}
            elif isinstance(node, ast.FunctionDef):
                given = (it.value for it in ast.walk(node) if isinstance(it, ast.Return))
                names |= (
                    {node.name} if any(it and _holds_span(it, names) for it in given) else set()
                )
    return names


def _holds_span(node: ast.AST, names: set[str]) -> bool:
    return any(
        (isinstance(it, ast.BinOp) and isinstance(it.op, ast.Sub) and _reads_clock(it))
        or (isinstance(it, ast.Name) and it.id in names)
        for it in ast.walk(node)
    )


def _reads_clock(node: ast.AST) -> bool:
    return any(
        (isinstance(it, ast.Attribute) and it.attr in TIMES)
        or (
            isinstance(it, ast.Call)
            and (it.func.attr if isinstance(it.func, ast.Attribute) else getattr(it.func, "id", ""))
            in CLOCKS
        )
        for it in ast.walk(node)
    )


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("begun = time.monotonic()\nassert time.monotonic() - begun < 2", [2]),
        ("took = perf_counter() - begun\nassert took < 2", [2]),
        ("took = (time.time_ns() - begun) / 10**9\nassert 2 > round(took)", [2]),
        ("def took():\n return process_time() - begun\nif took() > 2:\n fail()", [3]),
        ("assert after.ru_utime - before.ru_utime < 2", [1]),
        ("end = time.monotonic() + 9\nwhile time.monotonic() < end:\n look()", []),
        ("assert time.time() > file.stat().st_mtime", []),
        ("assert len(words) - 1 < 2", []),
    ],
)
def test_what_is_compared_is_seen(source: str, lines: list[int]) -> None:
    """The test below finds what it looks for, and nothing else."""
    assert compared(source) == lines


def test_no_test_measures_time() -> None:
    """Outside of benchmarks, trials and what measures for all."""
    texts = {it.relative_to(TESTS): it.read_text(encoding="utf-8") for it in TESTS.rglob("*.py")}
    found = {
        it.as_posix(): compared(text) for it, text in texts.items() if it.parts[0] not in MEASURING
    }
    assert len(found) > 400
    assert {path: lines for path, lines in found.items() if lines} == {}
