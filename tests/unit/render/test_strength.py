"""How strongly a statement advises is its own verb, and of several the weakest."""

from __future__ import annotations

import pytest

from generator.render.strength import strength_of


@pytest.mark.parametrize(
    ("words", "language", "strength"),
    [
        pytest.param("A sponsor must have the budget.", "en", "must", id="must"),
        pytest.param("A CIO has to decide.", "en", "must", id="has to"),
        pytest.param("A CIO Should\nlead openly.", "en", "should", id="over a line"),
        pytest.param("It could be outsourced.", "en", "could", id="could"),
        pytest.param("You need not be active outside.", "en", "need not", id="need not"),
        pytest.param("A CIO does not have to blog.", "en", "need not", id="not a must"),
        pytest.param("It must not be sold; it should be kept.", "en", "should", id="the weakest"),
        pytest.param("It could help, and it must be tried.", "en", "could", id="weakest, first"),
        pytest.param("May a CIO blog? It may help.", "en", "could", id="may"),
        pytest.param("A CIO should decide in May 2027.", "en", "should", id="a month is no verb"),
        pytest.param("Publish by May.", "en", "", id="a month alone"),
        pytest.param("Lead openly.", "en", "", id="an order"),
        pytest.param("Employees can reach the training.", "en", "", id="what is possible"),
        pytest.param("It may not be shown.", "en", "", id="what is forbidden is no could"),
        pytest.param("The mustard is shallow.", "en", "", id="part of a word"),
        pytest.param("Eine Leitung sollte zuhören.", "de-CH", "should", id="German"),
        pytest.param("Sie muss das nicht selbst tun.", "de", "need not", id="German, need not"),
        pytest.param("Il faut décider.", "fr", "", id="a language without verbs here"),
    ],
)
def test_strength(words: str, language: str, strength: str) -> None:
    assert strength_of(words, language) == strength
