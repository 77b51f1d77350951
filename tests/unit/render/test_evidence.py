"""What a card rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.render.evidence import excerpt

if TYPE_CHECKING:
    from generator.render.desk import Edition


def test_counts(edition: Edition) -> None:
    """Each statement has one mark."""
    evidence = edition.evidence["alpha"]
    assert evidence.counts == {
        "cited": 1,
        "one-source": 1,
        "incomplete": 1,
        "uncited": 1,
        "editorial": 1,
    }
    assert evidence.sources == ("li2010", "wollan2010", "zhu2013")


def test_words(edition: Edition) -> None:
    """Citations in brackets are left out of a statement's words; one in words stays."""
    assert [judged.words for judged in edition.evidence["alpha"].judged] == [
        "Two works say so.",
        "One work says so, as Li (2010, p. 33) has it, in code & words.",
        "A stub says so.",
        "Nobody says so.",
        "We say so, see the sponsor.",
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("Short enough", "Short enough", id="short"),
        pytest.param("one two three four", "one two …", id="between words"),
        pytest.param("a" * 20, "a" * 12 + " …", id="one long word"),
    ],
)
def test_excerpt(words: str, expected: str) -> None:
    """A beginning is cut between words, and says that it was cut."""
    assert expected == excerpt(words, 12)
