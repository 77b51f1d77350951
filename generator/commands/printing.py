"""Print findings: the one way in which a command shows them to a person."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

import click

from generator.findings.diagnostics import Diagnostic, Text
from generator.findings.report import to_text


def print_findings(findings: Sequence[Diagnostic], files: Mapping[str, Text]) -> None:
    """Draw *findings* of *files* on standard error, in colour on a terminal; nothing for none."""
    text = to_text(findings, files, color=sys.stderr.isatty())
    if text:
        click.echo(text, err=True)
