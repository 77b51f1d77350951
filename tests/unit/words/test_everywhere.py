"""What stands beside the site speaks the language too: box, editors, packs, what forges show.

All is said in the made-up language; a word in plain letters that no author wrote is English.
"""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest

from generator.box.box import Box
from generator.box.store import Store, Suggestion
from generator.box.tokens import Keys
from generator.box.web import make_app
from generator.decisions.difference import compare
from generator.findings.diagnostics import Diagnostic, Severity, Span, Text
from generator.findings.remarks.github import to_step_summary
from generator.findings.remarks.places import Remarks
from generator.findings.remarks.sarif import Tool, to_sarif
from generator.kinds import Kind
from generator.load.decisions import load_decision
from generator.load.schema import KINDS, schema
from generator.lsp.completion import offers
from generator.lsp.offers import Place
from generator.lsp.words import explained, explained_rule
from generator.model.playbook import Target
from generator.packs.check import check_pack
from generator.project import own_templates
from generator.render.decisions.differences import differences_markdown, differences_text
from generator.rules.book import rules
from tests.made_up import made_up
from tests.unit.factories import card, playbook

WORD = re.compile(r"(?<![\w-])[A-Za-z]{2,}(?![\w-])")
CODE = re.compile(r"```.*?```|`[^`]*`|<[^>]*>|\[[a-z-]+\]|\S+[/@#.=_]\S*", re.DOTALL)


def _english(text: str, known: str = "") -> list[str]:
    return [it for it in WORD.findall(CODE.sub(" ", text)) if it not in known.split()]


@pytest.fixture
def box(tmp_path: Path) -> Box:
    """Return a box with a suggestion and a card in it."""
    store = Store(tmp_path / "box.sqlite")
    store.prepare()
    made = Box(store, Keys("secret", "desk"), "X1", "https://e.org/", words=made_up())
    store.add(Suggestion("S1", "cards/a/", "T1", "C1"), "1", "9", made.now())
    store.add(Suggestion("S2", title="T2", kind="card"), "2", "9", made.now())
    return made


@pytest.mark.parametrize(
    "address",
    ["/new", "/new?page=cards/a/&title=T1", "/propose", "/thanks?number=1", "/desk/desk", "/no"],
)
def test_box(address: str, box: Box) -> None:
    page = make_app(box, own_templates() / "box").test_client().get(address).text
    body = page.partition("<body>")[2] + (re.search(r"<title>(.*)</title>", page) or "  ")[1]
    assert f'lang="{made_up().language}"' in page
    assert (
        _english(unescape(re.sub(r"<(script|style|code).*?</\1>", " ", body, flags=re.DOTALL)))
        == []
    )


def test_refusals_of_the_box(box: Box) -> None:
    client = make_app(box, own_templates() / "box").test_client()
    said = [
        client.post("/new", data={"said": "", "title": "9" * 400}).text,
        client.post("/new", data={"said": "9" * 5000}).text,
        client.post("/new", data={"said": "S3", "token": "none"}).text,
        client.post("/desk/desk/1", data={"state": "9", "token": box.keys.token("desk")}).text,
    ]
    for page in said:
        shown = re.sub(
            r"<textarea.*?</textarea>", " ", page.partition("<body>")[2], flags=re.DOTALL
        )
        assert _english(unescape(shown)) == [], shown


DECISION = """---
title: T1
summary: S1
kind: table
status: published
roles: [r1]
owner: r1
reviewed: 2026-01-01
review: 12 months
---
# Factors

## Q1 {#q1}

- A1 {#a1}
- A2 {#a2}

# Rules

| q1 | outcome | basis | because |
|---|---|---|---|
| a1 | o1 | inferred | B1 |
| a2 | o2 | inferred | B2 |

# Outcomes

## O1 {#o1}

D1

## O2 {#o2}

D2
"""


def test_differences_of_decisions() -> None:
    texts = (DECISION, DECISION.replace("| a2 | o2", "| a2 | o1").replace("B1", "B9"))
    before, after = (load_decision(Text("kb/decisions/d1.md", it), None)[0] for it in texts)
    found = [compare(before, after), compare(None, after), compare(before, None)]
    for write in (differences_text, differences_markdown):
        assert _english(write(found, made_up())) == []
    assert [made_up().said(it) for it in found[0].said] != [*found[0].said]


def test_forges() -> None:
    finding = Diagnostic("bare-statement", Severity.ERROR, Span("a.md", 1, 1, 1, 2), "M1", "H1")
    remarks = Remarks([finding] * 3)
    assert _english(to_step_summary(remarks, made_up()), "Playbook") == []
    run = json.loads(to_sarif(remarks, Tool("1.0", rules(), words=made_up())))["runs"][0]
    (rule,) = run["tool"]["driver"]["rules"]
    assert _english(rule["shortDescription"]["text"]) == []
    assert _english(rule["help"]["markdown"]) == []
    assert _english(run["originalUriBaseIds"]["%SRCROOT%"]["description"]["text"]) == []


def test_editors() -> None:
    made = playbook(
        {"kb/cards/a1.md": card("S1 [@k1].", title="T1"), "references.bib": "@book{k1, title={W1}}"}
    )
    hovers = [
        explained(Target(Kind.CARD, "a1"), made, made_up()),
        explained(Target(Kind.REFERENCE, "k1"), made, made_up()),
        explained_rule(rules()["bare-statement"], made_up()),
    ]
    summary = next(iter(made.cards())).summary.replace(".", "")
    assert [_english(it, summary) for it in hovers] == [[], [], []]
    places = [
        Place("kb/cards/a1.md", ("---", "title: T1"), ""),
        Place("kb/cards/a1.md", ("---", "---"), "S1 <!-- "),
        Place("kb/cards/a1.md", ("---", "---"), "S1 <!-- basis: "),
        Place("kb/cards/a1.md", ("---", "---"), "S1 <!-- allow: "),
    ]
    for place in places:
        details = [made_up().said(it.detail) for it in offers(place, made) if it.detail]
        assert details
        assert _english(" ".join(details)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_schemas(kind: str) -> None:
    def descriptions(value: object) -> list[str]:
        if isinstance(value, list):
            return [it for each in value for it in descriptions(each)]
        if not isinstance(value, dict):
            return []
        own = value.get("description")
        below = [it for each in value.values() for it in descriptions(each)]
        return [made_up().said(own), *below] if isinstance(own, str) else below

    known = "draft published retired tree table accepted declined done from"
    found = schema(kind)
    assert _english(" ".join(descriptions(found)), known) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "no pack"),
        ("a.gift.txt", "::T1::Q1 {\n~A1\n}\n"),
        ("a.anki.txt", "#x\n1\t2\n"),
        ("a.xml", "<quiz><question type='multichoice'><answer fraction='0'/></question></quiz>"),
        ("a.xml", "<quiz><!DOCTYPE x></quiz>"),
        ("a.imscc", "PK nothing"),
        ("a.txt", "\udcff"),
    ],
)
def test_what_a_pack_has_wrong(name: str, content: str) -> None:
    problems = check_pack(name, content.encode("utf-8", "surrogateescape"))
    said = [made_up().said(text) for it in problems for text in (it.place, it.message)]
    assert said
    assert _english(" ".join(said), "XML File is not a zip file") == []
