"""The YAML files of kb/ are read entry by entry; a faulty one hides no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.findings.diagnostics import Diagnostic, Text
from generator.load.documents import load_document
from generator.load.lists.glossary import load_glossary
from generator.load.lists.tensions import load_tensions
from generator.load.lists.vocabulary import load_vocabulary
from generator.model.text import Basis, Name

GLOSSARY = """\
terms:
  - id: cio
    term: Chief Information Officer
    abbreviation: CIO
    definition: CIO is short for it.
    synonyms: [CIOs, head of IT]
    basis: uncited
    role: cio
    cards: [goals-first]
"""
VOCABULARY = """\
facets:
  - id: topic
    key: topics
    title: Topic
    plural: Topics
    values:
      - id: goals
        title: Goals
        description: What it is for.
"""
TENSIONS = """\
tensions:
  - id: pull
    title: Two sides
    between: [a#x, b#y]
    tension: One pulls.
    advice: Wait.
"""
DOCUMENT = """\
title: The essay
statements:
  - id: A1.1
    cites: [li2010]
    basis: cited
    facts:
      a: Goals decide.
"""


def said(findings: tuple[Diagnostic, ...]) -> list[tuple[str, int, int]]:
    return [(it.rule, it.span.line, it.span.column) for it in findings]


def test_glossary() -> None:
    """Names of other things keep their places."""
    text = Text("kb/glossary.yml", GLOSSARY)
    (term,), _, findings = load_glossary(text)
    at = text.offset(9, 13)
    assert findings == ()
    assert (term.id, term.abbreviation, term.basis) == ("cio", "CIO", Basis.UNCITED)
    assert term.synonyms == ("CIOs", "head of IT")
    assert term.cards == (Name("goals-first", text.span(at, at + 11)),)
    assert term.role is not None
    assert term.role.value == "cio"


@pytest.mark.parametrize(
    ("line", "marked", "rules"),
    [
        pytest.param("", True, [], id="left out"),
        pytest.param("    mark: false\n", False, [], id="off"),
        pytest.param("    mark: no\n", True, ["bad-value"], id="no truth"),
    ],
)
def test_mark_of_a_term(line: str, marked: bool, rules: list[str]) -> None:
    """A term is marked in texts unless it says that it is too common a word."""
    entry = "terms:\n  - id: a\n    term: a\n    definition: b\n    basis: editorial\n"
    (term,), _, findings = load_glossary(Text("kb/glossary.yml", entry + line))
    assert term.marked is marked
    assert [it.rule for it in findings] == rules


def test_vocabulary() -> None:
    """A facet has its values by id."""
    (facet,), _, findings = load_vocabulary(Text("kb/vocabulary.yml", VOCABULARY))
    assert findings == ()
    assert (facet.id, facet.key, list(facet.values)) == ("topic", "topics", ["goals"])
    description = facet.values["goals"].description
    assert description
    assert description.text.content == "What it is for."


def test_tensions() -> None:
    """A tension has two sides with their places."""
    (tension,), _, findings = load_tensions(Text("kb/tensions.yml", TENSIONS))
    assert findings == ()
    assert [it.value for it in tension.between] == ["a#x", "b#y"]
    assert tension.between[1].span.column == 20


def test_document() -> None:
    """Facts are named by the statement's id and their letter."""
    document, _, findings = load_document(Text("kb/sources/essay.yml", DOCUMENT))
    assert findings == ()
    assert document is not None
    assert (document.id, document.title) == ("essay", "The essay")
    assert document.statements[0].facts == {"A1.1a": "Goals decide."}


@pytest.mark.parametrize(
    ("load", "content", "expected"),
    [
        pytest.param(load_glossary, "", [("missing-key", 1, 1)], id="empty file"),
        pytest.param(load_glossary, "terms:\n", [("empty-value", 1, 1)], id="nothing"),
        pytest.param(load_glossary, "terms: []\n", [], id="an empty list"),
        pytest.param(load_glossary, "terms: x\n", [("wrong-type", 1, 8)], id="no list"),
        pytest.param(load_glossary, "- x\n", [("wrong-type", 1, 1)], id="no keys"),
        pytest.param(load_glossary, "term: []\n", [("unknown-key", 1, 1)], id="other key"),
        pytest.param(load_glossary, "terms: [x]\n", [("wrong-type", 1, 9)], id="an entry of text"),
        pytest.param(
            load_glossary,
            GLOSSARY.replace("basis: uncited", "basis: guess"),
            [("bad-value", 7, 12)],
            id="value",
        ),
        pytest.param(
            load_glossary,
            GLOSSARY.replace("    definition: CIO is short for it.\n", ""),
            [("missing-key", 2, 9)],
            id="missing key",
        ),
        pytest.param(
            load_glossary,
            GLOSSARY + GLOSSARY.removeprefix("terms:\n"),
            [("duplicate-id", 10, 9)],
            id="id twice",
        ),
        pytest.param(
            load_glossary,
            GLOSSARY.replace("definition: CIO", "definition: CIO: it"),
            [("yaml-syntax", 5, 20)],
            id="syntax: the entry is not missing its keys",
        ),
        pytest.param(
            load_vocabulary,
            VOCABULARY.replace("key: topics", "key: roles"),
            [("bad-value", 3, 10)],
            id="a facet with a key of front matter",
        ),
        pytest.param(
            load_vocabulary,
            VOCABULARY.replace("id: topic", "id: role"),
            [("bad-value", 2, 9)],
            id="a facet with an id that addresses use",
        ),
        pytest.param(
            load_vocabulary,
            VOCABULARY.replace("        title: Goals\n", ""),
            [("missing-key", 7, 13)],
            id="a facet's value without title",
        ),
        pytest.param(
            load_tensions,
            TENSIONS.replace(", b#y", ""),
            [("bad-value", 4, 14)],
            id="a tension with one side",
        ),
        pytest.param(
            load_document,
            DOCUMENT.replace("title: The essay\n", "titel: The essay\n"),
            [("unknown-key", 1, 1)],
            id="a document's title",
        ),
        pytest.param(
            load_document,
            DOCUMENT.replace("      a: Goals decide.\n", "      - Goals decide.\n"),
            [("wrong-type", 7, 7)],
            id="facts as a list",
        ),
        pytest.param(load_document, "", [("missing-key", 1, 1)], id="an empty document"),
    ],
)
def test_faults(
    load: Callable[[Text], tuple[Any, Any, tuple[Diagnostic, ...]]],
    content: str,
    expected: list[tuple[str, int, int]],
) -> None:
    _, _, findings = load(Text("kb/x.yml", content))
    assert said(findings) == expected


def test_sound_entries_stay() -> None:
    """Of a file with a faulty entry all others are read, and the faulty one as far as it goes."""
    content = GLOSSARY + "  - id: x\n    term: X\n    basis: guess\n  - id: C D\n"
    terms, _, findings = load_glossary(Text("kb/glossary.yml", content))
    assert [it.id for it in terms] == ["cio", "x"]
    assert {it.rule for it in findings} == {"bad-value", "missing-key"}


def test_allowances() -> None:
    """A comment may allow a finding of the entry below it."""
    content = GLOSSARY.replace("  - id", "  # allow: glossary-clash: both are used\n  - id")
    _, allowances, _ = load_glossary(Text("kb/glossary.yml", content))
    found = [(it.rule.value, it.first_line, it.last_line) for it in allowances]
    assert found == [("glossary-clash", 3, 10)]
