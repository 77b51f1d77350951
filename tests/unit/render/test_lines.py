"""Days and months."""

from __future__ import annotations

from datetime import date

from generator.render.lines import Day, day
from generator.words.words import WORDS


def test_day() -> None:
    """A day reads the same whatever the locale."""
    assert Day("2026-11-03", "3 November 2026") == day(WORDS, date(2026, 11, 3))
