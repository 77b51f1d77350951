"""Say for which reasons a test may be skipped: any other makes it fail where `CI` is set."""

from __future__ import annotations

import os
import re

import pytest

# What a machine may lack, or cannot do; a test of the same behaviour by other means runs there too.
ANYWHERE = re.compile(
    r"""
    no\ test\ data: | no\ schemas\ of\ Common\ Cartridge
    | node\ and\ npm\ are\ not\ installed | npm\ is\ not\ installed | npm\ could\ not\ install
    | nginx\ is\ not\ installed | the\ schemas\ are\ not\ in\ the\ package
    | root\ may\ read\ every\ file | only\ root\ can\ give
    | this\ system\ cannot\ let\ folders\ trade\ places | programs\ are\ copied\ on\ Linux\ alone
    """,
    re.VERBOSE,
)
# What continuous integration installs by itself: the locked extras, tests/install_browser.py.
NOT_IN_CI = re.compile(
    "there is no Chromium|there is no WeasyPrint|WeasyPrint does not find Pango"
    "|is not installed: it comes with the extra"
)


def is_allowed(reason: str, *, ci: bool) -> bool:
    """Tell whether a test may be skipped for *reason*."""
    return bool(ANYWHERE.search(reason) or (not ci and NOT_IN_CI.search(reason)))


def judge(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Let *report* tell of a failure if it tells of a skip that nobody allowed."""
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI"):
        reason = _reason(report)
        if not is_allowed(reason, ci=True):
            report.outcome = "failed"
            report.longrepr = f"skipped, for a reason that tests/skips.py does not allow: {reason}"


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    told = report.longrepr
    return told[2] if isinstance(told, tuple) else str(told)
