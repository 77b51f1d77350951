"""Write findings for people and for programs. Prints nothing."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from generator.findings.diagnostics import Diagnostic, Severity, Span, Text

WIDTH = 100  # limit: columns of a line that is shown; a longer one is cut around the place
TAB = 4


def summary(findings: Iterable[Diagnostic]) -> str:
    """Return how many findings there are of each severity, in words."""
    counts = Counter(it.severity for it in findings)
    said = [_counted(counts[it], it) for it in Severity if counts[it]]
    return ", ".join(said) or "no findings"


def to_text(
    findings: Sequence[Diagnostic], files: Mapping[str, Text], *, color: bool = False
) -> str:
    """Draw each finding with its line and a caret, for a terminal; in *color* with ANSI codes."""
    paint = _Paint(color)
    return "\n".join("".join(_drawn(it, files, paint)) for it in findings)


def to_github(findings: Iterable[Diagnostic]) -> str:
    """Write findings as workflow commands: GitHub shows them beside the lines of a change."""
    return "".join(f"{_workflow_command(it)}\n" for it in findings)


def to_json(findings: Iterable[Diagnostic]) -> str:
    """Write findings as a JSON list of flat objects."""
    return json.dumps([_flat(it) for it in findings], ensure_ascii=False, indent=2) + "\n"


def to_sarif(findings: Sequence[Diagnostic], summaries: Mapping[str, str] | None = None) -> str:
    """Write findings as SARIF 2.1.0; *summaries* has a sentence for each rule, by its id."""
    known = summaries or {}
    rules = [
        {"id": it, "shortDescription": {"text": known.get(it, it)}}
        for it in sorted({it.rule for it in findings})
    ]
    driver = {"name": "playbook", "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(it) for it in findings],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


# Private functions


def _counted(number: int, severity: Severity) -> str:
    return f"{number} {severity}" + ("" if number == 1 else "s")


def _one_line(words: str) -> str:
    """Return *words* on one line, without anything that a terminal would obey."""
    return "".join(it if it.isprintable() else "\ufffd" for it in " ".join(words.split()))


def _place(span: Span) -> str:
    return f"{_one_line(span.path)}:{span.line}:{span.column}"


# --- Text ---

_COLORS = {
    Severity.ERROR: "31;1",
    Severity.WARNING: "33;1",
    Severity.INFO: "36;1",
}
_BOLD, _FRAME = "1", "34;1"


@dataclass(frozen=True, slots=True)
class _Paint:
    on: bool

    def __call__(self, words: str, code: str) -> str:
        return f"\x1b[{code}m{words}\x1b[0m" if self.on and words else words


def _drawn(finding: Diagnostic, files: Mapping[str, Text], paint: _Paint) -> Iterator[str]:
    lines = [finding.span.line, *(it.span.line for it in finding.notes)]
    gutter = len(str(max(lines)))
    color = _COLORS[finding.severity]
    head = paint(f"{finding.severity}[{finding.rule}]", color)
    yield f"{head}{paint(': ' + _one_line(finding.message), _BOLD)}\n"
    yield from _excerpt(finding.span, files, gutter, paint, color, "^")
    for note in finding.notes:
        yield f"{' ' * (gutter + 2)}{paint('=', _FRAME)} {paint('note', _BOLD)}: "
        yield f"{_one_line(note.message)}\n"
        yield from _excerpt(note.span, files, gutter, paint, _FRAME, "-")
    if finding.help:
        yield f"{' ' * (gutter + 2)}{paint('=', _FRAME)} {paint('help', _BOLD)}: "
        yield f"{_one_line(finding.help)}\n"


def _excerpt(
    span: Span, files: Mapping[str, Text], gutter: int, paint: _Paint, color: str, mark: str
) -> Iterator[str]:
    yield f"{' ' * (gutter + 1)}{paint('-->', _FRAME)} {_place(span)}\n"
    text = files.get(span.path)
    if text is None or span.line > len(text.starts) or not text.line(span.line).strip():
        return
    line, indent, width = _window(text.line(span.line), span)
    bar = paint(f"{' ' * (gutter + 2)}|", _FRAME)
    number = paint(f" {span.line:>{gutter}} |", _FRAME)
    yield f"{bar}\n"
    yield f"{number} {line}\n"
    yield f"{bar} {' ' * indent}{paint(mark * width, color)}\n"


def _window(line: str, span: Span) -> tuple[str, int, int]:
    """Return what to show of *line*, and where in it *span* begins and how wide it is."""
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    end = max(start, min(end, len(line)))
    first, last = _cut(line, start, end)
    before, after = "... " if first else "", " ..." if last < len(line) else ""
    shown = "".join(_cell(it) for it in line[first:last])
    indent = len(before) + _width(line[first:start])
    return f"{before}{shown}{after}".rstrip(), indent, max(1, _width(line[start : min(end, last)]))


def _cut(line: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch of *line* to show: all of a short one, else what is around the place."""
    if len(line) <= WIDTH:
        return 0, len(line)
    room = max(0, WIDTH - (end - start))
    first = max(0, min(start - room // 2, len(line) - WIDTH))
    return first, min(len(line), first + WIDTH)


def _cell(sign: str) -> str:
    if sign == "\t":
        return " " * TAB
    return sign if sign.isprintable() or unicodedata.category(sign) == "Zs" else "\ufffd"


def _width(words: str) -> int:
    return sum(_columns(it) for it in words)


def _columns(sign: str) -> int:
    """Return how many columns of a terminal *sign* takes up as it is shown."""
    if sign == "\t":
        return TAB
    if unicodedata.category(sign) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1


# --- For programs ---

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def _workflow_command(finding: Diagnostic) -> str:
    span = finding.span
    properties: dict[str, Any] = {"file": span.path, "line": span.line, "endLine": span.end_line}
    if span.line == span.end_line:  # GitHub takes columns of one line alone
        properties |= {"col": span.column, "endColumn": max(span.column, span.end_column - 1)}
    properties["title"] = finding.rule
    listed = ",".join(f"{key}={_property(str(it))}" for key, it in properties.items())
    words = f"{finding.message}\n{finding.help}" if finding.help else finding.message
    return f"::{_COMMANDS[finding.severity]} {listed}::{_data(words)}"


def _data(words: str) -> str:
    """Escape a command's text (GitHub's toolkit: packages/core/src/command.ts)."""
    return words.translate({ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"})


def _property(words: str) -> str:
    return _data(words).translate({ord(":"): "%3A", ord(","): "%2C"})


def _flat(finding: Diagnostic) -> dict[str, Any]:
    span = finding.span
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "message": finding.message,
        "help": finding.help,
    }


_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def _sarif_result(finding: Diagnostic) -> dict[str, Any]:
    words = f"{finding.message}; {finding.help}" if finding.help else finding.message
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": words},
        "locations": [_sarif_location(finding.span)],
    }
    if finding.notes:
        result["relatedLocations"] = [
            {**_sarif_location(it.span), "message": {"text": it.message}} for it in finding.notes
        ]
    return result


def _sarif_location(span: Span) -> dict[str, Any]:
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    uri = quote(span.path, errors="surrogateescape")
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
