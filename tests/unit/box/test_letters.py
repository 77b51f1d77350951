"""What a form brought is read as it was meant, or said to be wrong."""

from __future__ import annotations

import pytest

from generator.box.letters import page_of, read_letter, trapped


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        pytest.param(" Say more. ", "Say more.", id="space around"),
        pytest.param("a\r\nb\rc", "a\nb\nc", id="line ends"),
        pytest.param("a\u202eb\x00c", "a\ufffdb\ufffdc", id="what hides or deceives"),
        pytest.param("<b>&amp;", "<b>&amp;", id="markup stays text"),
        pytest.param("\ud800", "?", id="half a character"),
        pytest.param("e\u0301 \U0001d49c 日本", "e\u0301 \U0001d49c 日本", id="all scripts"),
    ],
)
def test_said(said: str, kept: str) -> None:
    assert read_letter({"said": said}, "idea").suggestion.said == kept


@pytest.mark.parametrize(
    ("form", "kind", "fields"),
    [
        pytest.param({"said": "x" * 4000}, "idea", [], id="4,000"),
        pytest.param({"said": "x" * 4001}, "idea", ["said"], id="4,001"),
        pytest.param({"said": "x\r\n" * 2000}, "idea", [], id="line ends count once"),
        pytest.param({"said": "x" * 4001}, "card", [], id="a card may be longer"),
        pytest.param({"said": "x" * 60_001}, "card", ["said"], id="not for ever"),
        pytest.param({}, "idea", ["said"], id="nothing"),
        pytest.param({"said": " \n "}, "idea", ["said"], id="nothing but space"),
        pytest.param({"said": "x", "contact": "y" * 301}, "idea", ["contact"], id="contact"),
        pytest.param({"said": "x", "title": "y" * 300}, "idea", [], id="a title"),
    ],
)
def test_faults(form: dict[str, str], kind: str, fields: list[str]) -> None:
    letter = read_letter(form, kind)
    assert list(letter.faults) == fields
    assert len(letter.suggestion.said) == len(form.get("said", "").replace("\r", "").strip())


def test_length_is_told() -> None:
    """The writer is told how long the text is, and how long it may be."""
    words = read_letter({"said": "x" * 4001}, "idea").faults["said"]
    assert ("4,001" in words, "4,000" in words) == (True, True)


@pytest.mark.parametrize(
    ("words", "page"),
    [
        pytest.param("cards/open-leadership/", "cards/open-leadership/", id="a page"),
        pytest.param("", "", id="home"),
        pytest.param("glossary/#cio", "glossary/#cio", id="a place on a page"),
        pytest.param("https://example.org/", "", id="another site"),
        pytest.param("//example.org/", "", id="another host"),
        pytest.param("javascript:alert(1)", "", id="a script"),
        pytest.param('"><b>', "", id="markup"),
        pytest.param("a/" * 200, "", id="too long"),
    ],
)
def test_page(words: str, page: str) -> None:
    assert page_of(words) == page


def test_trap() -> None:
    """Only who fills in what nobody sees is a robot."""
    assert [trapped({"website": it}) for it in ("", " ", "x")] == [False, False, True]
    assert not trapped({})
