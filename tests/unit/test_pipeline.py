"""What is said of a playbook that could not be read whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.findings.diagnostics import Text
from generator.pipeline import check_playbook
from generator.project import open_project

CARD = "kb/cards/goals-first.md"
ALLOWED = "\n## More\n\n<!-- allow: broken-link: it comes next week -->\nWords without a link.\n"


@pytest.mark.parametrize(
    ("unread", "expected"),
    [
        pytest.param((), ["unused-allowance"], id="all was read"),
        pytest.param(("kb/cards/other.md",), [], id="a file was not"),
    ],
)
def test_an_allowance_may_be_used_by_what_was_not_read(
    unread: tuple[str, ...], expected: list[str], root: Path
) -> None:
    """Only where all was read is it known that nothing needs an allowance."""
    given = open_project(root / "tests/golden/_base", date(2026, 12, 1)).given
    files = dict(given.files)
    files[CARD] = Text(CARD, files[CARD].content + ALLOWED)
    edited = replace(given, files=files, unread=frozenset(unread))
    assert [it.rule for it in check_playbook(edited)[1]] == expected
