"""Words that authors may write in their own language; the English ones always work."""

from __future__ import annotations

import pytest

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
