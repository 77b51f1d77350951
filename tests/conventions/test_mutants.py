"""The table of mutants keeps up with the code: each place is there, once, and so is each test."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_each_mutant_has_its_place() -> None:
    """One that is not found tries nothing: the whole of the table would not run."""
    sys.path.insert(0, str(ROOT / "tests/trials"))
    try:
        mutants = import_module("mutants").MUTANTS
    finally:
        sys.path.pop(0)
    lost = [it.fault for it in mutants if (ROOT / it.file).read_text("utf-8").count(it.old) != 1]
    assert lost == []
    assert [it.test for it in mutants if not _is_there(it.test)] == []


# Private functions


def _is_there(test: str) -> bool:
    """Tell whether there is a file of tests, and the function in it that *test* names."""
    path, _, name = test.partition("::")
    place = ROOT / path
    called = name.partition("[")[0]
    return place.exists() and (not called or f"def {called}(" in place.read_text("utf-8"))
