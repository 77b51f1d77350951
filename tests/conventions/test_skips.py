"""What is skipped says why, and continuous integration accepts no reason that is new."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.skips import is_allowed

ROOT = Path(__file__).resolve().parents[2]
LITERAL = re.compile(r'(?:pytest\.skip\(|reason=)"(?P<reason>[^"]+)"')
REASONS = sorted(
    {
        found["reason"]
        for path in sorted((ROOT / "tests").rglob("*.py"))
        if path != Path(__file__)
        for found in LITERAL.finditer(path.read_text(encoding="utf-8"))
    }
)


@pytest.mark.parametrize("reason", REASONS)
def test_reasons_in_the_tests_are_allowed(reason: str) -> None:
    """Each reason that a test gives is on the list."""
    assert is_allowed(reason, ci=False)


@pytest.mark.parametrize(
    ("reason", "here", "ci"),
    [
        pytest.param("no test data: set PLAYBOOK_TEST_DATA to its folder", True, True, id="data"),
        pytest.param("node and npm are not installed", True, True, id="node"),
        pytest.param("there is no Chromium on this machine", True, False, id="browser"),
        pytest.param("WeasyPrint does not find Pango: no", True, False, id="print"),
        pytest.param("does not work yet", False, False, id="anything else"),
    ],
)
def test_is_allowed(reason: str, here: bool, ci: bool) -> None:
    assert (here, ci) == (is_allowed(reason, ci=False), is_allowed(reason, ci=True))


TESTS = """
import pytest

def test_a():
    pytest.skip("does not work yet")

@pytest.mark.skip(reason="node and npm are not installed")
def test_b(): ...

@pytest.mark.xfail(reason="a fault that is known")
def test_c():
    raise ValueError
"""
PLUGIN = """
import pytest
from tests.skips import judge

@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    report = yield
    judge(report)
    return report
"""


@pytest.mark.parametrize(
    ("ci", "expected"),
    [("true", {"failed": 1, "skipped": 1}), ("", {"skipped": 2})],
    ids=["in CI", "elsewhere"],
)
def test_an_unknown_skip_fails(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, ci: str, expected: dict[str, int]
) -> None:
    """In continuous integration, and nowhere else."""
    monkeypatch.setenv("CI", ci)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    pytester.makeconftest(PLUGIN)
    pytester.makepyfile(TESTS)
    done = pytester.runpytest_subprocess("-p", "no:cacheprovider")
    done.assert_outcomes(xfailed=1, **expected)
