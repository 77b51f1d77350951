"""Dates: EDTF, and year and month in any habit."""

from __future__ import annotations

from typing import Any

import pytest

from generator.load.bib.dates import read_edtf, read_year_month


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2013", {"date-parts": [[2013]]}),
        ("2013-03", {"date-parts": [[2013, 3]]}),
        ("2013-03-19", {"date-parts": [[2013, 3, 19]]}),
        ("2013-03-19T10:00:00Z", {"date-parts": [[2013, 3, 19]]}),
        ("2013-03/2013-05-02", {"date-parts": [[2013, 3], [2013, 5, 2]]}),
        ("2015/", {"date-parts": [[2015], [0]]}),
        ("2015/..", {"date-parts": [[2015], [0]]}),
        ("2004~", {"date-parts": [[2004]], "circa": True}),
        ("2004?", {"date-parts": [[2004]], "circa": True}),
        ("2012-22", {"date-parts": [[2012]], "season": 2}),
        ("-0349~", {"date-parts": [[-350]], "circa": True}),
        ("199X", {"date-parts": [[1990]]}),
        ("March 2013", None),
        ("2013-3-1", None),
        ("", None),
    ],
)
def test_read_edtf(value: str, expected: dict[str, Any] | None) -> None:
    assert expected == read_edtf(value)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (("2001",), [[2001]]),
        (("2001", "mar"), [[2001, 3]]),
        (("2001", "3"), [[2001, 3]]),
        (("2001", "März"), [[2001, 3]]),
        (("2001", "Sept."), [[2001, 9]]),
        (("2001", "3~May"), [[2001, 5, 3]]),
        (("2001", "May 3"), [[2001, 5, 3]]),
        (("2001", "May 1--4"), [[2001, 5, 1], [2001, 5, 4]]),
        (("2001", "May/June"), [[2001, 5], [2001, 6]]),
        (("2001", "May", "14"), [[2001, 5, 14]]),
        (("1998--99",), [[1998], [1999]]),
        (("[1900]",), [[1900]]),
    ],
)
def test_read_year_month(fields: tuple[str, ...], expected: list[list[int]]) -> None:
    date = read_year_month(*fields)
    assert expected == (date or {}).get("date-parts")


def test_seasons_and_circa() -> None:
    assert read_year_month("2001", "Fall") == {"date-parts": [[2001]], "season": 3}
    assert read_year_month("c. 1900") == {"date-parts": [[1900]], "circa": True}
    assert read_year_month("in press") is None
