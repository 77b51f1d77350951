"""APA 7 in German, with the embedded locale: the words of the list, of places and of days."""

# ruff: noqa: RUF001  # because: typographic dashes divide ranges of pages

from __future__ import annotations

from dataclasses import replace

import pytest

from generator import csl

ITEMS = [
    {
        "id": "a",
        "type": "chapter",
        "title": "Ein Aufsatz",
        "container-title": "Ein Sammelband",
        "author": [{"family": "Müller", "given": "Anna"}, {"family": "Weber", "given": "Karl"}],
        "editor": [{"family": "Schmidt", "given": "Eva"}],
        "issued": {"date-parts": [[2001]]},
        "edition": "2",
        "page": "3-9",
        "publisher": "Verlag",
    },
    {
        "id": "b",
        "type": "webpage",
        "title": "How to run a meeting",
        "author": [{"family": "Jay", "given": "Antony"}],
        "URL": "https://example.org/a",
        "accessed": {"date-parts": [[2020, 3, 5]]},
    },
]


@pytest.fixture(scope="module")
def german() -> csl.Library:
    return csl.Library(replace(csl.apa_style(), default_locale="de-DE"), ITEMS)


@pytest.mark.parametrize(
    ("mode", "text"),
    [
        pytest.param("normal", "(Müller & Weber, 2001, S. 4–5)", id="in parentheses"),
        pytest.param("composite", "Müller und Weber (2001, S. 4–5)", id="in a sentence"),
    ],
)
def test_citation(german: csl.Library, mode: csl.Mode, text: str) -> None:
    pieces = german.cite([csl.Cite("a", locator="4-5", label="page")], mode=mode)
    assert "".join(it.text for it in pieces) == text


def test_list(german: csl.Library) -> None:
    """The words between the parts are German, and so are days."""
    texts = {it.key: it.text for it in german.bibliography(["a", "b"])}
    assert texts == {
        "a": "Müller, A., & Weber, K. (2001). Ein Aufsatz. In E. Schmidt (Hrsg.), "
        "Ein Sammelband (2. Aufl., S. 3–9). Verlag.",
        "b": "Jay, A. (o. D.). How to run a meeting. Abgerufen 5. März 2020, von https://example.org/a",
    }


@pytest.mark.parametrize(
    ("language", "locale"),
    [
        pytest.param("de", "de-DE", id="German"),
        pytest.param("de-AT", "de-DE", id="Austrian German"),
        pytest.param("en", "", id="English is there anyway"),
        pytest.param("tlh", "", id="none"),
    ],
)
def test_locale_of_a_language(language: str, locale: str) -> None:
    assert csl.locale_of(language) == locale
