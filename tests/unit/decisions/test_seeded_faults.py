"""Faults are seeded into every decision there is: each is found, and none in the unbroken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.findings.diagnostics import Diagnostic, Severity, Text
from generator.load.decisions import load_decision
from generator.rules.decision_checks import check_decision

# Public ones that have findings as they are.
OTHERS = ("bc-symptoms", "mcp-1", "mcp-2", "mcp-3", "mcp-4", "register-a-death")

FACETS = ("topics", "focus", "phases", "departments")

Seed = Callable[[str], str]


def _sub(pattern: str, replacement: str, number: int = 0) -> Seed:
    """Return a seed that replaces the match *number* of *pattern*, counted from the end if < 0."""

    def seed(text: str) -> str:
        found = list(re.finditer(pattern, text, re.MULTILINE))
        if not found or (number >= 0 and number >= len(found)):
            return text
        it = found[number]
        return text[: it.start()] + it.expand(replacement) + text[it.end() :]

    return seed


def _own_first_target(text: str) -> str:
    """Let the last question lead to the first: a circle."""
    start = re.search(r"^start: (\S+)$", text, re.MULTILINE)
    first = start[1] if start else ""
    return _sub(r"-> \S+$", f"-> {first}", -1)(text) if first else text


def _swapped_tests(text: str) -> str:
    """Let the first two tests of a decision expect what the other does."""
    head, mark, tests = text.partition("# Tests")
    rows = re.findall(r"^\|.*\| ([a-z-]+) \|$", tests, re.MULTILINE)[1:]
    if not mark or len(rows) < 2 or rows[0] == rows[1]:
        return text
    tests = tests.replace(f"| {rows[0]} |", "| \0 |", 1).replace(
        f"| {rows[1]} |", f"| {rows[0]} |", 1
    )
    return head + mark + tests.replace("\0", rows[1])


def _table_row(text: str) -> str:
    """Double a rule of a table that is no `collect`, with another outcome."""
    if "hit: collect" in text:
        return text
    head, mark, rest = text.partition("# Rules")
    rows = re.findall(r"^\| (?!---)[^\n]+$", rest.partition("# Tests")[0], re.MULTILINE)[1:]
    outcomes = re.findall(
        r"^## .*\{#([a-z0-9-]+)\}$", head.partition("# Outcomes")[2], re.MULTILINE
    )
    if not mark or not rows:
        return text
    row = rows[0]
    now = next(it for it in outcomes if f"| {it} |" in row)
    other = next(it for it in outcomes if it != now)
    return head + mark + rest.replace(row, f"{row}\n{row.replace(f'| {now} |', f'| {other} |')}", 1)


def _same_row(text: str) -> str:
    """Double a rule as it is."""
    return _sub(r"^(\| (?:[a-z0-9, -]+ \| )+(?:source|inferred|gap|uncited) \|.*)$", r"\1\n\1")(
        text
    )


def _useless_question(text: str) -> str:
    """Let all answers of the first question lead where its first does."""
    found = re.search(r"(?:^- .*-> \S+\n)+", text, re.MULTILINE)
    if not found:
        return text
    target = re.search(r"-> (\S+)", found[0])
    assert target
    same = re.sub(r"-> \S+", f"-> {target[1]}", found[0])
    return text[: found.start()] + same + text[found.end() :]


SEEDS: dict[str, tuple[Seed, set[str]]] = {
    "a dropped rule": (
        _sub(r"^\| (?!-{3})(?:[a-z0-9, -]+ \| )+(?:source|inferred|gap|uncited) \|.*\n", "", 1),
        {"uncovered-combination", "unreached-outcome", "outcome-without-basis"},
    ),
    "a rule twice with another outcome": (_table_row, {"conflicting-rules", "masked-rule"}),
    "a rule twice": (_same_row, {"overlapping-rules", "conflicting-rules", "masked-rule"}),
    "a dead target": (_sub(r"-> \S+$", "-> nowhere-at-all", 1), {"decision-unknown-target"}),
    "a dead outcome of a rule": (
        _sub(r"\| [a-z0-9-]+ \| (source|inferred|gap|uncited) \|", r"| no-such | \1 |", 1),
        {"decision-unknown-outcome"},
    ),
    "a circle": (_own_first_target, {"decision-cycle"}),
    "an unreachable question": (
        _sub(r"^# Outcomes$", "## Never asked? {#lost}\n\n- A {#a} -> lost-2\n- B {#b} -> lost-2\n\n# Outcomes"),
        {"decision-unknown-target", "decision-missing-target", "decision-stray-text"},
    ),
    "an outcome that nothing leads to": (
        _sub(r"^# (Tests|Rules)$|\Z", "\n## Lost {#lost}\n\nLost.\n\nBasis: gap\n\n\\g<0>"),
        {"unreached-outcome"},
    ),
    "an answer without a target": (_sub(r" -> \S+$", "", 1), {"decision-missing-target"}),
    "one answer left": (
        lambda text: re.sub(r"(^- .*\n)(?:(?:  .*\n)|(?:- .*\n))+", r"\1", text, count=1, flags=re.MULTILINE),
        {"single-answer"},
    ),
    "an answer twice": (_sub(r"^- ([^{\n]+)\{#([a-z0-9-]+)\}(.*)$", r"- \1{#\2}\3\n- \1{#twin}\3"), {"repeated-answer"}),
    "an id twice": (
        _sub(r"^## (.*)\{#([a-z0-9-]+)( \.ordered)?\}$", r"## Again {#\2}\n\n- A {#a}\n- B {#b}\n\n\g<0>"),
        {"decision-duplicate-id"},
    ),
    "no id": (_sub(r"^(## .*) \{#[^}]+\}$", r"\1", 1), {"decision-missing-id"}),
    "an odd id": (_sub(r"^(## .*)\{#[a-z0-9-]+", r"\1{#Odd_Id", 1), {"decision-bad-id"}),
    "an unknown basis": (
        lambda text: _sub(r"^Basis: \w+$", "Basis: rumour")(text)
        if "Basis:" in text
        else _sub(r"\| source \|", "| rumour |")(text),
        {"decision-unknown-basis"},
    ),
    "an empty outcome": (
        _sub(r"(^# Outcomes\n\n## .*\n)(?:(?!#|Short:|Do:|Caution:|Basis:|Cards:|Next:).*\n)+", r"\1\n"),
        {"empty-outcome"},
    ),
    "a field that is none": (_sub(r"^(Basis|Cards):", r"\1x:"), {"decision-unknown-field"}),
    "a swapped expectation": (_swapped_tests, {"failing-path-test"}),
    "a question that changes nothing": (_useless_question, {"idle-question"}),
    "an unknown value": (
        _sub(r"^\| (?!-{3})[a-z0-9-]+( \| (?:[a-z0-9, -]+ \| )+(?:source|inferred|gap|uncited) \|)", r"| no-such\1", 1),
        {"decision-unknown-value"},
    ),
    "a row too short": (
        _sub(r"^\| (?!-{3})[a-z0-9, -]+ (\| (?:[a-z0-9, -]+ \| )+(?:source|inferred|gap|uncited) \|)", r"\1", 1),
        {"decision-uneven-row"},
    ),
    "an unknown section": (_sub(r"^# Outcomes$", "# Outcome"), {"decision-unknown-section"}),
    "text behind the answers": (_sub(r"^(- .*)\n\n(#)", r"\1\n\nBy the way.\n\n\2"), {"decision-stray-text"}),
    "a hint that is a story": (
        _sub(r"^(## .*\{#.*)$", "\\1\n\nHint: " + "very " * 30 + "long"),
        {"long-hint", "decision-repeated-field", "decision-unknown-field"},
    ),
    "a heading twice": (
        _sub(r"^## (.*) \{#([a-z0-9-]+)( \.ordered)?\}\n((?:.|\n)*?)^## .* \{#", r"## \1 {#\2\3}\n\4## \1 {#"),
        {"repeated-heading"},
    ),
}  # fmt: skip


def _found(path: str, text: str) -> Iterator[Diagnostic]:
    made, _, findings = load_decision(Text(path, text), FACETS if path.startswith("kb/") else ())
    yield from findings
    yield from check_decision(made)


def _counting(path: str, text: str) -> set[str]:
    return {it.rule for it in _found(path, text) if it.severity is not Severity.INFO}


def _texts(landed: Path, data: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((landed / "kb" / "decisions").glob("*.md")):
        yield f"kb/decisions/{path.name}", path.read_text(encoding="utf-8")
    for path in sorted((data / "decisions").glob("*.md")):
        if path.stem not in OTHERS:
            yield path.name, path.read_text(encoding="utf-8")


def test_unbroken(landed: Path, data: Path) -> None:
    """Nothing that counts is found in a decision that is right."""
    for path, text in _texts(landed, data):
        assert _counting(path, text) == set(), path


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_seeded_fault(name: str, landed: Path, data: Path) -> None:
    """A fault that can be seeded into a decision is found there."""
    seed, rules = SEEDS[name]
    seeded = 0
    for path, text in _texts(landed, data):
        broken = seed(text)
        if broken != text:
            seeded += 1
            assert _counting(path, broken) & rules, f"{path}: {_counting(path, broken)}"
    assert seeded
