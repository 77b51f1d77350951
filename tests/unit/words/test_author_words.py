"""Words that authors may write in their own language; the English ones always work."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from generator.findings.diagnostics import Text
from generator.load.locators import split_locator
from generator.load.markdown import parse
from generator.load.notes import blank_lines, read_comment
from generator.load.values import _months
from generator.model.ids import slug
from generator.words.author_words import latin


@pytest.mark.parametrize("title", ["Guidance", "Empfehlung", "empfehlungen"])
def test_a_section_of_guidance_has_statements(title: str) -> None:
    document, _ = parse(Text("a.md", f"## {title}\n\nLaden Sie sieben ein.\n"), guidance=True)
    assert [it.text for it in document.statements] == ["Laden Sie sieben ein."]


def test_another_section_has_none() -> None:
    document, _ = parse(Text("a.md", "## Hinweise\n\nLaden Sie sieben ein.\n"), guidance=True)
    assert document.statements == ()


@pytest.mark.parametrize(
    ("comment", "pairs"),
    [
        pytest.param("basis: editorial", [("basis", "editorial")], id="English"),
        pytest.param("Grundlage: redaktionell", [("basis", "editorial")], id="German"),
        pytest.param(
            "id: a; Grundlage: ohne  Quelle", [("id", "a"), ("basis", "uncited")], id="mixed"
        ),
        pytest.param("Grundlage: geraten", [("basis", "geraten")], id="no basis"),
    ],
)
def test_a_note_says_what_a_statement_rests_on(comment: str, pairs: list[tuple[str, str]]) -> None:
    text = Text("a.md", f"<!-- {comment} -->")
    (note,), _, _ = read_comment(text, 0, len(text.content), blank_lines(text))
    assert [(name.value, value.value) for name, value in note.pairs] == pairs


@pytest.mark.parametrize(
    ("written", "months"),
    [
        pytest.param("12 months", 12, id="English"),
        pytest.param("12 Monate", 12, id="German"),
        pytest.param("2 Jahre", 24, id="German years"),
    ],
)
def test_a_length_of_time(written: str, months: int) -> None:
    assert _months(written) == months


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param("12 mois", "12 months", id="French"),
        pytest.param("1 an", "12 months", id="French year"),
        pytest.param("deux ans", "2 years", id="French, in letters"),
        pytest.param("1 año", "12 months", id="Spanish"),
        pytest.param("6 meses", "6 months", id="Spanish or Portuguese"),
        pytest.param("2 anni", "2 years", id="Italian"),
        pytest.param("1 jaar", "12 months", id="Dutch"),
        pytest.param("1 m\xeas", "1 month", id="Portuguese"),
        pytest.param("me\u0302s 1", "", id="in another order"),
        pytest.param("1,5 ans", "18 months", id="parts"),
        pytest.param("annuel", "12 months", id="a word"),
        pytest.param("12-Monate", "12 months", id="a hyphen"),
        pytest.param("P6M", "6 months", id="ISO 8601"),
        pytest.param("200 mois", "", id="too long"),
        pytest.param("6 mois ou 1 an", "", id="two"),
        pytest.param("12 cartes", "", id="no time"),
    ],
)
def test_a_length_of_time_in_other_words(written: str, meant: str) -> None:
    """What is meant is offered where it is clear."""
    with pytest.raises(PydanticCustomError) as told:
        _months(written)
    assert (told.value.context or {})["meant"] == meant


@pytest.mark.parametrize(
    ("words", "locator", "label"),
    [
        pytest.param(", S. 160", "160", "page", id="page"),
        pytest.param(", S. 33-35", "33-35", "page", id="pages"),
        pytest.param(", Kap. 2", "2", "chapter", id="chapter"),
        pytest.param(", Bd. 3", "3", "volume", id="volume"),
        pytest.param(", p. 3", "3", "page", id="English"),
    ],
)
def test_a_place_in_a_work(words: str, locator: str, label: str) -> None:
    found = split_locator(words)
    assert (found.locator, found.label) == (locator, label)


@pytest.mark.parametrize(
    ("title", "language", "name"),
    [
        pytest.param("Größe der Übung", "de", "groesse-der-uebung", id="German"),
        pytest.param("Größe der Übung", "de-AT", "groesse-der-uebung", id="Austrian German"),
        pytest.param("Café Noël", "en", "cafe-noel", id="English"),
    ],
)
def test_letters_in_an_address(title: str, language: str, name: str) -> None:
    assert slug(latin(title, language)) == name
