"""The pure modules of the site do in a browser what tests/javascript/cases.json says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser

CASES = json.loads((Path(__file__).parents[1] / "javascript" / "cases.json").read_text("utf-8"))
RUN = """(cases) => Promise.all(cases.map(async ({ address, name, given, made }) => {
  const all = await import(address);
  const from = made ? new all[made.class](...made.with) : all;
  const value = from[name](...given);
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}))"""


def test_cases(visit: Open) -> None:
    """As `node --test` does, in the engine that readers have; with the modules as they are served."""
    watched = visit()
    page = watched.go("a-z/")
    cases = [case for case in CASES if case["module"].startswith("search/")]
    given = [{**case, "address": f"{watched.address}assets/{case['module']}"} for case in cases]
    assert [case["expected"] for case in cases] == page.evaluate(RUN, given)
