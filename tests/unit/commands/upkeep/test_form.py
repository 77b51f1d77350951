"""The usual form of a file: keys in order, lists on one line, no white space at line ends."""

from __future__ import annotations

import pytest

from generator.commands.upkeep.form import formatted
from generator.findings.diagnostics import Text
from generator.kinds import Kind


def form(content: str, kind: Kind = Kind.CARD) -> str | None:
    """Return *content* in its usual form."""
    return formatted(kind, Text("kb/cards/a.md", content), ("topics", "phases"))


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        pytest.param("owner: cio\ntitle: A", "title: A\nowner: cio", id="order"),
        pytest.param("phases: [a]\nowner: b\ntopics: [c]\nroles: [d]", "roles: [d]\ntopics: [c]\nphases: [a]\nowner: b", id="facets"),
        pytest.param("# why\nowner: cio\ntitle: A", "title: A\n# why\nowner: cio", id="comment above"),
        pytest.param("title: A\n# the end", "title: A\n# the end", id="comment below"),
        pytest.param("strange: x\ntitle: A", "title: A\nstrange: x", id="unknown key"),
        pytest.param("title:   A  ", "title: A", id="white space"),
        pytest.param("title: A # so", "title: A # so", id="comment behind"),
        pytest.param("title: A\n\n\nowner: b", "title: A\nowner: b", id="blank lines"),
        pytest.param("roles:\n  - a\n  - b", "roles: [a, b]", id="block list"),
        pytest.param("roles:\n- a", "roles: [a]", id="block list without indent"),
        pytest.param("roles: [ a,b ,c, ]", "roles: [a, b, c]", id="flow list"),
        pytest.param("roles: [a,\n  b]", "roles: [a, b]", id="flow list of two lines"),
        pytest.param("roles:\n  - a # first\n  - b", "roles:\n  - a # first\n  - b", id="list with a comment"),
        pytest.param("synonyms:\n  - a, b", "synonyms:\n  - a, b", id="comma in a value"),
        pytest.param("synonyms:\n  - 'a, b'", "synonyms: ['a, b']", id="quoted comma"),
        pytest.param("'owner': b # so\n\"title\" : A", "title: A\nowner: b # so", id="quoted keys"),
        pytest.param("'roles':\n  - a\n\"topics\": [ b ]", "roles: [a]\ntopics: [b]", id="lists of quoted keys"),
        pytest.param("reason: >\n  a  \n  b", "reason: >\n  a  \n  b", id="folded text"),
        pytest.param("changes:\n  - date: 2026-11-01\n    words: a ", "changes:\n  - date: 2026-11-01\n    words: a", id="list of keys"),
    ],
)  # fmt: skip
def test_front(front: str, expected: str) -> None:
    """What is told of each key stays; where it stands follows the model."""
    assert form(f"---\n{front}\n---\n") == f"---\n{expected}\n---\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("a \nb\t\n", "a\nb\n", id="white space"),
        pytest.param("a  \nb\n", "a  \nb\n", id="hard break"),
        pytest.param("a  \n\nb\n", "a\n\nb\n", id="no break before a blank line"),
        pytest.param("a\n\n\n\nb\n", "a\n\nb\n", id="blank lines"),
        pytest.param("```\na  \n\n\n\nb\n```\n", "```\na  \n\n\n\nb\n```\n", id="code"),
        pytest.param("    a  \n\n\n    b\n", "    a  \n\n\n    b\n", id="indented code"),
        pytest.param("$$\na  \n$$\n", "$$\na  \n$$\n", id="formula"),
        pytest.param("| a |  \n|---|\n| b | \n", "| a |\n|---|\n| b |\n", id="table"),
        pytest.param("a\\_b [^1]\n\n[^1]: c\n", "a\\_b [^1]\n\n[^1]: c\n", id="never unescaped"),
        pytest.param("a", "a\n", id="line end"),
        pytest.param("a\n\n\n", "a\n", id="end"),
        pytest.param("\n\n\na\n", "\na\n", id="one blank line above"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_body(body: str, expected: str) -> None:
    """The text is never broken into other lines."""
    assert form(f"---\ntitle: A\n---\n{body}") == f"---\ntitle: A\n---\n{expected}"


@pytest.mark.parametrize(
    "front",
    ["title: a: b", "[title]", "title: A\ntitle: B", "{title: A}", "? title\n: A"],
    ids=["broken", "list", "twice", "in braces", "key apart"],
)
def test_left_alone(front: str) -> None:
    """Front matter that cannot be read, or is written in another way, is left to its author."""
    assert form(f"---\n{front}\n---\n") is None


def test_no_front_matter() -> None:
    """A page of docs/ may have none; a card without is left alone."""
    assert form("\n\n# A \n", Kind.DOC) == "# A\n"
    assert form("# A \n") is None
