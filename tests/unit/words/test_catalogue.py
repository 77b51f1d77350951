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


@pytest.mark.parametrize(
    ("english", "form", "fault"),
    [
        pytest.param("Cards", "<script>alert(1)</script>", "<script>", id="script"),
        pytest.param("Cards", "<img src=x onerror=alert(1)", "<", id="a tag without its end"),
        pytest.param("Cards", "<!-- x", "<", id="comment"),
        pytest.param("Cards", "</title>x", "</title>", id="the end of what it stands in"),
        pytest.param("Cards", '\\" onload=\\"alert(1)', '"', id="the end of an attribute"),
        pytest.param("Cards", "{{ config }}", "{{", id="template"),
        pytest.param("Cards", "{% if x %}", "{%", id="tag of a template"),
        pytest.param("<em>A</em> card", "<b>eine</b> Karte", "<b>", id="another tag"),
        pytest.param(
            "<em>A</em> card", "<em onclick=x>eine</em> Karte", "<em onclick=x>", id="more"
        ),
        pytest.param("<em>A</em> card", "<em>eine</em> Karte", "", id="the same tags"),
        pytest.param("<em>A</em> card", "eine Karte", "", id="fewer tags"),
        pytest.param("1 < 2 & 3", "2 > 1 & 3", "", id="signs that begin nothing"),
        pytest.param('say \\"a\\"', 'sag \\"a\\"', "", id="quotes that are in English too"),
    ],
)
def test_a_message_has_no_markup_but_its_own(english: str, form: str, fault: str) -> None:
    """A catalogue comes with a proposal, and its messages are printed without being escaped."""
    read = read_catalogue(f'{HEAD}msgid "{english}"\nmsgstr "{form}"\n')
    expected = [f"`{fault}` is not in the English message"] if fault else []
    if "%" in fault:  # a bare one is told first, or afterwards: either way the message is not used
        assert len(read.faults) == 1
    else:
        assert [why for _, why in read.faults] == expected
    assert len(read.messages) == (not fault)


def test_what_comes_along_is_sound() -> None:
    """No message of ours has markup that the English one has not."""
    assert own_catalogue("de").faults == ()


@pytest.mark.parametrize(
    "formula", ["alert(1)", "n.constructor", "__import__('os')", "n[0]", "(" * 99]
)
def test_a_formula_for_plurals_is_no_code(formula: str) -> None:
    """It is written into a script, and worked out here."""
    head = HEAD.replace("utf-8", f'utf-8\\n"\n"Plural-Forms: nplurals=2; plural={formula};')
    with pytest.raises(CatalogueError, match="no formula for plurals") as raised:
        read_catalogue(f'{head}msgid "Home"\nmsgstr "Start"\n')
    assert raised.value.line == 4


@pytest.mark.parametrize("text", ['msgid "Home\nmsgstr "x"\n', 'msgid "Home"\nmsgstr "St'])
def test_a_line_that_is_not_closed(text: str) -> None:
    """As where a file breaks off: it would be read without its last letters."""
    with pytest.raises(CatalogueError, match="not closed"):
        read_catalogue(HEAD + text)
