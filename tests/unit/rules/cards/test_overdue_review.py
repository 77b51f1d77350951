"""A review that is due is done."""

from datetime import date

import pytest

from generator.rules.cards import overdue_review
from tests.unit.factories import card, playbook, spotted


def _reviewed(front: str) -> str:
    status, reviewed, review = front.split("; ")
    text = card(status=status, front="reason: old\n" if status == "retired" else "")
    text = text.replace("2026-11-01", reviewed)
    return text.replace("12 months", review)


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        pytest.param("published; 2025-11-30; 12 months", ["2025-11-30"], id="a day late"),
        pytest.param("published; 2024-11-01; 2 years", ["2024-11-01"], id="years"),
        pytest.param("draft; 2025-11-01; 12 months", ["2025-11-01"], id="draft"),
        pytest.param("published; 2025-12-01; 12 months", [], id="due on the day"),
        pytest.param("retired; 2020-01-01; 1 month", [], id="retired"),
        pytest.param(
            "published; 2020-13-01; 1 month", [], id="malformed date is a finding already"
        ),
        pytest.param("published; 9999-12-01; 900 months", [], id="far away"),
    ],
)
def test_overdue_review(front: str, expected: list[str]) -> None:
    files = {"kb/cards/a.md": _reviewed(front)}
    found = overdue_review.check(playbook(files), date(2026, 12, 1))
    assert expected == spotted(found, files)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        pytest.param(date(2026, 1, 31), 1, date(2026, 2, 28), id="a shorter month"),
        pytest.param(date(2027, 1, 31), 13, date(2028, 2, 29), id="a leap year"),
        pytest.param(date(2026, 12, 5), 1, date(2027, 1, 5), id="over the year"),
        pytest.param(date(2026, 5, 5), 24, date(2028, 5, 5), id="years"),
    ],
)
def test_months_after(day: date, months: int, expected: date) -> None:
    assert expected == overdue_review.months_after(day, months)
