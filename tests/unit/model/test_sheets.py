"""Days that follow from what sheets say."""

from datetime import date

import pytest

from generator.model.sheets import months_after


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        pytest.param(date(2026, 1, 31), 1, date(2026, 2, 28), id="a shorter month"),
        pytest.param(date(2027, 1, 31), 13, date(2028, 2, 29), id="a leap year"),
        pytest.param(date(2026, 12, 5), 1, date(2027, 1, 5), id="over the year"),
        pytest.param(date(2026, 5, 5), 24, date(2028, 5, 5), id="years"),
        pytest.param(date(2026, 11, 30), 1, date(2026, 12, 30), id="december"),
        pytest.param(date(9999, 12, 1), 900, date(9999, 12, 1), id="at the end of time"),
    ],
)
def test_months_after(day: date, months: int, expected: date) -> None:
    """A month that has no such day ends on its last."""
    assert expected == months_after(day, months)
