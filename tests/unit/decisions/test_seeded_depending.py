"""Faults are seeded into what depends on answers: each is found, harmless changes are not."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Severity
from generator.rules.decision_checks import check_decision
from tests.unit.decided import ARROWS, MEASURED, TABLE, Edit, edited, read

SEEDS: list[tuple[str, str, list[Edit], str]] = [
    ("a band that overlaps", MEASURED, [("<50}", "<=50}")], "overlapping-bands"),
    ("a band that is cut short", MEASURED, [("50..500", "50..400")], "band-gap"),
    ("a range that is too wide", MEASURED, [("Range: 0..1000", "Range: -5..1000"), ("<50}", "0..50}")], "band-gap"),
    ("a day that nobody has", MEASURED, [(">=2027-05-01", ">=2027-05-02")], "band-gap"),
    ("bands out of order", MEASURED, [("- Before May {#early <2027-05-01}\n- From May on {#late >=2027-05-01}", "- From May on {#late >=2027-05-01}\n- Before May {#early <2027-05-01}")], "unordered-bands"),
    ("a band that is no number", MEASURED, [("<50}", "<fifty}")], "decision-bad-band"),
    ("a date that is no date", MEASURED, [("<2027-05-01", "<2027-13-01")], "decision-bad-band"),
    ("a band that is lost", MEASURED, [(" <50}", "}")], "decision-bad-band"),
    ("a condition that never holds", MEASURED, [("have=nothing", "have=nothing + budget")], "idle-condition"),
    ("a condition that always holds", MEASURED, [("have=not nothing", "people=not few")], "idle-condition"),
    ("a condition on nothing", MEASURED, [("begin=late\n", "begin=\n")], "decision-bad-condition"),
    ("a condition on a question that is none", MEASURED, [("begin=late\n", "start=late\n")], "decision-unknown-question"),
    ("a condition on a value that is none", MEASURED, [("begin=late\n", "begin=soon\n")], "decision-unknown-value"),
    ("a condition at the end", MEASURED, [("Instead-of: go\n", "Instead-of: go\n\nWhen: people=few\n")], "decision-bad-condition"),
    ("a way without words", MEASURED, [("have=not nothing", "have=budget"), ("Use: costs\nBasis", "Basis")], "wordless-way"),
    ("a piece that is none", MEASURED, [("Use: costs", "Use: coasts")], "decision-unknown-piece"),
    ("a piece that nobody uses", MEASURED, [("# Rules", "## Lost {#lost}\n\nLost.\n\n# Rules")], "unused-piece"),
    ("a piece twice", MEASURED, [("# Rules", "## Again {#costs}\n\nAgain.\n\n# Rules")], "decision-duplicate-id"),
    ("an answer of several that is none", MEASURED, [("sponsor + budget |", "sponsor + budgte |")], "decision-unknown-value"),
    ("two answers where there is one", MEASURED, [("some, many |", "some + many |")], "decision-bad-condition"),
    ("not behind what is wanted", MEASURED, [("some, many |", "some, not many |")], "decision-bad-condition"),
    ("otherwise twice", MEASURED, [("| otherwise |", "| otherwise | - | - | go | inferred | x |\n| otherwise |")], "decision-uneven-row"),
    ("otherwise that is never", MEASURED, [("| otherwise |", "| - | - | - | wait | inferred | x |\n| otherwise |")], "masked-rule"),
    ("an outcome of two that is none", ARROWS, [("find-team, set-goal", "find-team, set-gaol")], "decision-unknown-target"),
    ("an answer that leads nowhere", ARROWS, [("  -> set-goal\n", "")], "uncovered-answer"),
    ("an arrow that nobody follows", ARROWS, [("if goal=yes", "if team=no")], "untaken-arrow"),
    ("an arrow behind one without if", ARROWS, [("if goal=yes\n  -> set-goal", "if goal=yes\n  -> set-goal\n  -> find-team")], "untaken-arrow"),
    ("a circle that can be walked", ARROWS, [("  -> set-goal\n", "  -> goal\n")], "decision-cycle"),
    ("an outcome behind a condition that never holds", ARROWS, [("-> start if goal=yes", "-> start if team=no")], "unreached-outcome"),
    ("an empty action", MEASURED, [("Do: Tell the people.", "Do:")], "decision-empty-field"),
    ("a pointer to nothing", ARROWS, [("Basis: inferred", "Basis: pointer")], "empty-pointer"),
    ("a next that is this one", ARROWS, [("Basis: inferred", "Basis: inferred\nNext: way")], "next-to-itself"),
    ("the same test twice", ARROWS, [("goal=no; team=yes | set-goal", "goal=yes; team=yes | start")], "repeated-test"),
    ("a policy of a tree", ARROWS, [("kind: tree", "kind: tree\nhit: unique")], "idle-front-matter"),
    ("a start of a table", TABLE, [("hit: unique", "hit: unique\nstart: budget")], "idle-front-matter"),
    ("a basis that differs", MEASURED, [("wait | inferred |", "wait | gap |")], "differing-basis"),
    ("Markdown in a heading", MEASURED, [("## Go on {", "## Go *on* now {")], "markup-in-title"),
    ("a citation in an answer", MEASURED, [("- A sponsor {", "- A sponsor [@li2010] {")], "citation-in-heading"),
    ("an expectation of one of two", ARROWS, [("| find-team, set-goal |", "| find-team |")], "failing-path-test"),
    ("a number that no answer holds in a test", MEASURED, [(">=500}", "500..900}"), ("Range: 0..1000\n", ""), ("people=500", "people=950")], "decision-unknown-value"),
]  # fmt: skip

HARMLESS: list[tuple[str, str, list[Edit]]] = [
    ("another word in advice", MEASURED, [("Hire somebody.", "Hire a person.")]),
    ("a wider range", MEASURED, [("Range: 0..1000", "Range: 0..")]),
    ("brackets round a band", MEASURED, [("50..500", "[50..500)")]),
    ("several in another order", MEASURED, [("sponsor + budget |", "budget + sponsor |")]),
    ("a value by what it is not", MEASURED, [("some, many |", "not few |")]),
    ("a condition said twice over", MEASURED, [("begin=late\n", "begin=not early\n")]),
    ("an arrow for each case", ARROWS, [("  -> set-goal\n", "  -> set-goal if goal=no\n")]),
    ("a note more", ARROWS, [("- No {#no} -> team", "- No {#no} -> team\n  Note: Find one.")]),
    ("I do not know", ARROWS, [("kind: tree", "kind: tree\nunknown: yes")]),
    ("one basis for the table", MEASURED, [("hit: first", "hit: first\nbasis: inferred"), ("wait | inferred |", "wait | |")]),
]  # fmt: skip


def _counting(text: str) -> set[str]:
    made, findings = read(text)
    found = [*findings, *check_decision(made)]
    return {it.rule for it in found if it.severity is not Severity.INFO}


@pytest.mark.parametrize("text", [MEASURED, ARROWS], ids=["measures", "arrows"])
def test_unbroken(text: str) -> None:
    assert _counting(text) == set()


@pytest.mark.parametrize(
    ("base", "edits", "rule"), [pytest.param(*it[1:], id=it[0]) for it in SEEDS]
)
def test_seeded_fault(base: str, edits: list[Edit], rule: str) -> None:
    assert rule in _counting(edited(base, *edits))


@pytest.mark.parametrize(("base", "edits"), [pytest.param(*it[1:], id=it[0]) for it in HARMLESS])
def test_harmless_change(base: str, edits: list[Edit]) -> None:
    assert _counting(edited(base, *edits)) == set()


def test_a_misspelt_factor_blames_nobody_else() -> None:
    """One cause, one finding: the outcomes are as they were."""
    assert _counting(edited(TABLE, ("| budget | people |", "| bugdet | people |"))) == {
        "decision-unknown-question"
    }
