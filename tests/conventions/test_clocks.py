"""No test compares what it measured of time with a number: a busy machine is no fault of a test's.

Steps are counted instead (`tests/timing.py`), and speed is measured by `tests/benchmarks/`. To wait
until something is there, for so many seconds at most, is no measurement.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
CLOCKS = {"process_time", "perf_counter", "monotonic", "thread_time", "time", "times", "getrusage"}
CLOCKS |= {f"{name}_ns" for name in CLOCKS}
MEASURING = {
    "benchmarks",  # what they are for
    "timing.py",  # regular expressions, whose steps nobody tells: the times of two texts
    "trials",  # programs that people run and read
}


def compared(source: str) -> list[int]:
    """Return the lines of *source* that compare how long something took."""
    tree = ast.parse(source)
    given = [it for it in ast.walk(tree) if isinstance(it, ast.Assign)]
    moments = {name for it in given if _is_clock(it.value) for name in _names(it)}
    spans: set[str] = set()
    for _ in range(3):  # a name may be given on
        spans |= {name for it in given if _took(it.value, moments, spans) for name in _names(it)}
        for made in ast.walk(tree):
            if isinstance(made, ast.FunctionDef):
                back = [it.value for it in ast.walk(made) if isinstance(it, ast.Return)]
                spans |= (
                    {made.name} if any(it and _took(it, moments, spans) for it in back) else set()
                )
    compares = (it for it in ast.walk(tree) if isinstance(it, ast.Compare))
    return sorted({it.lineno for it in compares if _took(it, moments, spans)})


def _names(node: ast.Assign) -> set[str]:
    return {it.id for it in node.targets if isinstance(it, ast.Name)}


def _took(node: ast.AST, moments: set[str], spans: set[str]) -> bool:
    """Tell whether a difference of times is in *node*: *moments* are names of times, *spans* of differences."""
    return any(
        (isinstance(it, ast.BinOp) and isinstance(it.op, ast.Sub) and _tells(it, moments))
        or (isinstance(it, ast.Name) and it.id in spans)
        for it in ast.walk(node)
    )


def _tells(node: ast.AST, moments: set[str]) -> bool:
    return any(
        _is_clock(it) or (isinstance(it, ast.Name) and it.id in moments) for it in ast.walk(node)
    )


def _is_clock(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    return (
        called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    ) in CLOCKS


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("begun = time.monotonic()\nassert time.monotonic() - begun < 2", [2]),
        ("took = perf_counter() - begun\nassert took < 2", [2]),
        ("took = (time.time_ns() - begun) / 10**9\nassert 2 > round(took)", [2]),
        ("def took():\n return process_time() - begun\nif took() > 2:\n fail()", [3]),
        ("a = getrusage(ALL)\nb = getrusage(ALL)\nassert b.ru_utime - a.ru_utime < 2", [3]),
        ("a = os.times()\nassert (os.times()[2] - a[2]) < MINUTE", [2]),
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
