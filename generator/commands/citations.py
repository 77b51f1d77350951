"""The commands for citations: format a text with them, and look after the bibliography."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from html import escape
from pathlib import Path

import click

from generator import csl
from generator.commands.new_files import replace_text
from generator.commands.options import FOUND, ROOT
from generator.commands.printing import print_findings
from generator.commands.project import opened
from generator.commands.speech import Fault, Misuse, echo
from generator.findings.diagnostics import Diagnostic, Severity, Span, Text, by_place
from generator.findings.echoes import without_echoes
from generator.findings.report import to_json
from generator.findings.suggestions import did_you_mean
from generator.load.bib.explain import explain as explain_entry
from generator.load.bib.format import format_bib
from generator.load.tree import load
from generator.model.site import Settings
from generator.model.works import Reference
from generator.pipeline import check_playbook, counting
from generator.project import Project
from generator.read.citation_style import StyleChoice, read_own_style
from generator.read.text import decode
from generator.read.tree import read_bytes
from generator.render.citing import Formatted, format_text
from generator.render.exports.files import biblatex, bibtex
from generator.render.exports.ris import to_ris
from generator.resolve.references import to_references
from generator.rules.bibliography import unused_reference
from generator.words.phrases import joined, phrase, reason

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
    project = None if bibs else opened(root)
    bibliography = _texts(bibs) if project is None else _of_project(project)
    references, wrong = _references(bibliography)
    style, unstyled = _style(project, style_file, locale)
    made = format_text(text, references, style)
    findings = without_echoes(by_place((*unclean, *wrong, *unstyled, *made.findings)))
    echo(_WRITERS[form](replace(made, findings=findings)).rstrip("\n"))
    if form != "json":
        print_findings(findings, {**bibliography, text.path: text})
    if counting(findings, strict=False):
        sys.exit(FOUND)


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
    references, _ = _references(files)
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
    references, _ = _references(_of_project(opened(root)))
    chosen = [_known(key, references) for key in dict.fromkeys(keys)] or [*references.values()]
    if form == "csl-json":
        items = [dict(it.item) for it in chosen]
        echo(json.dumps(items, ensure_ascii=False, indent=2))
    elif form == "ris":
        echo("\r\n".join(to_ris(it.item) for it in chosen), nl=False)
    else:
        write = bibtex if form == "bibtex" else biblatex
        echo(write(chosen).rstrip("\n"))


# Private functions: reading


def _markdown(file: str) -> tuple[Text, tuple[Diagnostic, ...]]:
    if file == "-":
        name, data = "<stdin>", sys.stdin.buffer.read()
    else:
        name, data = file, _bytes(Path(file))
    text, findings = decode(name, data)
    if text is None:
        raise Fault("; ".join(it.message for it in findings))
    return text, findings


def _bytes(path: Path) -> bytes:
    data, findings = read_bytes(path.parent, path.name)
    if data is None:
        reasons = joined([it.message for it in findings], "; ") or phrase("the file is not there")
        raise Fault(phrase("`%(path)s` cannot be read: %(reasons)s", path=path, reasons=reasons))
    return data


def _texts(paths: Sequence[Path]) -> dict[str, Text]:
    texts = {}
    for path in paths:
        text, findings = decode(str(path), _bytes(path))
        if text is None:
            raise Fault(f"`{path}`: {'; '.join(it.message for it in findings)}")
        texts[str(path)] = text
    return texts


def _of_project(project: Project) -> dict[str, Text]:
    files = project.given.files
    return {path: files[path] for path in project.given.settings.bibliography if path in files}


def _references(
    files: dict[str, Text],
) -> tuple[dict[str, Reference], tuple[Diagnostic, ...]]:
    """Return the works of *files*, and the errors in them: the rest is for `playbook check`."""
    sources, findings = load(files, Settings(bibliography=tuple(files)))
    more = list(findings)
    references = to_references(sources, more)
    return references, tuple(it for it in more if it.severity is Severity.ERROR)


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


def _known(key: str, references: dict[str, Reference]) -> Reference:
    if key not in references:
        near = did_you_mean(key, references, phrase("see `playbook bib export` for all"))
        raise Misuse(phrase("no reference has the key `%(key)s`; %(near)s", key=key, near=near))
    return references[key]


def _laid_out(path: Path, *, write: bool) -> bool:
    """Say whether the layout of *path* is another than it should be; mend it with *write*."""
    (text,) = _texts([path]).values()
    shown = format_bib(text)
    changed = shown != text.content
    if changed and write:
        replace_text(path, shown)
    return changed


# Private functions: printing


def _as_text(made: Formatted) -> str:
    listed = "\n\n".join(it.text for it in made.references)
    return f"{made.text.rstrip()}\n\n{listed}\n" if listed else made.text


def _as_html(made: Formatted) -> str:
    listed = "".join(f'<li id="ref-{escape(it.key)}">{it.html}</li>\n' for it in made.references)
    return made.html + (f'<ul role="doc-bibliography">\n{listed}</ul>\n' if listed else "")


def _as_json(made: Formatted) -> str:
    whole = {
        "text": made.text,
        "citations": [asdict(it) for it in made.citations],
        "references": [asdict(it) for it in made.references],
        "findings": json.loads(to_json(made.findings)),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


_WRITERS: dict[str, Callable[[Formatted], str]] = {
    "text": _as_text,
    "html": _as_html,
    "json": _as_json,
}
