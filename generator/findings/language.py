"""Say findings in a language: where they are made, nobody knows in which they are read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.findings.diagnostics import Diagnostic
from generator.words.words import Words


def in_language(findings: Iterable[Diagnostic], words: Words) -> tuple[Diagnostic, ...]:
    """Return *findings* in the language of *words*, in their order."""
    if not words.catalogue.messages:
        return tuple(findings)
    return tuple(_said(it, words) for it in findings)


# Private functions


def _said(finding: Diagnostic, words: Words) -> Diagnostic:
    notes = tuple(replace(it, message=words.said(it.message)) for it in finding.notes)
    message, help = words.said(finding.message), words.said(finding.help)
    return replace(finding, message=message, help=help, notes=notes)
