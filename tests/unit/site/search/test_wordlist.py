"""The list of words is what a browser mends typing errors with."""

import json

import pytest

from generator.site.search import wordlist
from generator.site.search.wordlist import word_list, words_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Open Leadership", {"open", "leadership"}, id="small letters"),
        pytest.param("in-house", {"house", "inhouse"}, id="parts and whole"),
        pytest.param("the company's voice", {"the", "company", "voice"}, id="possessive"),
        pytest.param("Café naïve", {"cafe", "naive"}, id="accents"),
        pytest.param("IT 2010 a", set(), id="too short, and figures"),
        pytest.param("don't", {"don", "dont"}, id="apostrophe"),
    ],
)
def test_words_of(text: str, expected: set[str]) -> None:
    assert expected == words_of(text)


def test_names_come_first_and_the_others_by_how_many_pages_have_them() -> None:
    """A word of a name is named, wherever else it stands; the others are grouped by twos."""
    said = [
        ("Sponsor backer", "<p>budget sponsor</p>"),
        ("Goals aim", "team <p>budget</p>"),
        ("Goals", "<p>budget &amp; team</p>"),
        ("Goals", "<p>team team</p>"),
    ]
    assert json.loads(word_list(said)) == {
        "named": "aim backer goals sponsor",
        "others": ["", "budget team"],
    }


def test_the_rarest_words_go_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names stay, then the commonest."""
    monkeypatch.setattr(wordlist, "LIMIT", 2)
    said = [("Goal", f"<p>often {word}</p>") for word in ("once", "twice")]
    assert json.loads(word_list(said)) == {"named": "goal", "others": ["", "often"]}
