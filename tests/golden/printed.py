"""Write findings as golden cases keep them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.findings.diagnostics import Diagnostic
from generator.findings.report import place_of


def compact(findings: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield a line for each finding, and lines for its notes and its help."""
    for it in findings:
        yield f"{place_of(it.span)}: {it.severity}[{it.rule}]: {it.message}"
        for note in it.notes:
            yield f"    note: {place_of(note.span)}: {note.message}"
        if it.help:
            yield f"    help: {it.help}"
