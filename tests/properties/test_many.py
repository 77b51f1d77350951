"""Test that a playbook of many things is checked in linear time, whatever is wrong with each.

A fault is told with the name that was meant, and that is looked for among all: steps are counted,
since each name that is gone through in Python is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from generator.findings.diagnostics import Text
from generator.model.site import Settings
from generator.pipeline import Input, check_playbook
from tests.timing import calls_of
from tests.unit.factories import LI, ROLES, VOCABULARY, card, guidance

pytestmark = pytest.mark.slow

FEW, TIMES = 10, 8
MOST = 10  # times the steps; those of a quadratic check are 13 to 60 times as many

STATEMENTS = {
    "sound": "- Do it [@work{n}].",
    "works typed by hand": "- Do it (Author{n}, 2010).",
    "works named in words": "- As Author{n} said in 2010, do it.",
    "unknown works": "- Do it [@wrok{n}].",
    "authors for keys": "- Do it [@Author{n}, 2010].",
    "no citations": "- Do it, @work {n}.",
    "broken links": "- Do it [well](crad-{n}.md). <!-- basis: editorial -->",
    "missing sections": "- Do it [well](card-{n}.md#none). <!-- basis: editorial -->",
    "no notes": "- Do it. <!-- bassi: editorial -->",
    "allowed": "- Do it. <!-- allow: bare-statement: because of {n} -->",
    "unknown facts": "- Do it. <!-- from: X{n}.a --> <!-- basis: editorial -->",
    "terms": "- A term {n} is a trem-{n}. <!-- basis: editorial -->",
    "one id each": "- Do it. <!-- id: one-{n} --> <!-- id: two-{n} --> <!-- basis: editorial -->",
}
HEADS = {
    "unknown relations": "related:\n  supports:\n    crad-{n}: So.\n",
    "relations to itself": "related:\n  supports:\n    card-{n}: So.\n",
    "unknown values": "topics: [adoptoin-{n}]\n",
    "unknown keys": "toipcs{n}: [adoption]\n",
    "the same former id": "aliases: [old]\n",
    "former ids of others": "aliases: [card-{n}1]\n",
    "the same synonym": "synonyms: [word]\n",
}
BESIDE = {
    "tensions of no statements": (
        "kb/tensions.yml",
        "tensions:\n",
        (
            "  - id: t-{n}\n    title: T {n}\n    tension: So.\n    advice: So.\n"
            "    between: [card-{n}#statment-1, crad-{n}#statement-1]\n"
        ),
    ),
    "terms twice": (
        "kb/glossary.yml",
        "terms:\n",
        (
            "  - id: term-{n}\n    term: Same\n    definition: So.\n    synonyms: [word]\n"
            "    basis: editorial\n"
        ),
    ),
    "works twice": (
        "more.bib",
        "",
        "@book{{more{n}, author = {{Li, C.}}, title = {{Open Leadership}}, date = {{2010}}}}\n\n",
    ),
    "values twice": (
        "kb/vocabulary.yml",
        VOCABULARY,
        "      - id: adoption\n        title: Adoption\n        description: Number {n}.\n",
    ),
    "decisions that lead nowhere": (
        "kb/decisions/many.md",
        (
            "---\ntitle: Which one?\nsummary: Which one is it?\nkind: tree\nstart: q-0\nroles: [cio]\n"
            "owner: cio\nreviewed: 2026-11-01\nreview: 12 months\n---\n\n# Questions\n\n"
        ),
        (
            "## Is it {n}? {{#q-{n}}}\n\nWhy: It may be so [@work{n}].\n\n- Yes {{#yes}} -> outcmoe-{n}\n"
            "- No {{#no}} -> q-{n}\n\n"
        ),
    ),
    "courses of no cards": (
        "kb/courses/many.md",
        (
            "---\ntitle: A course\nsummary: What the course is for.\nstatus: published\nroles: [cio]\n"
            "owner: cio\nreviewed: 2026-11-01\nreview: 12 months\n---\nIt is one.\n\n"
        ),
        (
            "## Module {n} {{#module-{n}}}\n\nMinutes: 10\nAim: Do {n}.\n\n### Read\n"
            "- [Card](../cards/crad-{n}.md)\n\n"
        ),
    ),
}


def _bodies() -> Iterator[object]:
    for name, statement in STATEMENTS.items():
        yield pytest.param("", statement, "", id=name)
    for name, head in HEADS.items():
        yield pytest.param(head, STATEMENTS["sound"], "", id=name)
    for name in BESIDE:
        yield pytest.param("", STATEMENTS["sound"], name, id=name)


@pytest.mark.parametrize(("head", "statement", "beside"), [*_bodies()])
def test_many_things_take_linear_time(head: str, statement: str, beside: str) -> None:
    """Eight times the things take nowhere near sixty-four times the steps."""
    check_playbook(
        _given(1, head, statement, beside)
    )  # takes the steps that only a first one takes
    one, few, many = (_steps(_given(it, head, statement, beside)) for it in (1, FEW, FEW * TIMES))
    assert many - one < MOST * (few - one)


def _steps(given: Input) -> int:
    return calls_of(lambda: check_playbook(given))


def _given(count: int, head: str, statement: str, beside: str) -> Input:
    files = {**ROLES, "kb/vocabulary.yml": VOCABULARY}
    files["references.bib"] = LI + "".join(
        f"@book{{work{n}, author = {{Author{n}, A.}}, title = {{A Book of {n}}}, date = {{2010}}}}\n"
        for n in range(count)
    )
    for n in range(count):
        body = guidance(statement.format(n=n))
        files[f"kb/cards/card-{n}.md"] = card(body, title=f"Card {n}", front=head.format(n=n))
    if beside:
        path, begin, each = BESIDE[beside]
        files[path] = begin + "".join(each.format(n=n) for n in range(count))
    settings = Settings(bibliography=("references.bib", "more.bib"))
    return Input({it: Text(it, text) for it, text in files.items()}, settings, date(2026, 12, 1))
