# ruff: noqa: RUF001  # because: typographic signs are what comes out
"""What follows a key is divided into locator, label and the rest."""

from __future__ import annotations

import pytest

from generator.load.locators import Located, braced_locator, split_locator


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (", p. 3", ("3", "page", "")),
        ("p. 3", ("3", "page", "")),
        (", pp. 33-35 and *passim*", ("33-35", "page", "and *passim*")),
        (", pp. 33, 35-37, and nowhere else", ("33, 35-37", "page", ", and nowhere else")),
        (", 33-35", ("33-35", "page", "")),
        (" 33", ("33", "page", "")),
        (", p. iv", ("iv", "page", "")),
        (", pp. 3f.", ("3f.", "page", "")),
        (", pp. 3 & 5", ("3 & 5", "page", "")),
        (", chap. 1", ("1", "chapter", "")),
        (", chs. 2-3", ("2-3", "chapter", "")),
        (", sec. 2.3", ("2.3", "section", "")),
        (", § 4", ("4", "section", "")),
        (", §§4–5", ("4–5", "section", "")),
        (", ¶ 4", ("4", "paragraph", "")),
        (", fig. 2a", ("2a", "figure", "")),
        (", vol. 2, p. 3", ("2", "volume", ", p. 3")),
        (", no. 7", ("7", "issue", "")),
        (", 1:30:40", ("1:30:40", "timestamp", "")),
        (", {pp. iv, vi-xi} suffix", ("iv, vi-xi", "page", "suffix")),
        (", {} suffix", ("", "", "suffix")),
        (", 99 years later", ("99", "page", "years later")),
        (", 1 Cor. 13:1", ("", "", ", 1 Cor. 13:1")),
        (", Slide 7", ("", "", ", Slide 7")),
        (", Table 2", ("", "", ", Table 2")),
        (", Part IV", ("", "", ", Part IV")),
        (", Kindle loc. 33", ("", "", ", Kindle loc. 33")),
        (", emphasis added", ("", "", ", emphasis added")),
        (", page", ("", "", ", page")),
        ("", ("", "", "")),
    ],
)
def test_split_locator(words: str, expected: tuple[str, str, str]) -> None:
    located = split_locator(words)
    assert expected == (located.locator, located.label, located.suffix)


@pytest.mark.parametrize(
    ("words", "doubtful", "meant"),
    [
        (", pg. 3", "pg.", "p."),
        (", sect 4", "sect", "sec."),
        (", pg of it", "", ""),
        (", p.. 3", "p..", "p."),
        (", pp..3-4", "pp..", "pp."),
        (", chap: 2", "chap:", "chap."),
        (", Abb.: 2", "Abb.:", "Abb."),
        (", p.. of it", "", ""),
        (", thus: 3 of them", "", ""),
    ],
)
def test_doubtful_labels(words: str, doubtful: str, meant: str) -> None:
    """A label that is close to a known one is told, and printed as it stands."""
    assert Located("", "", words, doubtful, meant) == split_locator(words)


def test_braced_locator() -> None:
    assert Located("ii, A, D-Z", "page", ", suffix") == braced_locator("ii, A, D-Z", ", suffix")
    assert Located("3", "chapter") == braced_locator("chap. 3", "")
