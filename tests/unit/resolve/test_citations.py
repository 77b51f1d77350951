"""Citations lead to references, and references know where they are cited."""

from __future__ import annotations

import pytest

from generator.kinds import Kind
from generator.model.text import Basis
from tests.unit.factories import (
    LI,
    SOURCE,
    ZHU,
    cards,
    guidance,
    load_and_resolve,
    playbook,
    spotted,
)


@pytest.mark.parametrize(
    ("words", "rule", "place", "help"),
    [
        pytest.param("[@li2011]", "unknown-citation", "li2011", "did you mean `li2010`?", id="near"),
        pytest.param("[@smith1999]", "unknown-citation", "smith1999", "add the entry to `references.bib`", id="far"),
        pytest.param("[@li2010; @zhu2014]", "unknown-citation", "zhu2014", "did you mean `zhu2013`?", id="second"),
        pytest.param("[@Li2010]", "citation-case", "Li2010", "write `li2010`", id="case"),
        pytest.param("as @li2011 says", "unmatched-at-word", "li2011", "did you mean `@li2010`?", id="near word"),
        pytest.param("ask @acme", "unmatched-at-word", "acme", r"write `\@` if no citation is meant", id="far word"),
    ],
)  # fmt: skip
def test_unknown(words: str, rule: str, place: str, help: str) -> None:
    files = cards(a=words) | {"references.bib": LI + ZHU}
    (finding,) = load_and_resolve(files)[1]
    assert (rule, help) == (finding.rule, finding.help)
    assert [place] == spotted([finding], files)


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        pytest.param("see @fig-model", ["foreign-markup"], id="figure"),
        pytest.param("see @tbl:2", ["foreign-markup"], id="table"),
        pytest.param("see @sec-aim", ["foreign-markup"], id="section"),
        pytest.param(
            "see @fig-model [@li2011]",
            ["foreign-markup", "unknown-citation"],
            id="the work behind it",
        ),
        pytest.param("[@fig-model]", ["unknown-citation"], id="in brackets"),
        pytest.param("see @figment", ["unmatched-at-word"], id="another word"),
    ],
)
def test_what_is_left_to_other_tools(words: str, rules: list[str]) -> None:
    """A bare reference to a figure, a table or a section is no citation: other tools have it."""
    found = load_and_resolve(cards(a=words) | {"references.bib": LI})[1]
    assert rules == [it.rule for it in found]


def test_a_key_may_look_like_a_figure() -> None:
    """Where a work has such a key, it is cited."""
    entry = LI.replace("li2010", "fig-2010")
    made, found = load_and_resolve(cards(a="see @fig-2010") | {"references.bib": entry})
    assert [it.sheet.id for it in made.citing["fig-2010"]] == ["a"]
    assert found == ()


def test_a_key_nearly_written_looks_like_no_figure() -> None:
    """What may be a slip in a key is told as one."""
    entry = LI.replace("li2010", "fig-2010")
    found = load_and_resolve(cards(a="see @fig-2011") | {"references.bib": entry})[1]
    assert [it.help for it in found] == ["did you mean `@fig-2010`?"]


@pytest.mark.parametrize(
    ("words", "keys", "basis"),
    [
        pytest.param("One [@li2010].", ["li2010"], Basis.CITED, id="known"),
        pytest.param("One [@li2010; @x].", ["li2010"], Basis.CITED, id="one of two"),
        pytest.param("One [@x].", [], Basis.CITED, id="unknown: cited all the same"),
        pytest.param("Ask @acme.", [], None, id="a word is no citation"),
    ],
)
def test_statements_keep_known_works(words: str, keys: list[str], basis: Basis | None) -> None:
    made = playbook(cards(a=guidance(words)) | {"references.bib": LI})
    (statement,) = made.sheets[Kind.CARD]["a"].document.statements
    assert keys == [cite.key.value for it in statement.clusters for cite in it.cites]
    assert basis == statement.basis


def test_uses_say_where() -> None:
    """A reference knows each citation of it, with the statement that it is in."""
    files = cards(a=guidance("One [@li2010].") + "\nAlso [@li2010].\n") | {
        "references.bib": LI + ZHU
    }
    made = playbook(files)
    (card,) = made.cards()
    assert made.citing["zhu2013"] == ()
    assert [it.sheet.id for it in made.citing["li2010"]] == ["a", "a"]
    assert [card.document.statements[0], card.document.statements[1]] == [
        it.statement for it in made.citing["li2010"]
    ]


def test_nothing_is_said_without_the_references() -> None:
    """If the bibliography could not be read, its keys are not unknown."""
    found = load_and_resolve(cards(a="[@li2010]"), unread=("references.bib",))[1]
    assert [it.rule for it in found] == []


def test_source_documents_cite_too() -> None:
    """A work that a source document cites exists, or is found and left out."""
    files = {"kb/sources/essay.yml": SOURCE, "references.bib": ZHU}
    made, findings = load_and_resolve(files)
    assert spotted(findings, files) == ["li2010"]
    assert [it.rule for it in findings] == ["unknown-citation"]
    assert made.documents[0].statements[0].cites == ()


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        pytest.param(("who/2020", "who:2020"), ["who:2020"], id="the same address"),
        pytest.param(("who2020", "who2021"), [], id="different"),
    ],
)
def test_addresses_of_references(keys: tuple[str, ...], expected: list[str]) -> None:
    bib = "".join(
        f"@book{{{key}, author = {{W}}, title = {{T {key}}}, date = {{2020}}}}\n" for key in keys
    )
    files = {"references.bib": bib}
    found = [it for it in load_and_resolve(files)[1] if it.rule == "reference-slug-clash"]
    assert expected == spotted(found, files)


@pytest.mark.parametrize(
    ("fields", "incomplete", "acknowledged"),
    [
        pytest.param("title = {T}", False, False, id="complete"),
        pytest.param("date = {2013}", True, False, id="no title"),
        pytest.param("keywords = {incomplete}", True, True, id="stub"),
        pytest.param("title = {T}, keywords = {a; incomplete}", True, True, id="stub with a title"),
    ],
)
def test_stubs(fields: str, incomplete: bool, acknowledged: bool) -> None:
    made = playbook({"references.bib": f"@misc{{x, author = {{Zhu}}, {fields}}}\n"})
    assert (incomplete, acknowledged) == (
        made.references["x"].incomplete,
        made.references["x"].acknowledged,
    )
