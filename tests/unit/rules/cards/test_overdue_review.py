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
