"""Write findings for people, and as plain JSON. Prints nothing; `remarks` writes for forges."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.findings.diagnostics import Diagnostic, Severity, Span, Text
from generator.words.phrases import Phrase, joined, phrase, phrases
from generator.words.words import WORDS, Words

WIDTH = 100  # limit: columns of a line that is shown; a longer one is cut around the place
TAB = 4


def summary(findings: Iterable[Diagnostic]) -> Phrase:
    """Return how many findings there are of each severity, in words."""
    counts = Counter(it.severity for it in findings)
    told = [_counted(counts[it], it) for it in Severity if counts[it]]
    return joined(told) if told else phrase("no findings")


def counted_findings(number: int) -> Phrase:
    """Return the *number* of findings in words."""
    return phrases("%(num)s finding", "%(num)s findings", number)


def to_text(
    findings: Sequence[Diagnostic],
    files: Mapping[str, Text],
    *,
    color: bool = False,
    words: Words = WORDS,
) -> str:
    """Draw each finding with its line and a caret, for a terminal; in *color* with ANSI codes.

    What stands round a finding is in the language of *words*.
    """
    paint = _Paint(color, words)
    return "\n".join("".join(_drawn(it, files, paint)) for it in findings)


def to_line(finding: Diagnostic) -> Phrase:
    """Write *finding* in one line: for a log, and for a terminal that scrolls."""
    severity = phrase(finding.severity)
    head = joined([severity, f"[{finding.rule}]"], "")
    return joined([place_of(finding.span), head, _one_line(finding.message)], ": ")


def to_json(findings: Iterable[Diagnostic]) -> str:
    """Write findings as a JSON list of objects."""
    return json.dumps([_flat(it) for it in findings], ensure_ascii=False, indent=2) + "\n"


def place_of(span: Span) -> str:
    """Return where *span* begins, as editors and terminals read it."""
    return f"{_one_line(span.path)}:{span.line}:{span.column}"


# Private functions


def _counted(number: int, severity: Severity) -> Phrase:
    if severity is Severity.ERROR:
        return phrases("%(num)s error", "%(num)s errors", number)
    if severity is Severity.WARNING:
        return phrases("%(num)s warning", "%(num)s warnings", number)
    return phrases("%(num)s info", "%(num)s infos", number)


def _one_line(words: str) -> str:
    """Return *words* on one line, without anything that a terminal would obey."""
    return "".join(it if it.isprintable() else "\ufffd" for it in " ".join(words.split()))


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
    words: Words

    def __call__(self, words: str, code: str) -> str:
        return f"\x1b[{code}m{words}\x1b[0m" if self.on and words else words


def _drawn(finding: Diagnostic, files: Mapping[str, Text], paint: _Paint) -> Iterator[str]:
    lines = [finding.span.line, *(it.span.line for it in finding.notes)]
    gutter = len(str(max(lines)))
    color = _COLORS[finding.severity]
    head = paint(f"{paint.words.gettext(finding.severity)}[{finding.rule}]", color)
    yield f"{head}{paint(': ' + _one_line(finding.message), _BOLD)}\n"
    yield from _excerpt(finding.span, files, gutter, paint, color, "^")
    for note in finding.notes:
        yield f"{' ' * (gutter + 2)}{paint('=', _FRAME)} {paint(paint.words.gettext('note'), _BOLD)}: "
        yield f"{_one_line(note.message)}\n"
        yield from _excerpt(note.span, files, gutter, paint, _FRAME, "-")
    if finding.help:
        yield f"{' ' * (gutter + 2)}{paint('=', _FRAME)} {paint(paint.words.gettext('help'), _BOLD)}: "
        yield f"{_one_line(finding.help)}\n"


def _excerpt(
    span: Span, files: Mapping[str, Text], gutter: int, paint: _Paint, color: str, mark: str
) -> Iterator[str]:
    yield f"{' ' * (gutter + 1)}{paint('-->', _FRAME)} {place_of(span)}\n"
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


def _flat(finding: Diagnostic) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        **_place(finding.span),
        "message": finding.message,
        "help": finding.help,
        "fix": _fix(finding),
    }


def _fix(finding: Diagnostic) -> dict[str, Any] | None:
    if not finding.fix:
        return None
    edits = [{**_place(edit.span), "text": edit.text} for edit in finding.fix]
    return {"safe": finding.safe, "edits": edits}


def _place(span: Span) -> dict[str, Any]:
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
