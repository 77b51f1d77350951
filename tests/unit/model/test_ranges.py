"""A range that ends before it begins is found, in Arabic numerals and in Roman ones."""

from __future__ import annotations

import pytest

from generator.model.ranges import backward


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("33-26", "33-26", id="numbers"),
        pytest.param("128-9", "", id="a shortened end"),
        pytest.param("xx-ix", "xx-ix", id="small Roman"),
        pytest.param("3, XL--IX", "XL--IX", id="capitals, the second range"),
        pytest.param("ix\u2013xx", "", id="in order"),
        pytest.param("iv-v", "", id="a letter that is taken off"),
        pytest.param("x-v", "x-v", id="single letters, backward either way"),
        pytest.param("C-L", "", id="single letters, in order as letters"),
        pytest.param("xx-IX", "", id="two kinds of page numbers"),
        pytest.param("vim-did", "", id="words"),
        pytest.param("xx-9", "", id="front matter to text"),
    ],
)
def test_backward(words: str, expected: str) -> None:
    assert expected == backward(words)
