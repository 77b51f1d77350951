"""The site is put together in one place, whoever builds it: commands, MkDocs, serve, the tests."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("step", "place"),
    [
        pytest.param("make_downloads", "generator/project.py", id="what readers take along"),
        pytest.param("build_site", "generator/project.py", id="the site"),
        pytest.param("page_claims", "generator/site/build.py", id="its pages"),
        pytest.param("other_claims", "generator/site/build.py", id="its other files"),
        pytest.param("offline_claims", "generator/site/build.py", id="its service worker"),
    ],
)
def test_one_caller(step: str, place: str) -> None:
    """Each step is called from one module of the generator."""
    calling = re.compile(rf"(?<!def )\b{step}\(")
    callers = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "generator").rglob("*.py")
        if calling.search(path.read_text(encoding="utf-8"))
    }
    assert callers == {place}
