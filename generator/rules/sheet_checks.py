"""Check each sheet by itself, as it is parsed: what no other file can change is found once.

What these checks find is remembered with the parsed sheet, so that an edit among a thousand cards
asks them of the edited one only. They see names as they were written, not what they lead to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from generator.findings.diagnostics import Diagnostic
from generator.model.sheets import Sheet
from generator.rules.words import placeholder

SheetCheck: TypeAlias = Callable[[Sheet], Iterator[Diagnostic]]

SHEET_CHECKS: tuple[SheetCheck, ...] = (placeholder.check,)


def check_sheet(sheet: Sheet) -> tuple[Diagnostic, ...]:
    """Return what the text of *sheet* alone shows."""
    return tuple(finding for check in SHEET_CHECKS for finding in check(sheet))
