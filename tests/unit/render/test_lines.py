"""Days and months."""

from __future__ import annotations

from datetime import date

import pytest

from generator.render.lines import Day, day, months_after


@pytest.mark.parametrize(
    ("when", "months", "expected"),
    [
        pytest.param(date(2026, 1, 15), 1, date(2026, 2, 15), id="next month"),
        pytest.param(date(2026, 1, 31), 1, date(2026, 2, 28), id="shorter month"),
        pytest.param(date(2027, 12, 31), 2, date(2028, 2, 29), id="leap year"),
        pytest.param(date(2026, 11, 30), 1, date(2026, 12, 30), id="december"),
        pytest.param(date(2026, 6, 5), 24, date(2028, 6, 5), id="two years"),
    ],
)
def test_months_after(when: date, months: int, expected: date) -> None:
    """A month that has no such day ends on its last."""
    assert expected == months_after(when, months)


def test_day() -> None:
    """A day reads the same whatever the locale."""
    assert Day("2026-11-03", "3 November 2026") == day(date(2026, 11, 3))
