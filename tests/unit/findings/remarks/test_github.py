"""GitHub is told the worst first, how many there are, and nothing that it would obey."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Diagnostic, Rule, Severity, Span
from generator.findings.remarks.github import SUMMARY_LIMIT, to_github, to_step_summary
from generator.findings.remarks.places import Remarks

ERROR = Rule("unknown-citation", Severity.ERROR)
WARNING = Rule("title-twice", Severity.WARNING)
INFO = Rule("acknowledged-stub", Severity.INFO)


def many(rule: Rule, number: int) -> list[Diagnostic]:
    """Return *number* findings of *rule*."""
    return [rule.at(Span("a.md", it + 1, 1, it + 1, 2), "m") for it in range(number)]


def test_escapes() -> None:
    """Neither a path nor a message can end a command or begin another."""
    span = Span("kb/a,b:c.md", 2, 3, 2, 5)
    finding = ERROR.at(span, "100 %\n::error::x", help="look")
    expected = (
        "::error file=kb/a%2Cb%3Ac.md,line=2,endLine=2,col=3,endColumn=4,title=unknown-citation"
        "::100 %25%0A::error::x%0Alook\n"
    )
    assert expected == to_github(Remarks([finding]))


def test_over_two_lines() -> None:
    """Columns are left out where they would count in two lines."""
    finding = ERROR.at(Span("a.md", 2, 3, 4, 5), "m")
    expected = "::error file=a.md,line=2,endLine=4,title=unknown-citation::m\n"
    assert expected == to_github(Remarks([finding]))


def test_order_and_count() -> None:
    """Errors stand before warnings; the count stands before the notices that may be dropped."""
    findings = [*many(INFO, 11), *many(WARNING, 12), *many(ERROR, 2)]
    lines = to_github(Remarks(findings)).splitlines()
    kinds = [line.split(" ", 1)[0] for line in lines]
    assert kinds == ["::error"] * 2 + ["::warning"] * 12 + ["::notice"] * 12
    expected = (
        "::notice title=playbook::2 errors, 12 warnings, 11 infos; not all are shown here,"
        " the summary of this step has them all"
    )
    assert lines[14] == expected


def test_few_need_no_count() -> None:
    """Ten of each are all shown."""
    lines = to_github(Remarks([*many(ERROR, 10), *many(INFO, 10)])).splitlines()
    assert len(lines) == 20


@pytest.mark.parametrize(
    ("message", "cell"),
    [
        pytest.param("no key `a|b`", "no key <code>a&#124;b</code>", id="code with a bar"),
        pytest.param("a lone ` mark", "a lone ' mark", id="a lone mark"),
        pytest.param("<b> @li [x](y)", "&#60;b&#62; &#64;li &#91;x&#93;(y)", id="markup"),
        pytest.param("two\nlines", "two lines", id="one line"),
    ],
)
def test_summary_of_a_step(message: str, cell: str) -> None:
    """The table shows words as they are."""
    table = to_step_summary(Remarks([ERROR.at(Span("a.md", 2, 3, 2, 4), message)])).splitlines()
    assert table[0] == "### Playbook: 1 error"
    assert table[-1] == f"| error | a.md:2:3 | {cell} |  |"


def test_summary_of_nothing() -> None:
    """Without findings there is no table."""
    assert to_step_summary(Remarks([])) == "### Playbook: no findings\n"


def test_summary_is_cut() -> None:
    """What GitHub would refuse is counted instead."""
    long = [ERROR.at(Span("a.md", 1, 1, 1, 2), "m" * 1000) for _ in range(1200)]
    text = to_step_summary(Remarks(long))
    assert SUMMARY_LIMIT - 5_000 < len(text) < SUMMARY_LIMIT + 5_000
    assert text.splitlines()[-1].startswith("and ")
