"""Which signs a pattern cannot do without: a text without them is spared the pattern."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.load.dialects.lookalikes import FORMULA, INLINE
from generator.load.dialects.signs import signs_of


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
        (r"(?i:x!)", "!"),
    ],
)
def test_signs_of_a_pattern(pattern: str, signs: str) -> None:
    assert signs_of(pattern) == frozenset(signs)


@pytest.mark.parametrize("number", range(len(INLINE)))
@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    deadline=None,
)
@given(data=st.data())
def test_whatever_matches_has_its_signs(number: int, data: st.DataObject) -> None:
    """Strings made from the patterns themselves: none is without what is said to be needed."""
    pattern = INLINE[number].compiled()
    made = data.draw(st.from_regex(pattern))
    signs = signs_of(INLINE[number].pattern)
    assert not signs or not signs.isdisjoint(made)


def test_most_patterns_need_a_sign() -> None:
    """The search is for speed: it must find something for nearly all of them."""
    assert sum(not signs_of(kind.pattern) for kind in INLINE) <= 4
    assert signs_of(FORMULA.pattern) == {"\\"}
