"""The commands that look after the bibliography."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator import csl
from generator.commands.new_files import replace_text
from generator.commands.options import FOUND, ROOT
from generator.commands.printing import print_findings
from generator.commands.project import opened
from generator.commands.speech import Misuse, echo
from generator.commands.works.files import of_settings, references_of, texts_of
from generator.findings.diagnostics import Text
from generator.findings.suggestions import did_you_mean
from generator.load.bib.explain import explain as explain_entry
from generator.load.bib.format import format_bib
from generator.model.works import Reference
from generator.pipeline import check_playbook
from generator.project import Project
from generator.render.exports.files import biblatex, bibtex
from generator.render.exports.ris import to_ris
from generator.rules.bibliography import unused_reference
from generator.words.phrases import joined, phrase

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def bib() -> None:
    """Look after the bibliography: explain, find unused works, lay out, export."""


@bib.command()
@click.argument("key")
@ROOT
def explain(key: str, root: Path) -> None:
    """Show the entry KEY, its CSL-JSON with the line that each part came from, and the result."""
    project = opened(root)
    files = _of_project(project)
    references, _ = references_of(files)
    reference = _known(key, references)
    found = explain_entry(reference.entry)
    echo(reference.entry.source.strip() + "\n")
    for it in found.origins:
        value = json.dumps(it.value, ensure_ascii=False)
        places = ", ".join(f"{name} ({at.path}:{at.line})" for name, at in it.fields)
        echo(f"{it.variable}: {value}" + (f"  <- {places}" if places else ""))
    if found.unused:
        echo(phrase("not used: %(list)s", list=", ".join(found.unused)))
    library = csl.Library(project.style.compiled(), [dict(it.item) for it in references.values()])
    printed = "".join(piece.text for piece in library.cite([csl.Cite(key)]))
    echo("\n" + "\n".join([printed, *(it.text for it in library.bibliography([key]))]))
    if found.findings:
        echo("")
        print_findings(found.findings, files)


@bib.command()
@ROOT
def unused(root: Path) -> None:
    """List the works that nothing cites: key and place. Exit code 1 if there are any."""
    playbook, _ = check_playbook(opened(root).given)
    findings = tuple(unused_reference.check(playbook))
    for it in findings:
        echo(f"{it.span.path}:{it.span.line}: {it.message}")
    if findings:
        sys.exit(FOUND)


@bib.command()
@click.argument("files", nargs=-1, type=FILE, metavar="[FILES]...")
@click.option(
    "--check", "only", is_flag=True, help="Write nothing; exit code 1 if any would change."
)
@ROOT
def fmt(files: Sequence[Path], only: bool, root: Path) -> None:
    """Lay out .bib FILES, or those of the project. No comment and no value's meaning is lost."""
    paths = files or [root / path for path in _of_project(opened(root))]
    changed = [path for path in paths if _laid_out(path, write=not only)]
    for path in changed:
        echo(joined([phrase("would change") if only else phrase("changed"), str(path)], " "))
    if only and changed:
        sys.exit(FOUND)


@bib.command()
@click.argument("keys", nargs=-1, metavar="[KEYS]...")
@click.option(
    "--format", "form", type=click.Choice(["biblatex", "bibtex", "csl-json", "ris"]),
    default="biblatex", show_default=True,
    help="biblatex: entries as they are written; bibtex: in the types of BibTeX itself.",
)  # fmt: skip
@ROOT
def export(keys: Sequence[str], form: str, root: Path) -> None:
    """Write the works KEYS, or all, for a reference manager."""
    references, _ = references_of(_of_project(opened(root)))
    chosen = [_known(key, references) for key in dict.fromkeys(keys)] or [*references.values()]
    if form == "csl-json":
        items = [dict(it.item) for it in chosen]
        echo(json.dumps(items, ensure_ascii=False, indent=2))
    elif form == "ris":
        echo("\r\n".join(to_ris(it.item) for it in chosen), nl=False)
    else:
        write = bibtex if form == "bibtex" else biblatex
        echo(write(chosen).rstrip("\n"))


# Private functions


def _of_project(project: Project) -> dict[str, Text]:
    return of_settings(project.given.files, project.given.settings)


def _known(key: str, references: dict[str, Reference]) -> Reference:
    if key not in references:
        near = did_you_mean(key, references, phrase("see `playbook bib export` for all"))
        raise Misuse(phrase("no reference has the key `%(key)s`; %(near)s", key=key, near=near))
    return references[key]


def _laid_out(path: Path, *, write: bool) -> bool:
    """Say whether the layout of *path* is another than it should be; mend it with *write*."""
    (text,) = texts_of([path]).values()
    shown = format_bib(text)
    changed = shown != text.content
    if changed and write:
        replace_text(path, shown)
    return changed
