"""Numbers, dates and bands are read as authors and readers write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from generator.model.clauses import Clause, Condition
from generator.model.values import Shape, band_of, gaps_of, value_of, words_of


@pytest.mark.parametrize(
    ("shape", "words", "value"),
    [
        (Shape.NUMBER, "12", Decimal(12)),
        (Shape.NUMBER, "1,234.50", Decimal("1234.50")),
        (Shape.NUMBER, "-3", Decimal(-3)),
        (Shape.NUMBER, "1,20", None),
        (Shape.NUMBER, "nan", None),
        (Shape.NUMBER, "many", None),
        (Shape.DATE, "2027-05-01", Decimal(date(2027, 5, 1).toordinal())),
        (Shape.DATE, "2027-02-30", None),
        (Shape.DATE, "20270501", None),
    ],
)
def test_value_of(shape: Shape, words: str, value: Decimal | None) -> None:
    assert value_of(shape, words) == value


@pytest.mark.parametrize(
    ("words", "inside", "outside"),
    [
        ("<50", ["-1", "49.9"], ["50"]),
        ("<=50", ["50"], ["50.1"]),
        (">50", ["50.1"], ["50"]),
        (">=50", ["50"], ["49"]),
        ("=3", ["3"], ["2", "4"]),
        ("50..500", ["50", "499"], ["500", "49"]),
        ("(1..5]", ["5", "1.1"], ["1", "5.1"]),
        ("[1..5]", ["1", "5"], ["0"]),
        ("]1..5[", ["2"], ["1", "5"]),
        ("..5", ["-9"], ["5"]),
        ("5..", ["5", "999"], ["4"]),
    ],
)
def test_band_of(words: str, inside: list[str], outside: list[str]) -> None:
    band = band_of(Shape.NUMBER, words)
    assert band
    assert [it for it in inside if not band.holds(Decimal(it))] == []
    assert [it for it in outside if band.holds(Decimal(it))] == []


@pytest.mark.parametrize("words", ["", "..", "fifty", "<", "1-5", "<fifty", "a..b"])
def test_what_is_no_band(words: str) -> None:
    assert band_of(Shape.NUMBER, words) is None


@pytest.mark.parametrize(
    ("bands", "within", "gaps"),
    [
        (["<5", ">=5"], None, []),
        (["<5", ">5"], None, ["5"]),
        (["0..5", "7..9"], None, ["from 5 to below 7"]),
        (["0..5"], "0..10", ["from 5 to below 10"]),
        (["3..10"], "0..10", ["from 0 to below 3"]),
        (["0..5", "5.."], "0..10", []),
        (["1..5", "<1", ">=5"], None, []),
    ],
)
def test_gaps_of(bands: list[str], within: str | None, gaps: list[str]) -> None:
    read = [band for it in bands if (band := band_of(Shape.NUMBER, it))]
    limits = band_of(Shape.NUMBER, within) if within else None
    assert [words_of(Shape.NUMBER, it) for it in gaps_of(read, limits)] == gaps


A = Clause("a", ((("yes", True),),))
NOT_A = Clause("a", ((("yes", True),),), negated=True)
BOTH = Clause("s", ((("x", True), ("y", True)),))


@pytest.mark.parametrize(
    ("clause", "given", "holds"),
    [
        (A, "yes", True),
        (A, "no", False),
        (A, None, False),
        (NOT_A, "no", True),
        (NOT_A, None, True),
        (BOTH, "x+y", True),
        (BOTH, "x+y+z", True),
        (BOTH, "x", False),
    ],
)
def test_clause(clause: Clause, given: str | None, holds: bool) -> None:
    """What was not asked has no answer; only `not` holds for it."""
    assert clause.holds(given) is holds


@pytest.mark.parametrize(
    ("answers", "unknown", "judged"),
    [
        ({"a": "yes", "s": "x+y"}, [], True),
        ({"a": "no", "s": "x+y"}, [], False),
        ({"s": "x+y"}, ["a"], None),
        ({"s": "x"}, ["a"], False),
    ],
)
def test_condition(answers: dict[str, str], unknown: list[str], judged: bool | None) -> None:
    """It is open only as long as what is not known could still decide it."""
    assert Condition(((A, BOTH),)).judged(answers, unknown) is judged
