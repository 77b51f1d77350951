"""Titles come out in sentence case, except for what braces protect."""

from __future__ import annotations

import pytest

from generator.load.bib.titles import is_shouted, read_title


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("Open Leadership", "Open leadership", id="title case"),
        pytest.param("Cross-Linguistic Models", "Cross-linguistic models", id="hyphens"),
        pytest.param("A Review: The {ADHD} Case", "A review: The ADHD case", id="behind a colon"),
        pytest.param("Is it? Yes. No! Maybe", "Is it? Yes. No! Maybe", id="behind a sentence"),
        pytest.param("The {Harry} Potter Books", "The Harry potter books", id="braces"),
        pytest.param("Nature and the Iphone X of IBM", "Nature and the iphone X of IBM", id="acronyms stay"),
        pytest.param("An iPhone and a McDonald Shop", "An iPhone and a McDonald shop", id="mixed case stays"),
        pytest.param("How Facebook changed schools in rural Sweden", "How Facebook changed schools in rural Sweden", id="sentence case stays"),
        pytest.param("Der Einfluss der Sprache auf das Denken", "Der Einfluss der Sprache auf das Denken", id="not English"),
        pytest.param("Health in the U.S. Army", "Health in the U.S. army", id="abbreviation"),
        pytest.param(r"\emph{Homo Sapiens} at {NASA}", "<i>Homo sapiens</i> at NASA", id="styles"),
        pytest.param("{The Whole Thing}", "The Whole Thing", id="all protected"),
        pytest.param("", "", id="empty"),
    ],
)  # fmt: skip
def test_read_title(title: str, expected: str) -> None:
    assert expected == read_title(title)


@pytest.mark.parametrize(
    ("title", "subtitle", "expected"),
    [
        ("Quiet", "the power of introverts", "Quiet: The power of introverts"),
        ("What now?", "A View", "What now? A view"),
        ("Quiet", "{h}ttp", 'Quiet: <span class="nocase">h</span>ttp'),
        ("", "Alone", "Alone"),
    ],
)
def test_subtitles(title: str, subtitle: str, expected: str) -> None:
    assert expected == read_title(title, subtitle)


def test_other_languages_keep_their_case() -> None:
    assert read_title("Die Kunst Des Krieges", english=False) == "Die Kunst Des Krieges"


@pytest.mark.parametrize(
    ("title", "expected"), [("THE ART OF WAR", True), ("NASA", False), ("The Art of War", False)]
)
def test_is_shouted(title: str, expected: bool) -> None:
    assert expected is is_shouted(title)
