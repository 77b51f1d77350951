"""Which signs a pattern cannot do without: a text without them is spared the pattern."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.load.dialects.lookalike import matches_of
from generator.load.dialects.lookalikes import FORMULA, INLINE
from generator.load.dialects.signs import (
    DIGIT,
    at_line_starts,
    matches_at_lines,
    parts_of,
    signs_in,
)
from tests.chance import examples

FEW = settings(
    max_examples=examples(15, fewest=4),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    deadline=None,
)


def signs_of(pattern: str) -> frozenset[str]:
    """Return signs of which one stands in all that *pattern* matches; none if unsure."""
    (whole,) = parts_of(f"(?:{pattern})")
    return frozenset().union(*whole.needs)


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        (r"==[^=\n]+==", "="),
        (r"\[\^\w+\](?!:)", "^"),
        (r"a*b?c", ""),
        (r"\w+~?", ""),
        (r"~?", ""),
        (r"~{0,3}x", ""),
        (r"~{2}x", "~"),
        (r"(?:\$|%)x", "$%"),
        (r"(?:\$|x)y", ""),
        (r"(?:\$)?y#", "#"),
        (r"(?P<a>#)(?P=a)", "#"),
        (r"(?P<a>\[?)x(?(a)\]?)!", "!"),
        (r"[#$]x", "#$"),
        (r"[^#]x", ""),
        (r"[#a]x", ""),
        (r"[\]|]x", "]|"),
        (r"[#-%]x", "#$%"),
        (r"[*+-]x", "*+-"),
        (r"[\u2022\u2023-\u2024]", "\u2022\u2023\u2024"),
        (r"(?<=\^)x|y\|", "^|"),
        (r"(?<!\^)x", ""),
        (r"\x01+x", "\x01"),
        (r"x\n", "\n"),
        (r"x\d", "0"),
        (r"x7", "0"),
        (r"[0-9]x", "0"),
        (r"[\da]x", ""),
        (r"(?i:x!)", "!"),
    ],
)
def test_signs_of_a_pattern(pattern: str, signs: str) -> None:
    assert signs_of(pattern) == frozenset(signs)


@pytest.mark.parametrize("number", range(len(INLINE)))
@FEW
@given(data=st.data())
def test_whatever_matches_has_its_signs(number: int, data: st.DataObject) -> None:
    """Strings made from the patterns themselves: none is without what is said to be needed."""
    pattern = INLINE[number].compiled()
    made = data.draw(st.from_regex(pattern))
    signs = signs_of(INLINE[number].pattern)
    assert not signs or signs_in(made, signs)


def test_signs_in_a_text() -> None:
    """Any digit is a digit."""
    assert signs_in("a.\u0661", {".", DIGIT, "#"}) == {".", DIGIT}
    assert signs_in("a. \uff3b", {".", DIGIT}) == {"."}


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        pytest.param(r"^a|^\s*b", True, id="each part"),
        pytest.param(r"^a|b", False, id="one of two"),
        pytest.param(r"\A[|^]|^(?:a|b)", True, id="strokes inside"),
        pytest.param(r"(?:^a|^b)", False, id="in a group: not looked for"),
        pytest.param(r"\|^a", False, id="a stroke that is a sign"),
    ],
)
def test_at_line_starts(pattern: str, said: bool) -> None:
    assert at_line_starts(pattern) is said


PIECES = "# a|\n =x-*[]()1. :>\0\1ABab!/+^%.~TITLEtitle:NOTE"


@pytest.mark.parametrize(
    "number", [at for at, kind in enumerate(INLINE) if at_line_starts(kind.pattern)]
)
@FEW
@given(data=st.data())
def test_matches_at_lines_are_all_matches(number: int, data: st.DataObject) -> None:
    """Whatever stands round and between them."""
    pattern = INLINE[number].compiled()
    parts = st.one_of(st.from_regex(pattern, fullmatch=True), st.text(PIECES))
    text = "".join(data.draw(st.lists(st.one_of(parts, st.just("\n")), max_size=6)))
    spans = [it.span() for it in pattern.finditer(text)]
    assert [it.span() for it in matches_at_lines(pattern, text)] == spans


def test_rows_of_a_table_can_be_read_in_one_way_alone() -> None:
    """A row was, in as many ways as it has letters: rows without a table's end took for ever."""
    text = "| a |\n" + "| letters of a row\n" * 40 + "an end"
    assert [it for kind in INLINE for it in kind.compiled().finditer(text) if it[0] == text] == []


def test_most_patterns_need_a_sign() -> None:
    """The search is for speed: it must find something for nearly all of them."""
    assert sum(not signs_of(kind.pattern) for kind in INLINE) <= 4
    assert signs_of(FORMULA.pattern) == {"\\"}


@pytest.mark.parametrize("number", range(len(INLINE)))
@FEW
@given(data=st.data())
def test_what_is_left_out_does_not_match(number: int, data: st.DataObject) -> None:
    """What is found with the alternatives that may match is what is found with all."""
    pattern = INLINE[number].compiled()
    made = f"{data.draw(st.from_regex(pattern))} {data.draw(st.from_regex(pattern))}"
    parts = parts_of(INLINE[number].pattern)
    there = signs_in(made, frozenset().union(*(it for part in parts for it in part.needs)))
    may = [it.source for it in parts if it.may_match(there)]
    found = [it.span() for it in matches_of("|".join(may))(made)] if may else []
    assert found == [it.span() for it in pattern.finditer(made)]


def test_parts_of_a_pattern() -> None:
    """Each alternative needs all of its signs, and one of those that are a choice."""
    both, choice = parts_of(r"#\d|[!?]x")
    assert (both.needs, choice.needs) == ((frozenset("#"), frozenset("0")), (frozenset("!?"),))
    assert [it.may_match(frozenset("#")) for it in (both, choice)] == [False, False]
    assert [it.may_match(frozenset("#0")) for it in (both, choice)] == [True, False]
    assert [it.may_match(frozenset("?")) for it in (both, choice)] == [False, True]
