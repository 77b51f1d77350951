"""A review that was done lies behind us."""

from datetime import date

import pytest

from generator.rules.cards import future_review
from tests.unit.factories import card, playbook, spotted


def _reviewed(front: str) -> str:
    status, reviewed, review = front.split("; ")
    text = card(status=status, front="reason: old\n" if status == "retired" else "")
    text = text.replace("2026-11-01", reviewed)
    return text.replace("12 months", review)


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        pytest.param("published; 2062-11-22; 12 months", ["2062-11-22"], id="a slip in the year"),
        pytest.param("published; 2026-12-01; 12 months", [], id="today"),
        pytest.param("published; 2026-12-02; 12 months", [], id="tomorrow, as it is elsewhere"),
        pytest.param("published; 2026-12-03; 12 months", ["2026-12-03"], id="the day after"),
    ],
)
def test_future_review(front: str, expected: list[str]) -> None:
    files = {"kb/cards/a.md": _reviewed(front)}
    found = future_review.check(playbook(files), date(2026, 12, 1))
    assert expected == spotted(found, files)
