"""Print findings: the one way in which a command shows them to a person."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from generator.commands.speech import echo, spoken
from generator.findings.diagnostics import Diagnostic, Text
from generator.findings.language import in_language
from generator.findings.report import to_text


def print_findings(findings: Sequence[Diagnostic], files: Mapping[str, Text]) -> None:
    """Draw *findings* of *files* on standard error, in colour on a terminal; nothing for none."""
    words = spoken()
    told = in_language(findings, words)
    text = to_text(told, files, color=sys.stderr.isatty(), words=words)
    if text:
        echo(text, err=True)
