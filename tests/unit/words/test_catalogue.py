"""Catalogues: what is read of them, and what cannot be used."""

from __future__ import annotations

import pytest

from generator.words.catalogue import CatalogueError, own_catalogue, read_catalogue

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


def _read(text: str) -> dict[tuple[str, str], tuple[str, ...]]:
    return dict(read_catalogue(HEAD + text).messages)


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        pytest.param('msgid "Home"\nmsgstr "Start"\n', {("", "Home"): ("Start",)}, id="a message"),
        pytest.param('msgid "Home"\nmsgstr ""\n', {}, id="not translated"),
        pytest.param('#, fuzzy\nmsgid "Home"\nmsgstr "Haus"\n', {}, id="in doubt"),
        pytest.param(
            'msgctxt "pattern"\nmsgid "y"\nmsgstr "z"\n', {("pattern", "y"): ("z",)}, id="context"
        ),
        pytest.param(
            'msgid "%(num)s card"\nmsgid_plural "%(num)s cards"\n'
            'msgstr[0] "eine Karte"\nmsgstr[1] "%(num)s Karten"\n',
            {("", "%(num)s card"): ("eine Karte", "%(num)s Karten")},
            id="several forms",
        ),
        pytest.param('msgid "a %(b)s"\nmsgstr "a %(c)s"\n', {}, id="a value that nobody gives"),
        pytest.param('msgid "50 %%"\nmsgstr "50 %"\n', {}, id="a bare sign for per cent"),
    ],
)
def test_read_catalogue(text: str, messages: object) -> None:
    assert _read(text) == messages


def test_what_cannot_be_used_is_told_with_its_line() -> None:
    text = f'{HEAD}msgid "a %(b)s"\nmsgstr "a %(c)s"\n'
    assert read_catalogue(text).faults == ((5, "`%(c)s` is no value of this message"),)


def test_no_catalogue_at_all_is_an_error() -> None:
    with pytest.raises(CatalogueError, match="no gettext catalogue"):
        read_catalogue("<html>\n")


def test_a_language_that_nobody_translated_is_english() -> None:
    assert not own_catalogue("tlh").messages


@pytest.mark.parametrize(
    ("form", "fault"),
    [
        pytest.param("Fehler: {message}", "", id="the same"),
        pytest.param("Fehler: {meldung}", "`meldung` is no value of this message", id="another"),
        pytest.param("Fehler: {message", "`{` is no value of this message", id="cut"),
    ],
)
def test_values_in_braces(form: str, fault: str) -> None:
    """What click fills has its values in braces; another one would be its traceback."""
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    read = read_catalogue(f'{head}\nmsgid "Error: {{message}}"\nmsgstr "{form}"\n')
    assert [why for _, why in read.faults] == ([fault] if fault else [])


def test_a_language_of_a_country() -> None:
    """Austria's German is German, unless it has words of its own."""
    assert own_catalogue("de-AT").messages == own_catalogue("de").messages
