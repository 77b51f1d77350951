"""Statements are tied to facts that exist, and tensions to statements."""

from __future__ import annotations

import pytest

from generator.kinds import Kind
from tests.unit.factories import (
    LI,
    ROLES,
    SOURCE,
    cards,
    guidance,
    load_and_resolve,
    of_rule,
    playbook,
    spotted,
)

ESSAY = {"kb/sources/essay.yml": SOURCE, "references.bib": LI}


@pytest.mark.parametrize(
    ("origins", "expected"),
    [
        pytest.param("A1.1a", [], id="known"),
        pytest.param("A1.1a, A1.1b", [], id="two"),
        pytest.param("A1.1", ["A1.1"], id="a statement is no fact"),
        pytest.param("A1.1a, A9.9z", ["A9.9z"], id="second"),
    ],
)
def test_facts(origins: str, expected: list[str]) -> None:
    files = ESSAY | cards(a=guidance(f"One [@li2010]. <!-- from: {origins} -->"))
    made, findings = load_and_resolve(files)
    assert expected == spotted(of_rule("unknown-source-statement", findings), files)
    assert set(origins.split(", ")) - set(expected) == set(made.covering)


def test_covering_says_where() -> None:
    """Each fact knows the statements that carry it."""
    files = ESSAY | cards(
        a=guidance("One [@li2010]. <!-- from: A1.1a -->"),
        b=guidance("Two [@li2010]. <!-- from: A1.1a -->"),
    )
    covering = playbook(files).covering
    found = [(card.id, statement.text) for card, statement in covering["A1.1a"]]
    assert found == [("a", "One [@li2010]."), ("b", "Two [@li2010].")]


def test_nothing_is_said_without_the_sources() -> None:
    """If a source document could not be read, its facts are not unknown."""
    files = cards(a=guidance("One. <!-- basis: uncited; from: A1.1a -->"))
    found = load_and_resolve(files, unread=("kb/sources/essay.yml",))[1]
    assert [it.rule for it in found] == []


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        pytest.param(("x", "y"), [], id="different"),
        pytest.param(("x", "x"), ["x"], id="twice"),
        pytest.param(("x", "x", "x"), ["x", "x"], id="three times"),
    ],
)
def test_duplicate_statement_id(ids: tuple[str, ...], expected: list[str]) -> None:
    lines = [f"- One. <!-- id: {it}; basis: uncited -->" for it in ids]
    files = cards(a=guidance(*lines))
    found = of_rule("duplicate-statement-id", load_and_resolve(files)[1])
    assert expected == spotted(found, files)


def test_ids_of_two_cards_may_be_equal() -> None:
    """An id is the address of a statement on its own card."""
    statement = guidance("One. <!-- id: x; basis: uncited -->")
    assert load_and_resolve(cards(a=statement, b=statement))[1] == ()


@pytest.mark.parametrize(
    ("said", "kept", "expected"),
    [
        pytest.param("[a#x]", ("a#x",), [], id="known"),
        pytest.param("[a#y, a#x]", ("a#x",), ["a#y"], id="no such statement"),
        pytest.param("[c#x]", (), ["c#x"], id="no such card"),
    ],
)
def test_said_by(said: str, kept: tuple[str, ...], expected: list[str]) -> None:
    """Roles and resources name statements that exist."""
    role = ROLES["kb/roles/cio.md"].replace("owner:", f"said-by: {said}\nowner:")
    files = cards(a=guidance("One. <!-- id: x; basis: uncited -->")) | {"kb/roles/cio.md": role}
    made, findings = load_and_resolve(files)
    assert made.sheets[Kind.ROLE]["cio"].meta.said_by == kept
    assert expected == spotted(of_rule("unknown-statement", findings), files)


@pytest.mark.parametrize(
    ("between", "expected", "help"),
    [
        pytest.param("[a#x, b#y]", [], "", id="known"),
        pytest.param("[a#x, b#statement-1]", ["b#statement-1"], "write `card#id`", id="by number"),
        pytest.param("[a#x, b#yy]", ["b#yy"], "did you mean `b#y`?", id="near"),
        pytest.param("[a, b#y]", ["a"], "write `card#id`", id="no statement"),
    ],
)
def test_tensions(between: str, expected: list[str], help: str) -> None:
    files = cards(
        a=guidance("One. <!-- id: x; basis: uncited -->"),
        b=guidance("Two. <!-- id: y; basis: uncited -->"),
    ) | {
        "kb/tensions.yml": (
            "tensions:\n  - id: t\n    title: T\n"
            f"    between: {between}\n    tension: They pull.\n    advice: Push.\n"
        )
    }
    made, findings = load_and_resolve(files)
    found = of_rule("unknown-statement", findings)
    assert expected == spotted(found, files)
    assert all(it.help.startswith(help) for it in found)
    assert (len(made.tensions) == 0) == bool(expected)
