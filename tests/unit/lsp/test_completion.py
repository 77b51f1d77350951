"""What is offered is what may stand there, and takes the place of what was begun."""

from __future__ import annotations

import pytest

from generator.load.notes import BASES, NAMES
from generator.lsp.completion import GROUNDS, NOTES, offers
from generator.lsp.offers import Offer, Place
from tests.unit.factories import LI, VOCABULARY, ZHU, card, guidance, playbook

FILES = {
    "references.bib": LI + ZHU,
    "kb/vocabulary.yml": VOCABULARY,
    "kb/cards/lead.md": card(guidance("Lead [@li2010]. <!-- id: lead-openly -->"), title="Lead"),
    "kb/cards/wait.md": card(guidance("Wait [@zhu2013]."), title="Wait"),
}
BOOK = playbook(FILES)
FRONT = ("---", "title: A card")
BODY = (*FRONT, "---", "## Guidance", "")


def at(before: str, above: tuple[str, ...] = BODY, path: str = "kb/cards/wait.md") -> list[Offer]:
    """Return what is offered behind *before*."""
    return list(offers(Place(path, above, before), BOOK))


@pytest.mark.parametrize(
    ("before", "texts", "length"),
    [
        pytest.param("See [@", ["li2010", "zhu2013"], 0, id="works"),
        pytest.param("As @zh", ["li2010", "zhu2013"], 2, id="works in a sentence"),
        pytest.param("[see @li2010; @z", ["li2010", "zhu2013"], 1, id="the second work"),
        pytest.param("ann@exam", [], 0, id="no works in an address"),
        pytest.param("[it](", ["../roles/cio.md", "lead.md"], 0, id="paths"),
        pytest.param("[it](../ro", ["../roles/cio.md", "lead.md"], 5, id="the rest of a path"),
        pytest.param("[it](lead.md#le", ["guidance", "lead-openly"], 2, id="places on a page"),
        pytest.param("[it](#", ["guidance"], 0, id="places on this page"),
        pytest.param("Text <!-- ", [f"{it}: " for it in sorted(NAMES)], 0, id="notes"),
        pytest.param("<!-- basis: ed", ["editorial", "uncited"], 2, id="basis"),
        pytest.param("<!-- id: a; ba", [f"{it}: " for it in sorted(NAMES)], 2, id="second note"),
        pytest.param("<!-- note --> [@", ["li2010", "zhu2013"], 0, id="behind a note"),
        pytest.param("plain words", [], 0, id="nothing"),
    ],
)
def test_body(before: str, texts: list[str], length: int) -> None:
    made = at(before)
    assert [it.text for it in made] == texts
    assert {it.length for it in made} <= {length}


@pytest.mark.parametrize(
    ("before", "above", "texts"),
    [
        pytest.param("roles: [", FRONT, ["cio"], id="roles"),
        pytest.param("roles: [cio, c", FRONT, ["cio"], id="the second role"),
        pytest.param("owner: ", FRONT, ["cio"], id="owner"),
        pytest.param("  - ", (*FRONT, "roles:"), ["cio"], id="roles, one a line"),
        pytest.param("topics: [", FRONT, ["adoption"], id="values of a facet"),
        pytest.param("status: ", FRONT, ["draft", "published", "retired"], id="status"),
        pytest.param("replaced-by: ", FRONT, ["lead", "wait"], id="successor"),
        pytest.param(
            "    ", (*FRONT, "related:", "  supports:"), ["lead", "wait"], id="related cards"
        ),
        pytest.param(
            "  ",
            (*FRONT, "related:"),
            ["contrasts:", "qualifies:", "requires:", "supports:"],
            id="relations",
        ),
    ],
)
def test_values(before: str, above: tuple[str, ...], texts: list[str]) -> None:
    assert [it.text for it in at(before, above)] == texts


def test_keys() -> None:
    """Keys that are written are offered no more; those of facets are."""
    texts = {it.text for it in at("", FRONT)}
    assert {"summary: ", "roles: ", "topics: "} <= texts
    assert "title: " not in texts


@pytest.mark.parametrize(
    ("path", "before", "above", "texts"),
    [
        pytest.param("kb/glossary.yml", "    cards: [", (), ["lead", "wait"], id="cards"),
        pytest.param("kb/glossary.yml", "    role: ", (), ["cio"], id="role"),
        pytest.param(
            "kb/tensions.yml", "    between: [", (), ["lead#lead-openly"], id="statements"
        ),
        pytest.param("kb/sources/a.yml", "    cites: [", (), ["li2010", "zhu2013"], id="works"),
        pytest.param(
            "kb/glossary.yml",
            "      - ",
            ("terms:", "  - id: x", "    cards:"),
            ["lead", "wait"],
            id="one a line",
        ),
        pytest.param("references.bib", "  title = ", (), [], id="nothing in a bibliography"),
    ],
)
def test_lists(path: str, before: str, above: tuple[str, ...], texts: list[str]) -> None:
    assert [it.text for it in at(before, above, path)] == texts


def test_fields_of_a_decision() -> None:
    """`Cards:` offers cards in a decision."""
    above = ("---", "title: What now?", "---", "# Outcomes", "")
    made = at("Cards: wait, le", above, "kb/decisions/what-now.md")
    assert [(it.text, it.length) for it in made] == [("lead", 2), ("wait", 2)]


def test_works_are_found_by_words() -> None:
    """A work is found by its author and title too, which stand beside it."""
    work = at("[@")[0]
    assert (work.detail, work.words) == (
        "Li (2010): Open leadership",
        "li2010 Li (2010): Open leadership",
    )


def test_notes_are_those_that_are_read() -> None:
    """Nothing is explained that is not read."""
    assert (set(NOTES) - set(NAMES), set(GROUNDS)) == (set(), set(BASES))
