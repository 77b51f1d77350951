"""Options and fixtures that all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that writes what golden cases expect."""
    parser.addoption(
        "--rewrite",
        action="store_true",
        help="write what the golden cases give as what they expect",
    )


@pytest.fixture(scope="session")
def rewrite(request: pytest.FixtureRequest) -> bool:
    """Whether golden cases are written instead of compared."""
    return bool(request.config.getoption("--rewrite"))


@pytest.fixture(scope="session")
def test_data() -> Path:
    """Return the folder of public test data beside the checkout; skip where there is none."""
    named = os.environ.get("PLAYBOOK_TEST_DATA")
    folder = Path(named) if named else ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("no test data: set PLAYBOOK_TEST_DATA to its folder")
    return folder
