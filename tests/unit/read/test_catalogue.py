"""A project is told what of its language is not said in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.findings.diagnostics import Span
from generator.read.catalogue import read_words, unsaid

PLACE = Span("mkdocs.yml", 3, 13, 3, 15)
HOME = 'msgid ""\nmsgstr ""\n\nmsgid "Home"\nmsgstr "%s"\n'
NONE = "the generator has no words in `fr`: what it says itself is in English"


@pytest.mark.parametrize(
    ("language", "own", "told"),
    [
        pytest.param("en-GB", "", [], id="English"),
        pytest.param("de-AT", "", [], id="a language that comes along, of a country"),
        pytest.param("fr", "", [NONE], id="none"),
        pytest.param("fr", HOME % "", [NONE], id="a catalogue without words"),
    ],
)
def test_unsaid(language: str, own: str, told: list[str], tmp_path: Path) -> None:
    """Where words are missing one finding says so, with the command that writes the catalogue."""
    if own:
        (tmp_path / "translations").mkdir()
        (tmp_path / f"translations/{language}.po").write_text(own, encoding="utf-8")
    found = unsaid(read_words(tmp_path, language)[0], PLACE)
    assert [it.message for it in found] == told
    assert {it.rule for it in found} <= {"untranslated"}
    assert all("`playbook words fr`" in (it.help or "") for it in found)


def test_what_is_translated_is_counted(tmp_path: Path) -> None:
    (tmp_path / "translations").mkdir()
    (tmp_path / "translations/fr.po").write_text(HOME % "Accueil", encoding="utf-8")
    (found,) = unsaid(read_words(tmp_path, "fr")[0], PLACE)
    assert found.message.startswith("1 of ")
    assert found.message.endswith(" messages are translated into `fr`: the others are in English")


def test_messages_that_nobody_asks_for_are_not_counted(tmp_path: Path) -> None:
    (tmp_path / "translations").mkdir()
    text = (HOME % "Accueil").replace('"Home"', '"Nonsense"')
    (tmp_path / "translations/fr.po").write_text(text, encoding="utf-8")
    assert [it.message for it in unsaid(read_words(tmp_path, "fr")[0], PLACE)] == [NONE]


def test_no_catalogue(tmp_path: Path) -> None:
    """It is told at its first line."""
    (tmp_path / "translations").mkdir()
    (tmp_path / "translations/fr.po").write_text("hello", encoding="utf-8")
    (found,) = read_words(tmp_path, "fr")[1]
    assert (found.span, found.message) == (
        Span("translations/fr.po", 1, 1, 1, 1),
        "it is no gettext catalogue",
    )
