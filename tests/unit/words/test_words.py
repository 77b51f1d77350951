"""Words: messages filled with their values, numbers, days and lists in a language."""

from __future__ import annotations

from datetime import date

import pytest

from generator.words.catalogue import Catalogue
from generator.words.words import WORDS, Words, words_of

DAY = date(2026, 3, 5)


def test_english_needs_no_catalogue() -> None:
    assert WORDS.gettext("What changed: %(course)s", course="A") == "What changed: A"
    assert WORDS.ngettext("%(num)s card", "%(num)s cards", 1) == "1 card"
    assert WORDS.ngettext("%(num)s card", "%(num)s cards", 1234) == "1,234 cards"


def test_a_message_is_said_in_the_language_of_its_catalogue() -> None:
    german = words_of("de")
    assert german.gettext("Home") == "Start"
    assert german.ngettext("%(num)s card", "%(num)s cards", 1) == "1 Karte"
    assert german.ngettext("%(num)s card", "%(num)s cards", 1234) == "1.234 Karten"


def test_what_a_catalogue_has_not_is_said_in_english() -> None:
    assert words_of("de").gettext("No such message") == "No such message"


def test_the_own_words_of_a_project_go_before_ours() -> None:
    own = Catalogue({("", "Home"): ("Zuhause",)})
    assert words_of("de", own).gettext("Home") == "Zuhause"
    assert words_of("de", own).gettext("Search") == "Suche"


def test_a_language_may_have_more_forms_than_two() -> None:
    plural = "(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2)"
    words = Words("cs", Catalogue({("", "card"): ("karta", "karty", "karet")}, plural))
    forms = [words.ngettext("card", "cards", it) for it in (1, 3, 7)]
    assert forms == ["karta", "karty", "karet"]


@pytest.mark.parametrize(
    ("language", "day", "cited", "listed"),
    [
        pytest.param("en", "5 March 2026", "2026, March 5", "a, b or c", id="English"),
        pytest.param("de", "5. März 2026", "5. März 2026", "a, b oder c", id="German"),
        pytest.param("xx", "5 March 2026", "2026, March 5", "a, b or c", id="made up"),
    ],
)
def test_days_and_lists_follow_the_language(
    language: str, day: str, cited: str, listed: str
) -> None:
    words = words_of(language)
    assert (words.day(DAY), words.cited_day(DAY)) == (day, cited)
    assert words.either(["a", "b", "c"]) == listed


@pytest.mark.parametrize(
    ("language", "of", "foreign"),
    [
        pytest.param("de", "en", True, id="another"),
        pytest.param("de", "de-AT", False, id="a kind of the same"),
        pytest.param("pt_BR", "pt", False, id="written with a stroke below"),
        pytest.param("de", "", False, id="nobody says"),
    ],
)
def test_text_in_another_language_is_to_be_marked(language: str, of: str, *, foreign: bool) -> None:
    assert words_of(language).is_foreign(of) == foreign


@pytest.mark.parametrize(
    ("language", "title"),
    [pytest.param("en", "focus area", id="English"), pytest.param("de", "Focus Area", id="German")],
)
def test_a_title_inside_a_sentence_is_small_in_english_alone(language: str, title: str) -> None:
    assert words_of(language).inside("Focus Area") == title
