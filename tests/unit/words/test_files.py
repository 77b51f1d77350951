"""The texts of scripts and of the theme's templates are exchanged when a site is made."""

from __future__ import annotations

import pytest

from generator.words.catalogue import Catalogue
from generator.words.files import in_words
from generator.words.words import WORDS, Words

GERMAN = Words(
    "de",
    Catalogue(
        {
            ("", "Copy"): ("Kopieren",),
            ("", 'a "b"'): ('ein „b“ "c"',),
            ("", "card"): ("Karte", "Karten"),
        }
    ),
)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        pytest.param('x = _("Copy");', 'x = _("Kopieren");', id="a text"),
        pytest.param('_("Copy", { name })', '_("Kopieren", { name })', id="with values"),
        pytest.param(r'_("a \"b\"")', r'_("ein „b“ \"c\"")', id="quotation marks"),
        pytest.param('_("Gone")', '_("Gone")', id="not in the catalogue"),
        pytest.param('map_("Copy")', 'map_("Copy")', id="another function"),
        pytest.param(
            'ngettext("card", "cards", n)',
            'ngettext(["Karte", "Karten"], (n) => (n != 1), n)',
            id="forms",
        ),
    ],
)
def test_a_script_says_its_texts_in_the_language(script: str, said: str) -> None:
    assert in_words("assets/a.js", script.encode(), GERMAN) == said.encode()


def test_a_template_of_the_theme_has_its_texts_in_english_too() -> None:
    text = b'<b title="{{ _("Copy") }}">{{ config.site_name }}</b>'
    english = b'<b title="Copy">{{ config.site_name }}</b>'
    assert in_words("partials/a.html", text, WORDS) == english
    assert in_words("partials/a.html", text, GERMAN) == english.replace(b"Copy", b"Kopieren")


def test_other_files_stay_as_they_are() -> None:
    assert in_words("assets/a.css", b'_("Copy")', GERMAN) == b'_("Copy")'
