# ruff: noqa: RUF001  # because: typographic signs are what comes out
"""Lists of names are read by the rules of BibTeX and biblatex."""

from __future__ import annotations

from typing import Any

import pytest

from generator.load.bib.names import looks_like_organisation, read_names


def name(family: str, given: str = "", particle: str = "", suffix: str = "") -> dict[str, Any]:
    parts = {"family": family, "given": given, "non-dropping-particle": particle, "suffix": suffix}
    return {part: value for part, value in parts.items() if value}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("Li, C.", [name("Li", "C.")], id="family first"),
        pytest.param("Charlene Li", [name("Li", "Charlene")], id="given first"),
        pytest.param("Plato", [name("Plato")], id="one word"),
        pytest.param("Li, C. AND Zhu, A. and B. Ma", [name("Li", "C."), name("Zhu", "A."), name("Ma", "B.")], id="any case of and"),
        pytest.param("Anders Andersen", [name("Andersen", "Anders")], id="and inside a word"),
        pytest.param("Li, C.\n   and Ma, B.", [name("Li", "C."), name("Ma", "B.")], id="over lines"),
        pytest.param("Li, C. and others", [name("Li", "C."), {"literal": "others"}], id="others"),
        pytest.param("{World Health Organization}", [{"literal": "World Health Organization"}], id="organisation"),
        pytest.param("{Barnes and Noble} and Li, C.", [{"literal": "Barnes and Noble"}, name("Li", "C.")], id="and in braces"),
        pytest.param("{A {B} C}", [{"literal": "A B C"}], id="braces in braces"),
        pytest.param(r"{\'E}tienne Roy", [name("Roy", "Étienne")], id="an accent is no organisation"),
        pytest.param("Ludwig van Beethoven", [name("Beethoven", "Ludwig", "van")], id="particle"),
        pytest.param("van der Linden, Wim", [name("Linden", "Wim", "van der")], id="particles first"),
        pytest.param("López de Molina, G.", [name("López de Molina", "G.")], id="particle inside"),
        pytest.param("Jan {'}t Hoen", [name("Hoen", "Jan", "’t")], id="apostrophe"),
        pytest.param("d'Alembert, Jean", [name("d’Alembert", "Jean")], id="joined particle"),
        pytest.param("King, Jr., M. L.", [name("King", "M. L.", suffix="Jr.")], id="junior"),
        pytest.param("Martin Luther King, Jr.", [name("King", "Martin Luther", suffix="Jr.")], id="junior last"),
        pytest.param("Li, C.,", [name("Li", "C.")], id="comma at the end"),
        pytest.param("and Li, C. and", [name("Li", "C.")], id="and at the ends"),
        pytest.param("family=Aa, given=B., prefix=de, suffix=Jr", [name("Aa", "B.", "de", "Jr")], id="named parts"),
        pytest.param("", [], id="empty"),
    ],
)  # fmt: skip
def test_read_names(value: str, expected: list[dict[str, Any]]) -> None:
    assert expected == read_names(value)


def test_useprefix_off() -> None:
    """Without ``useprefix`` the particle does not count for sorting and citing."""
    expected = [{"family": "Mises", "given": "L.", "dropping-particle": "von"}]
    assert expected == read_names("von Mises, L.", useprefix=False)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Media Strategy Lab", True),
        ("University of Oxford", True),
        ("Acme Inc.", True),
        ("Labov, William", False),
        ("William Labov", False),
        ("Lab, M. S.", False),
    ],
)
def test_looks_like_organisation(written: str, expected: bool) -> None:
    assert expected is looks_like_organisation(written)
