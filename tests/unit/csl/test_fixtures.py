"""The CSL test suite's cases, compared with the list of those known to fail."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def runner(root: Path) -> ModuleType:
    """Return the script that runs the cases."""
    path = root / "tests" / "benchmarks" / "csl_conformance.py"
    spec = importlib.util.spec_from_file_location("csl_conformance", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["csl_conformance"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def results(runner: ModuleType, test_data: Path) -> dict[str, tuple[str, str]]:
    """Return for each case what it expects and what we print."""
    locales = runner.read_locales(test_data / "csl" / "locales")
    pairs = runner.run_folder(test_data / "csl" / "fixtures", locales)
    return {case.name: (case.expected, printed.strip()) for case, printed in pairs}


@pytest.mark.slow
def test_cases_fail_only_where_known(
    runner: ModuleType, results: dict[str, tuple[str, str]]
) -> None:
    """A regression shows here, and so does a case that passes and may leave the list."""
    known = set(runner.read_known_failures(runner.KNOWN_FAILURES))
    failing = {name for name, (expected, printed) in results.items() if expected != printed}
    assert sorted(known) == sorted(failing)


@pytest.mark.slow
def test_share_of_cases_that_pass(results: dict[str, tuple[str, str]]) -> None:
    """93 of 100 cases pass at least."""
    passed = sum(expected == printed for expected, printed in results.values())
    assert passed >= 0.93 * len(results)


@pytest.mark.slow
def test_no_case_raises(results: dict[str, tuple[str, str]]) -> None:
    """Odd styles are refused with a sentence, odd items are printed."""
    raised = [name for name, (_, printed) in results.items() if printed.startswith("EXCEPTION")]
    assert raised == []


def test_every_known_failure_has_its_reason(runner: ModuleType) -> None:
    """The list says why."""
    reasons = runner.read_known_failures(runner.KNOWN_FAILURES)
    assert [name for name, reason in reasons.items() if not reason] == []
