"""Words are told from what has none."""

from __future__ import annotations

import pytest

from generator.model.hollow import is_hollow, is_sayable


@pytest.mark.parametrize(
    "words",
    ["<b></b>", "<br>", "***", "&nbsp;", "&#xa0; ", "<!-- later -->", "...", "\u2014", "[](a.md)", "{}", "``", r"\*\*", r"\\&nbsp;"],
)  # fmt: skip
def test_markup_alone(words: str) -> None:
    assert is_hollow(words)


@pytest.mark.parametrize(
    "words",
    ["", " ", "Goals", "C#", "&", "100 %", "<b>Goals</b>", "\U0001f3af", "<https://a.example>", "<summary>", "&amp;", r"\&nbsp;", r"\\\&nbsp;", r"\<b>"],
)  # fmt: skip
def test_words(words: str) -> None:
    """A sign of its own is a word; a gap to be written over and nothing at all are told otherwise."""
    assert not is_hollow(words)


@pytest.mark.parametrize(
    ("words", "sayable"),
    [
        pytest.param("Goals", True, id="letters"),
        pytest.param("100 %", True, id="digits"),
        pytest.param("\u76ee\u6a19", True, id="another script"),
        pytest.param("\U0001f3af Goals", True, id="emoji and letters"),
        pytest.param("\U0001f3af\ufe0f \U0001f680", False, id="emoji"),
        pytest.param("&", False, id="a sign"),
        pytest.param("?!", False, id="marks"),
    ],
)
def test_sayable(words: str, *, sayable: bool) -> None:
    """A title needs a letter or a digit."""
    assert is_sayable(words) is sayable
