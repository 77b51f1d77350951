"""The commands that run the whole once: build and check."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from generator.cache.file import keep_memory, read_memory
from generator.commands.options import FOUND, OK, ROOT, STRICT, Fault
from generator.commands.project import opened
from generator.findings.diagnostics import Diagnostic, by_place
from generator.findings.report import summary, to_github, to_json, to_sarif, to_text
from generator.pipeline import Result, check_playbook, compile_playbook, counting
from generator.project import Project
from generator.render.outputs import Leaf
from generator.site.build import BuildReport, Options, build_site
from generator.site.search.index import SearchError
from generator.site.shells import EngineError

FORMATS = ("text", "github", "json", "sarif")


@click.command()
@ROOT
@click.option(
    "--engine",
    type=click.Choice(["mkdocs", "zensical"]),
    default="mkdocs",
    show_default=True,
    help="What makes the themed shells that pages are poured into.",
)
@STRICT
@click.option("--clean", is_flag=True, help="Forget earlier builds and make all anew.")
@click.option(
    "--quick",
    is_flag=True,
    help="For a look at an edit: keep the search index and the PDFs of an earlier build.",
)
def build(root: Path, engine: str, strict: bool, clean: bool, quick: bool) -> None:
    """Build the site into build/site/.

    The site that stands stays as it is until the new one is whole; with errors (with --strict:
    warnings too) it stays for good.
    """
    begun = time.perf_counter()
    project = opened(root)
    if clean:
        project.place.clean()
    memory = read_memory(project.place.memory)
    with _progress() as tell:
        tell("compiling")
        result = compile_playbook(project.given, project.templates, project.style, memory)
        if project.given.settings.downloads and not counting(result.findings, strict=strict):
            result = _with_downloads(project, result, quick, tell)
        report = None
        if not counting(result.findings, strict=strict):
            report = _built(project, result.leaves, _options(project, engine, quick), tell)
    keep_memory(memory, project.place.memory)
    _print_findings(result.findings, project)
    if report is None:
        standing = project.place.site.exists()
        kept = "; the one that stood before still stands" if standing else ""
        click.echo(f"the site was not published{kept}", err=True)
        sys.exit(FOUND)
    click.echo(_summary(report, result.findings, time.perf_counter() - begun))


@click.command()
@ROOT
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@STRICT
def check(root: Path, form: str, strict: bool) -> None:
    """Find what is wrong in kb/, docs/ and the references. Makes no site."""
    project = opened(root)
    _, findings = check_playbook(project.given, read_memory(project.place.memory))
    if form == "text":
        _print_findings(findings, project)
        click.echo(summary(findings))
    else:
        click.echo(_WRITERS[form](findings).rstrip("\n"))
    sys.exit(FOUND if counting(findings, strict=strict) else OK)


# Private functions: building


def _with_downloads(
    project: Project, result: Result, quick: bool, tell: Callable[[str], None]
) -> Result:
    """Return *result* with what readers take with them."""
    from generator.paper.downloads import Press, make_downloads  # noqa: PLC0415  # not all sites offer it

    kept = project.place.build / "books"
    press = Press(
        result.playbook, project.given, project.templates, project.style, kept, stale=quick
    )
    taken = make_downloads(press, tell)
    findings = by_place((*result.findings, *taken.findings))
    return replace(result, leaves=(*result.leaves, *taken.leaves), findings=findings)


def _options(project: Project, engine: str, quick: bool) -> Options:
    return Options(engine, index=not quick, offline=project.given.settings.offline)


def _built(
    project: Project, leaves: Sequence[Leaf], options: Options, tell: Callable[[str], None]
) -> BuildReport:
    settings = project.given.settings
    try:
        return build_site(project.root, leaves, settings, project.place, options, tell)
    except (EngineError, SearchError) as error:
        raise Fault(str(error)) from error


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Show the step that runs: as a line that moves on a terminal, as plain lines elsewhere."""
    if not sys.stderr.isatty():
        yield lambda step: click.echo(f"{step} ...", err=True)
        return
    from rich.console import Console  # noqa: PLC0415  # slow to import, and of use on terminals only
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("starting")
        yield lambda step: progress.update(task, description=step)


def _summary(report: BuildReport, findings: Sequence[Diagnostic], seconds: float) -> str:
    return (
        f"{report.pages} pages, {report.changed} files changed, {summary(findings)},"
        f" {seconds:.1f} s"
    )


# Private functions: printing

_WRITERS: dict[str, Callable[[tuple[Diagnostic, ...]], str]] = {
    "github": to_github,
    "json": to_json,
    "sarif": to_sarif,
}


def _print_findings(findings: Sequence[Diagnostic], project: Project) -> None:
    color = sys.stderr.isatty() and not click.get_current_context().color
    text = to_text(findings, project.given.files, color=color)
    if text:
        click.echo(text, err=True)
