"""The command that formats any Markdown with citations.

Only what it needs is imported at once: a project is opened where no bibliography is named.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import csl
from generator.commands.options import FOUND, ROOT
from generator.commands.printing import print_findings
from generator.commands.speech import Fault, echo
from generator.commands.works.files import bytes_of, of_settings, references_of, texts_of
from generator.findings.diagnostics import Diagnostic, Severity, Span, Text, by_place
from generator.findings.echoes import without_echoes
from generator.findings.report import to_json
from generator.read.citation_style import StyleChoice, read_own_style
from generator.read.text import decode
from generator.render.citing import Formatted, format_text
from generator.words.phrases import reason

if TYPE_CHECKING:
    from generator.project import Project

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", required=False, default="-", metavar="[FILE]")
@click.option("--bib", "bibs", type=FILE, multiple=True, help="A .bib file; may be repeated.")
@click.option(
    "--csl",
    "style_file",
    type=FILE,
    help="A CSL style.  [default: the project's, with --bib APA 7]",
)
@click.option("--locale", "locale", type=FILE, help="A CSL locale file.")
@click.option(
    "--format", "form", type=click.Choice(["text", "html", "json"]), default="text",
    show_default=True,
)  # fmt: skip
@ROOT
def cite(
    file: str, bibs: Sequence[Path], style_file: Path | None, locale: Path | None, form: str,
    root: Path,
) -> None:  # fmt: skip
    """Format the citations of the Markdown FILE and list the works that it cites.

    Without FILE, or with `-`, standard input is read; without --bib, the project's bibliography.
    """
    text, unclean = _markdown(file)
    project = None if bibs else _opened(root)
    bibliography = texts_of(bibs) if project is None else _of_project(project)
    references, wrong = references_of(bibliography)
    style, unstyled = _style(project, style_file, locale)
    made = format_text(text, references, style)
    odd = _worth_telling(wrong, [references[it.key].entry.span for it in made.listed])
    findings = without_echoes(by_place((*unclean, *odd, *unstyled, *made.findings)))
    echo(_WRITERS[form](replace(made, findings=findings)).rstrip("\n"))
    if form != "json":
        print_findings(findings, {**bibliography, text.path: text})
    if any(it.severity is Severity.ERROR for it in findings):
        sys.exit(FOUND)


# Private functions: reading


def _markdown(file: str) -> tuple[Text, tuple[Diagnostic, ...]]:
    if file == "-":
        name, data = "<stdin>", sys.stdin.buffer.read()
    else:
        name, data = file, bytes_of(Path(file))
    text, findings = decode(name, data)
    if text is None:
        raise Fault("; ".join(it.message for it in findings))
    return text, findings


def _opened(root: Path) -> Project:
    from generator.commands.project import opened  # noqa: PLC0415  # needless with --bib

    return opened(root)


def _of_project(project: Project) -> dict[str, Text]:
    return of_settings(project.given.files, project.given.settings)


def _worth_telling(found: Iterable[Diagnostic], cited: Sequence[Span]) -> Iterator[Diagnostic]:
    """Yield the errors, and the warnings of the works that are cited: what their print suffers from."""
    lines = {(it.path, line) for it in cited for line in range(it.line, it.end_line + 1)}
    for it in found:
        told = it.severity is Severity.WARNING and (it.span.path, it.span.line) in lines
        if told or it.severity is Severity.ERROR:
            yield it


def _style(
    project: Project | None, style: Path | None, locale: Path | None
) -> tuple[csl.Style, tuple[Diagnostic, ...]]:
    if style is None and locale is None:
        return (project.style.compiled() if project else csl.apa_style()), ()
    if style is None and project and project.given.settings.csl:
        style = project.root / project.given.settings.csl
    folders = [it.resolve().parent for it in (style, locale) if it]
    root = Path(*_shared(folders))
    named = [it.resolve().relative_to(root).as_posix() if it else "" for it in (style, locale)]
    try:
        found, findings = read_own_style(
            root, StyleChoice(named[0], named[1], Span(named[0], 1, 1, 1, 1))
        )
    except csl.StyleError as error:
        raise Fault(reason(error)) from error
    return found, tuple(replace(it, severity=Severity.WARNING) for it in findings)


def _shared(folders: Sequence[Path]) -> list[str]:
    """Return the steps that all *folders* begin with."""
    steps: list[str] = []
    for each in zip(*(it.parts for it in folders), strict=False):
        if len(set(each)) > 1:
            break
        steps.append(each[0])
    return steps


# Private functions: printing


def _as_text(made: Formatted) -> str:
    listed = "\n\n".join(it.text for it in made.listed)
    return f"{made.text.rstrip()}\n\n{listed}\n" if listed else made.text


def _as_html(made: Formatted) -> str:
    listed = "".join(f'<li id="ref-{escape(it.key)}">{it.html}</li>\n' for it in made.references)
    return made.html + (f'<ul role="doc-bibliography">\n{listed}</ul>\n' if listed else "")


def _as_json(made: Formatted) -> str:
    whole = {
        "text": made.text,
        "citations": [
            {name: getattr(it, name) for name in ("line", "column", "source", "text", "html")}
            for it in made.citations
        ],
        "references": [{"key": it.key, "html": it.html, "text": it.text} for it in made.references],
        "findings": json.loads(to_json(made.findings)),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


_WRITERS: dict[str, Callable[[Formatted], str]] = {
    "text": _as_text,
    "html": _as_html,
    "json": _as_json,
}
