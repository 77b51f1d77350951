"""What is nearly right is read, or told as what it is: curly-quotes, html-in-field and others."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Text
from generator.load.bib import load_bib, to_csl
from generator.load.settings import load_settings
from generator.load.tree import load
from generator.model.site import Settings


def _yaml(text: str) -> list[tuple[str, str]]:
    found = load({"kb/glossary.yml": Text("kb/glossary.yml", text)}, Settings())[1]
    return [(it.rule, it.help) for it in found]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        pytest.param("\u201ca goal\u201d", [("curly-quotes", 'did you mean `"a goal"`?')], id="curly"),
        pytest.param("\u201eein Ziel\u201c", [("curly-quotes", 'did you mean `"ein Ziel"`?')], id="German"),
        pytest.param("\u201ca\u201d and \u201cb\u201d", [], id="two quotations are words"),
        pytest.param('"\u201ca goal\u201d"', [], id="meant so"),
    ],
)  # fmt: skip
def test_curly_quotes(value: str, told: list[tuple[str, str]]) -> None:
    text = f"terms:\n  - id: a\n    term: {value}\n    definition: x\n    basis: editorial\n"
    assert _yaml(text) == told


def test_an_entry_without_its_sign_is_told_once() -> None:
    row = "id: {0}\n    term: {0}\n    definition: x\n    basis: editorial\n"
    text = f"terms:\n  - {row.format('a')}    {row.format('b')}"
    assert _yaml(text) == [("duplicate-key", "write `- id: b`")]


@pytest.mark.parametrize(
    ("entry", "rules"),
    [
        pytest.param("@book{a, title: {A}, author = {B, C}, date = {2010}, publisher = {D}}", ["missing-equals-sign"], id="colon"),
        pytest.param("@{a, title = {A}, date = {2010}}", ["misspelt-type"], id="no type"),
        pytest.param("@book{a, title = {A &amp; B}, author = {B, C}, date = {2010}, publisher = {D}}", ["html-in-field"], id="entity"),
        pytest.param("@book{a, title = {A <i>B</i>}, author = {B, C}, date = {2010}, publisher = {D}}", ["html-in-field"], id="tag"),
        pytest.param("@book{a, title = {A < B & C}, author = {B, C}, date = {2010}, publisher = {D}}", [], id="signs"),
    ],
)  # fmt: skip
def test_bibliography(entry: str, rules: list[str]) -> None:
    (read,), _, findings = load_bib(Text("a.bib", f"{entry}\n"))
    flaws = to_csl(read)[1]
    assert read.key.value == "a"
    assert [it.rule for it in (*findings, *flaws)] == rules


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        pytest.param("site_name: A\nplugins:\n  - search\n", ["missing-plugin"], id="not named"),
        pytest.param("site_name: A\ntheme:\n  name: material\n", ["missing-plugin"], id="none"),
        pytest.param("site_name: A\n", [], id="a key alone"),
        pytest.param("site_name: A\nplugins:\n  - playbook\n", [], id="named"),
        pytest.param(
            "site_name: A\nplugins:\n  playbook:\n    offline: false\n", [], id="as a key"
        ),
    ],
)
def test_missing_plugin(text: str, rules: list[str]) -> None:
    found = load_settings(Text("mkdocs.yml", text), frozenset())[1]
    assert [it.rule for it in found if it.rule == "missing-plugin"] == rules


@pytest.mark.parametrize(
    ("written", "language"),
    [("english", "en"), ("Deutsch", "de"), ("pt-BR", "pt-BR"), ("de_AT", "de_AT"), ("nonsense", "en")],
)  # fmt: skip
def test_language(written: str, language: str) -> None:
    text = f"plugins: [playbook]\ntheme:\n  language: {written}\n"
    assert load_settings(Text("mkdocs.yml", text))[0].language == language
