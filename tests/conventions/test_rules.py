"""Every rule has its page, a golden case and a unit test, and is named as its module."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from generator.findings.diagnostics import Rule
from generator.rules.book import rule_ids, rule_modules, rules

TESTS = Path(__file__).parents[1]
HEADINGS = ["What it finds", "Why it matters", "Wrong", "Right"]

# Rules that no file in the repository can break, each with the reason.
WITHOUT_CASE = {
    "book-too-large": "only a build prints books, and it needs hundreds of cards",
    "dead-link": "it is about other hosts, which `check` does not ask",
    "missing-pdf-engine": "it is about the machine, not about a text",
    "moved-link": "it is about other hosts, which `check` does not ask",
    "unreadable-file": "git keeps no file that may not be read",
}

MODULES = rule_modules()
UNIT_TESTS = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((TESTS / "unit").rglob("test_*.py"))
)


@pytest.mark.parametrize("name", MODULES)
def test_module_is_named_as_its_rule(name: str) -> None:
    """The rule `a-b` stands in the module `a_b`, and the rulebook knows it."""
    rule = import_module(name).RULE
    assert isinstance(rule, Rule)
    assert rule.id.replace("-", "_") == name.rpartition(".")[2]
    assert rule.id in rules()


def test_ids_are_told_without_importing_a_rule() -> None:
    """What the names of the modules say is what the rules say of themselves."""
    assert rule_ids() == rules().keys()


@pytest.mark.parametrize("name", MODULES)
def test_docstring_is_a_page(name: str) -> None:
    """A sentence that ends in a full stop, then the four headings in their order, each filled."""
    page = import_module(name).__doc__ or ""
    first = page.partition("\n")[0]
    assert re.fullmatch(r"[A-Z`].*\.", first), "the first line is one sentence"
    _, *parts = re.split(rf"^## (?={'|'.join(HEADINGS)})", page, flags=re.MULTILINE)
    heads, texts = zip(*(it.split("\n", 1) for it in parts), strict=True)
    assert list(heads) == HEADINGS
    assert all(it.strip() for it in texts)
    assert "```" in texts[2], "what is wrong is shown by an example"


@pytest.mark.parametrize("rule", sorted(set(rules()) - set(WITHOUT_CASE)))
def test_rule_has_a_golden_case(rule: str) -> None:
    """The case is named as the rule, so that it is found from either side."""
    assert (TESTS / "golden" / rule / "expected" / "findings.txt").is_file()


@pytest.mark.parametrize("name", MODULES)
def test_rule_has_a_unit_test(name: str) -> None:
    """A check's test is named as the check; a rule of reading is named in its loader's tests."""
    rule, module = import_module(name).RULE, name.rpartition(".")[2]
    subject = name.split(".")[2]
    named = (TESTS / "unit" / "rules" / subject / f"test_{module}.py").is_file()
    assert named or rule.id in UNIT_TESTS or re.search(rf"\b{module}\b", UNIT_TESTS)


def test_cases_without_need_exist() -> None:
    """What is excused from having a case is a rule, and has none."""
    assert set(WITHOUT_CASE) <= set(rules())
    assert not [it for it in WITHOUT_CASE if (TESTS / "golden" / it).exists()]
