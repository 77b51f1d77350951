"""Author prose outside bodies: in each field the same is found as in a card, at its place."""

from __future__ import annotations

from datetime import date

import pytest

from generator.findings.diagnostics import Diagnostic
from generator.kinds import Kind
from generator.model.playbook import Playbook, Target
from generator.rules.checks import run_checks
from tests.unit.factories import LI, card, cards, guidance, load_and_resolve, spotted

BASE = cards(b=guidance("- So. <!-- id: x -->", "- No. <!-- id: y -->")) | {"references.bib": LI}
DRAFT = {"kb/cards/draft.md": card(title="A draft", status="draft")}


def glossary(words: str) -> dict[str, str]:
    return {
        "kb/glossary.yml": f"terms:\n  - id: t\n    term: word\n    definition: {words}\n"
        "    basis: editorial\n"
    }


def tension(words: str) -> dict[str, str]:
    return {
        "kb/tensions.yml": "tensions:\n  - id: p\n    title: A pull\n    between: [b#x, b#y]\n"
        f"    tension: {words}\n"
    }


def advice(words: str) -> dict[str, str]:
    (path, text), *_ = tension("Both.").items()
    return {path: f"{text}    advice: {words}\n"}


def reason(words: str) -> dict[str, str]:
    return {"kb/cards/a.md": card(front=f"related:\n  requires:\n    b: {words}\n", title="A")}


def change(words: str) -> dict[str, str]:
    front = f"changes:\n  - date: 2026-01-02\n    words: {words}\n"
    return {"kb/cards/a.md": card(front=front, title="A")}


def retired(words: str) -> dict[str, str]:
    return {"kb/cards/a.md": card(front=f"reason: {words}\n", title="A", status="retired")}


def where(words: str) -> dict[str, str]:
    front = f"where: {words}\nprovided-by: []\nreached-by: []\nowner: cio\n"
    front += "title: R\nsummary: S.\nreviewed: 2026-01-01\nreview: 1 year\n"
    return {"kb/resources/r.md": f"---\n{front}---\nText.\n"}


def facet(words: str) -> dict[str, str]:
    values = "    values:\n      - id: v\n        title: V\n"
    head = "  - id: topic\n    key: topics\n    title: T\n    plural: Ts\n"
    return {"kb/vocabulary.yml": f"facets:\n{head}    description: {words}\n{values}"}


def value(words: str) -> dict[str, str]:
    (path, text), *_ = facet("All.").items()
    return {path: f"{text}        description: {words}\n"}


FIELDS = {
    glossary: Target(Kind.TERM, "t"),
    tension: Target(Kind.TENSION, "p"),
    advice: Target(Kind.TENSION, "p"),
    reason: Target(Kind.CARD, "a"),
    change: Target(Kind.CARD, "a"),
    retired: Target(Kind.CARD, "a"),
    where: Target(Kind.RESOURCE, "r"),
    facet: Target(Kind.VALUE, "topics"),
    value: Target(Kind.VALUE, "topics/v"),
}
FAULTS = [
    pytest.param("So [@nope1999].", "unknown-citation", "nope1999", id="unknown citation"),
    pytest.param("So @nope1999 has it.", "unmatched-at-word", "nope1999", id="no citation"),
    pytest.param("So [@Li2010].", "citation-case", "Li2010", id="another case"),
    pytest.param("See [it](cards/none.md).", "broken-link", "cards/none.md", id="dead link"),
    pytest.param("See [it](javascript:x).", "forbidden-link", "javascript:x", id="forbidden link"),
    pytest.param("See ![it](https://a.b/c.png).", "remote-image", "https://a.b/c.png", id="remote"),
    pytest.param("Two <font>lines.", "raw-html", "<font>", id="raw HTML"),
    pytest.param("'- A list'", "block-in-line", "- A list", id="a list"),
    pytest.param("See [](https://a.b).", "link-without-text", "https://a.b", id="empty link"),
    pytest.param("See ![](x.png).", "image-without-alt", "x.png", id="silent image"),
]


def found(files: dict[str, str]) -> tuple[Playbook, list[Diagnostic]]:
    playbook, findings = load_and_resolve(files)
    return playbook, [*findings, *run_checks(playbook, date(2026, 12, 1))]


@pytest.mark.parametrize("field", FIELDS, ids=lambda it: it.__name__)
@pytest.mark.parametrize(("words", "rule", "shown"), FAULTS)
def test_faults_are_found(field: object, words: str, rule: str, shown: str) -> None:
    """A fault in any field of prose is a finding at its place."""
    assert callable(field)
    files = {**BASE, **field(words)}
    (path,) = field(words)
    _, findings = found(files)
    own = [it for it in findings if it.rule == rule and it.span.path == path]
    assert spotted(own, files) == [shown]


@pytest.mark.parametrize("field", FIELDS, ids=lambda it: it.__name__)
def test_what_is_right_is_looked_up(field: object) -> None:
    """Citations count as uses, links lead somewhere, both from the thing that says so."""
    assert callable(field)
    (path,) = field("")
    address = "b.md" if path.startswith("kb/cards") else "cards/b.md"
    address = "../cards/b.md" if path.startswith("kb/resources") else address
    playbook, findings = found({**BASE, **field(f"So [@li2010], see [b]({address}).")})
    assert not [it for it in findings if it.rule in {"unused-reference", "broken-link"}]
    owner = FIELDS[field]
    assert [(it.sheet, it.statement, it.prose) for it in playbook.citing["li2010"]] == [
        (owner, None, True)
    ]
    assert owner in playbook.linking[Target(Kind.CARD, "b")]


@pytest.mark.parametrize("field", FIELDS, ids=lambda it: it.__name__)
def test_a_link_to_a_draft_is_found(field: object) -> None:
    assert callable(field)
    (path,) = field("")
    address = "draft.md" if path.startswith("kb/cards") else "cards/draft.md"
    address = "../cards/draft.md" if path.startswith("kb/resources") else address
    _, findings = found({**BASE, **DRAFT, **field(f"See [it]({address}).")})
    assert [it.rule for it in findings if it.rule == "link-to-draft"] == ["link-to-draft"]


def test_place_on_the_own_page() -> None:
    """A term links to another, a tension to another: they stand on one page."""
    _, findings = found({**BASE, **glossary('"See [it](#t)."'), **tension('"See [it](#p)."')})
    assert not [it for it in findings if it.rule == "broken-anchor"]
