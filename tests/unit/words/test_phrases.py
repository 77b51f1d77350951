"""A phrase is its English text, and can be said in another language."""

from __future__ import annotations

import pickle

import pytest

from generator.words.catalogue import Catalogue
from generator.words.phrases import Phrase, all_of, joined, one_of, phrase, phrases, reason
from generator.words.words import WORDS, Words

GERMAN = Words(
    "de",
    Catalogue(
        {
            ("", "%(what)s is not used"): ("%(what)s wird nicht benutzt",),
            ("", "the plugin `%(name)s`"): ("die Erweiterung `%(name)s`",),
            ("", "%(num)s page of `%(name)s`"): (
                "%(num)s Seite von `%(name)s`",
                "%(num)s Seiten von `%(name)s`",
            ),
            ("", "%(names)s or %(last)s"): ("%(names)s oder %(last)s",),
        }
    ),
)
PLUGIN = phrase("%(what)s is not used", what=phrase("the plugin `%(name)s`", name="awesome-pages"))
PAGES = phrases("%(num)s page of `%(name)s`", "%(num)s pages of `%(name)s`", 3, name="a")


@pytest.mark.parametrize(
    ("said", "english", "german"),
    [
        pytest.param(
            PLUGIN,
            "the plugin `awesome-pages` is not used",
            "die Erweiterung `awesome-pages` wird nicht benutzt",
            id="a phrase in a phrase",
        ),
        pytest.param(PAGES, "3 pages of `a`", "3 Seiten von `a`", id="a number"),
        pytest.param(one_of(["a", "b", "c"]), "a, b or c", "a, b oder c", id="a list"),
        pytest.param(one_of(["a"]), "a", "a", id="a list of one"),
        pytest.param(all_of(["a", "b"]), "a and b", "a and b", id="not in the catalogue"),
        pytest.param(phrase("100 %% of `%(it)s`", it="50 %"), "100 % of `50 %`", "100 % of `50 %`", id="signs for per cent"),
        pytest.param("plain", "plain", "plain", id="no phrase"),
    ],
)  # fmt: skip
def test_said(said: str, english: str, german: str) -> None:
    assert (said, WORDS.said(said), GERMAN.said(said)) == (english, english, german)


def test_a_phrase_is_kept_by_a_pickle() -> None:
    kept = pickle.loads(pickle.dumps(PLUGIN))  # noqa: S301  # our own
    assert isinstance(kept, Phrase)
    assert GERMAN.said(kept) == GERMAN.said(PLUGIN)


def test_what_fills_a_phrase_is_no_form() -> None:
    """A sign for per cent, or a name between brackets, in a value is left as it is."""
    assert phrase("`%(a)s` and `%(b)s`", a="%(b)s", b="5 %") == "`%(b)s` and `5 %`"
    assert GERMAN.said(joined(["%(x)s", PLUGIN])) == f"%(x)s, {GERMAN.said(PLUGIN)}"


def test_an_exception_keeps_its_phrase() -> None:
    assert reason(ValueError(PLUGIN)) is PLUGIN
    assert reason(ValueError("plain")) == "plain"
    assert reason(ValueError()) == ""


def test_an_exception_in_a_phrase_is_said_too() -> None:
    """A cause that was raised with a phrase is in the language of what it fills."""
    said = phrase("%(why)s: stop", why=ValueError(PLUGIN))
    assert GERMAN.said(said) == f"{GERMAN.said(PLUGIN)}: stop"
