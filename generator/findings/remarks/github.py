"""Write findings as workflow commands, which GitHub and Forgejo show beside the lines of a change.

GitHub shows ten errors, ten warnings and ten notices of a step and drops the rest without a word:
the worst come first, a notice says how many there are, and the step's summary has them all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from generator.findings.diagnostics import Diagnostic, Severity
from generator.findings.remarks.places import Remarks
from generator.findings.report import summary
from generator.words.phrases import phrase
from generator.words.words import WORDS, Words

SHOWN = 10  # of each severity, by GitHub
SUMMARY_LIMIT = 900_000  # bytes; GitHub refuses a summary above 1 MiB

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def to_github(remarks: Remarks, words: Words = WORDS) -> str:
    """Write findings as workflow commands, the worst first."""
    worst = remarks.by_severity()
    loud = [_command(finding) for finding in worst if finding.severity is not Severity.INFO]
    quiet = [_command(finding) for finding in worst if finding.severity is Severity.INFO]
    counts = Counter(finding.severity for finding in worst)
    dropped = any(number > SHOWN for number in counts.values())
    many = [_notice(worst, words)] if dropped else []
    return "".join(f"{line}\n" for line in (*loud, *many, *quiet))


def to_step_summary(remarks: Remarks, words: Words = WORDS) -> str:
    """Write all findings as a Markdown table, for the summary of a step."""
    head = f"### Playbook: {words.said(summary(remarks.findings))}\n"
    if not remarks.findings:
        return head
    heads = (words.gettext("where"), words.gettext("what"), words.gettext("what to do"))
    table = f"\n| | {' | '.join(heads)} |\n|---|---|---|---|\n"
    rows, left = [], SUMMARY_LIMIT
    for finding in remarks.by_severity():
        row = _row(finding, words)
        left -= len(row.encode("utf-8", "replace"))
        if left < 0:
            break
        rows.append(row)
    more = len(remarks.findings) - len(rows)
    rest = words.gettext("and %(count)s more", count=more)
    return head + table + "".join(rows) + (f"\n{rest}\n" if more else "")


# Private functions


def _command(finding: Diagnostic) -> str:
    span = finding.span
    properties: dict[str, Any] = {"file": span.path, "line": span.line, "endLine": span.end_line}
    if span.line == span.end_line:  # GitHub takes columns of one line alone
        properties |= {"col": span.column, "endColumn": max(span.column, span.end_column - 1)}
    properties["title"] = finding.rule
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    words = f"{finding.message}\n{finding.help}" if finding.help else finding.message
    return f"::{_COMMANDS[finding.severity]} {listed}::{_data(words)}"


def _notice(findings: list[Diagnostic], words: Words) -> str:
    told = phrase(
        "%(findings)s; not all are shown here, the summary of this step has them all",
        findings=summary(findings),
    )
    return f"::notice title=playbook::{_data(words.said(told))}"


def _data(words: str) -> str:
    """Escape a command's text (GitHub's toolkit: packages/core/src/command.ts)."""
    return words.translate({ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"})


def _property(words: str) -> str:
    return _data(words).translate({ord(":"): "%3A", ord(","): "%2C"})


def _row(finding: Diagnostic, words: Words) -> str:
    place = f"{finding.span.path}:{finding.span.line}:{finding.span.column}"
    cells: Iterator[str] = map(_cell, (finding.message, finding.help))
    return f"| {words.gettext(finding.severity)} | {_cell(place)} | {' | '.join(cells)} |\n"


def _cell(words: str) -> str:
    """Return *words* as they are in a cell: nothing in them is taken for markup or a mention."""
    shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in " ".join(words.split()))
    parts = shown.split("`")
    if len(parts) % 2 == 0:  # a lone mark opens no code
        return _plain(shown.replace("`", "'"))
    return "".join(_code(part) if at % 2 else _plain(part) for at, part in enumerate(parts))


def _code(words: str) -> str:
    return f"<code>{_plain(words)}</code>" if words else ""


def _plain(words: str) -> str:
    return "".join(f"&#{ord(sign)};" if sign in "&<>|*_[]\\@#~`!" else sign for sign in words)
