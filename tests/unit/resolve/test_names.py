"""Names in front matter and YAML lead to things that are there, or are found."""

from __future__ import annotations

import pytest

from generator.kinds import Kind
from tests.unit.factories import (
    ROLES,
    VOCABULARY,
    card,
    cards,
    load_and_resolve,
    of_rule,
    spotted,
)


@pytest.mark.parametrize(
    ("front", "rule", "place", "help"),
    [
        pytest.param("related:\n  supports:\n    bb: why\n", "unknown-card", "bb", "did you mean `b`?", id="related"),
        pytest.param("status: retired\nreplaced-by: bb\n", "unknown-card", "bb", "did you mean `b`?", id="successor"),
        pytest.param("topics: [adpotion]\n", "unknown-facet-value", "adpotion", "did you mean `adoption`?", id="facet value"),
        pytest.param("topics: [adoption, xyz]\n", "unknown-facet-value", "xyz", "write one of `adoption`", id="second value"),
    ],
)  # fmt: skip
def test_unknown_name(front: str, rule: str, place: str, help: str) -> None:
    text = card(front=front)
    if "status:" in front:
        text = text.replace("status: published\n", "", 1)
    files = {"kb/vocabulary.yml": VOCABULARY, "kb/cards/a.md": text} | cards(b="")
    found = of_rule(rule, load_and_resolve(files)[1])
    assert [place] == spotted(found, files)
    assert [help] == [it.help for it in found]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        pytest.param("roles: [cio]", "roles: [cio, cmo]", "cmo", id="roles"),
        pytest.param("owner: cio", "owner: ceo", "ceo", id="owner"),
    ],
)
def test_unknown_role(old: str, new: str, place: str) -> None:
    files = {"kb/cards/a.md": card().replace(old, new)}
    made, findings = load_and_resolve(files)
    found = of_rule("unknown-role", findings)
    assert [place] == spotted(found, files)
    assert [it.help for it in found] == ["did you mean `cio`?"]
    assert place not in (
        *made.sheets[Kind.CARD]["a"].meta.roles,
        made.sheets[Kind.CARD]["a"].meta.owner,
    )


def test_what_a_role_reads_first() -> None:
    """A card that is not there is found at its place, and left out; the order stays."""
    role = ROLES["kb/roles/cio.md"].replace("owner: cio", "read-first: [b, aa, a]\nowner: cio")
    files = {"kb/roles/cio.md": role} | cards(a="", b="")
    made, findings = load_and_resolve(files)
    found = of_rule("unknown-card", findings)
    assert [(place, it.help) for place, it in zip(spotted(found, files), found, strict=True)] == [
        ("aa", "did you mean `a`?")
    ]
    assert made.sheets[Kind.ROLE]["cio"].meta.role.first == ("b", "a")


def test_an_owner_may_be_a_person() -> None:
    """A quoted handle is no role's id."""
    files = {"kb/cards/a.md": card().replace("owner: cio", 'owner: "@ann"')}
    assert load_and_resolve(files)[1] == ()


def test_unknown_names_are_left_out() -> None:
    """Whoever holds the playbook can follow each name in it."""
    front = "related:\n  supports:\n    b: why\n    x: why\ntopics: [adoption, y]\n"
    files = {"kb/vocabulary.yml": VOCABULARY, "kb/cards/a.md": card(front=front)} | cards(b="")
    made, _ = load_and_resolve(files)
    meta = made.sheets[Kind.CARD]["a"].meta
    assert [it.card for it in made.relations["a"]] == ["b"]
    assert meta.facets == {"topics": ("adoption",)}


def test_terms_lose_unknown_names() -> None:
    """A term names cards and a role that exist."""
    files = cards(b="") | {
        "kb/glossary.yml": (
            "terms:\n  - id: x\n    term: X\n    definition: Y\n    basis: editorial\n"
            "    cards: [b, c]\n    role: cmo\n"
        )
    }
    made, findings = load_and_resolve(files)
    assert spotted(findings, files) == ["c", "cmo"]
    assert [it.value for it in made.terms["x"].cards] == ["b"]
    assert None is made.terms["x"].role


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param("aliases: [old]\n", "", [], id="free"),
        pytest.param("aliases: [b]\n", "", ["b"], id="a page"),
        pytest.param("aliases: [old]\n", "aliases: [old]\n", ["old"], id="another alias"),
        pytest.param("aliases: [cio]\n", "", [], id="a page of another kind"),
    ],
)
def test_aliases(a: str, b: str, expected: list[str]) -> None:
    files = {"kb/cards/a.md": card(front=a, title="A"), "kb/cards/b.md": card(front=b, title="B")}
    made, findings = load_and_resolve(files)
    assert expected == spotted(of_rule("alias-clash", findings), files)
    assert all(target in made.sheets[kind] for (kind, _), target in made.aliases.items())


def test_relations_are_seen_from_both_sides() -> None:
    """A relation is written once and named on both cards."""
    files = cards(b="") | {"kb/cards/a.md": card(front="related:\n  requires:\n    b: why\n")}
    made, _ = load_and_resolve(files)
    assert [(it.label, it.card) for it in made.relations["a"]] == [("requires", "b")]
    assert [(it.label, it.card) for it in made.relations["b"]] == [("comes before", "a")]
    reasons = [it.reason for name in "ab" for it in made.relations[name]]
    assert [it.text.content for it in reasons if it] == ["why", "why"]
