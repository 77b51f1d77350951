"""The commands that run the whole once: build and check."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import click

from generator.cache.file import keep_memory, read_memory
from generator.cache.memory import Memory
from generator.cache.workers import WorkerError, Workers, sensible
from generator.commands.options import FOUND, OK, ROOT, RUN_CODE, STRICT
from generator.commands.printing import print_findings
from generator.commands.project import check_begun, held, opened, opened_alone
from generator.commands.same import (
    CHECKED,
    WHOLE,
    Whole,
    check_key,
    inputs_key,
    keep_checked,
    same_again,
)
from generator.commands.speech import Fault, Misuse, echo, said
from generator.commands.upkeep.fixing import fixable, mended_project, print_diff, write_and_tell
from generator.disk import machine_reason, naming, put
from generator.findings.diagnostics import Diagnostic
from generator.findings.remarks.github import to_github, to_step_summary
from generator.findings.remarks.gitlab import to_gitlab
from generator.findings.remarks.places import Remarks, in_repository
from generator.findings.remarks.sarif import Tool, to_sarif
from generator.findings.report import summary, to_json
from generator.pipeline import check_playbook, compile_playbook, counting
from generator.project import Project, build_project, compile_project, place_of
from generator.read.repository import folder_in_repository
from generator.render.addresses import canonical, rule_address
from generator.rules.book import rules
from generator.site.build import BuildOptions, BuildReport
from generator.site.place import BuildFolders
from generator.site.search.index import SearchError
from generator.site.shells import EngineError
from generator.words.phrases import joined, phrase, reason

FORMATS = ("text", "github", "gitlab", "json", "sarif")


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
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Let N processes work at once; 1 needs the least memory.  [default: one for each "
    "processor, 1 where there are two]",
)
@RUN_CODE
def build(
    root: Path,
    engine: str,
    strict: bool,
    clean: bool,
    quick: bool,
    jobs: int | None,
    trusted: bool,
) -> None:
    """Build the site into build/site/.

    The site that stands stays as it is until the new one is whole; with errors (with --strict:
    warnings too) it stays for good.
    """
    begun = time.perf_counter()
    check_begun(root)
    with _progress() as tell, held(place_of(root), tell) as place:
        if clean:
            place.clean()
        wish = Wish(engine, strict, quick, trusted)
        try:
            done = _build(root, place, wish, Workers(jobs or sensible()), tell)
        except WorkerError as error:
            raise Fault(reason(error)) from error
    print_findings(done.findings, done.project.given.files)
    if done.report is None:
        standing = place.site.exists()
        kept = phrase("; the one that stood before still stands") if standing else ""
        echo(phrase("the site was not published%(kept)s", kept=kept), err=True)
        sys.exit(FOUND)
    for aside in done.report.published.aside:
        echo(
            phrase(
                "moved to %(aside)s: files in %(site)s that no build made",
                aside=aside,
                site=place.site,
            ),
            err=True,
        )
    echo(_summary(done.report, done.findings, time.perf_counter() - begun))


@click.command()
@ROOT
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option(
    "-o",
    "output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the other format to FILE, and show the findings as text too.",
)
@click.option("--fix", is_flag=True, help="Mend what can be mended safely, then say what is left.")
@click.option("--diff", is_flag=True, help="Show what --fix would change; write nothing.")
@click.option(
    "--unsafe", is_flag=True, help="With --fix or --diff: also what you should look at afterwards."
)
@STRICT
@RUN_CODE
def check(
    root: Path,
    form: str,
    output: Path | None,
    fix: bool,
    diff: bool,
    unsafe: bool,
    strict: bool,
    trusted: bool,
) -> None:
    """Find what is wrong in kb/, docs/ and the references. Makes no site.

    The formats for programs name files by their paths in the repository.
    """
    if output and form == "text":
        raise Misuse(phrase("-o needs a --format for programs, such as --format gitlab"))
    if unsafe and not (fix or diff):
        raise Misuse(phrase("--unsafe needs --fix or --diff"))
    if diff and form != "text":
        raise Misuse(phrase("--diff prints a diff, and no findings in another --format"))
    memory = read_memory(place_of(root).memory)
    project = opened(root, trusted=trusted, memory=memory)
    if fix or diff:
        mended = mended_project(project, memory, unsafe=unsafe, trusted=trusted)
    if diff:
        print_diff(mended)
        sys.exit(FOUND if mended.after or counting(mended.left, strict=strict) else OK)
    if fix and mended.after:
        write_and_tell(root, mended)
        project = opened(root, trusted=trusted, memory=memory)
    findings = _found(project, memory)
    if form != "text":
        write_for_programs(form, findings, project, output)
    if form == "text" or output:
        print_findings(findings, project.given.files)
        echo(summary(findings))
        if mending := fixable(findings, tried=fix):
            echo(mending)
    sys.exit(FOUND if counting(findings, strict=strict) else OK)


# Private functions: building


def _found(project: Project, memory: Memory) -> tuple[Diagnostic, ...]:
    """Return what a build would find: what a file of static/ would cover shows in the compiled site.

    What the last build found in the very same sources is not looked for again.
    """
    key = check_key(project)
    known: tuple[Diagnostic, ...] | None = memory.known(CHECKED, key) if key else None
    if known is not None:
        return known
    if not project.given.static:
        return check_playbook(project.given, memory)[1]
    return compile_playbook(project.given, project.templates, project.style, memory).findings


class Wish(NamedTuple):
    """What the options of `build` say."""

    engine: str
    strict: bool
    quick: bool
    trusted: bool


class Done(NamedTuple):
    """What a build came to; without a report it was not published."""

    project: Project
    findings: tuple[Diagnostic, ...]
    report: BuildReport | None


def _build(
    root: Path, place: BuildFolders, wish: Wish, workers: Workers, tell: Callable[[str], None]
) -> Done:
    """Read, compile, print and publish, all while *place* is held: the newest texts win."""
    tell(phrase("compiling"))
    memory = read_memory(place.memory)
    project = opened_alone(root, "build", trusted=wish.trusted, memory=memory)
    key = inputs_key(project, repr(wish))
    if same := same_again(memory, key, place.site):
        return Done(project, same.findings, same.report())
    memory.workers = workers
    result = compile_project(project, memory, strict=wish.strict, stale=wish.quick, tell=tell)
    keep_checked(memory, project, result.of_sources)
    report = None
    if not counting(result.findings, strict=wish.strict):
        options = replace(_options(project, wish), workers=workers)
        try:
            report = build_project(project, result, options, tell)
        except (EngineError, SearchError) as error:
            raise Fault(reason(error)) from error
        if key:
            memory.recall(WHOLE, key, partial(Whole, report.pages, result.findings, report.keys))
    keep_memory(memory, place.memory)
    return Done(project, result.findings, report)


def _options(project: Project, wish: Wish) -> BuildOptions:
    offline = project.given.settings.offline
    return BuildOptions(wish.engine, index=not wish.quick, offline=offline)


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Show the step that runs: as a line that moves on a terminal, as plain lines elsewhere."""
    if not sys.stderr.isatty():
        yield lambda step: echo(joined([step, " ..."], ""), err=True)
        return
    from rich.console import Console  # noqa: PLC0415  # slow to import, and of use on terminals only
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(said(phrase("starting")))
        yield lambda step: progress.update(task, description=said(step))


def _summary(report: BuildReport, findings: Sequence[Diagnostic], seconds: float) -> str:
    return phrase(
        "%(pages)s pages, %(changed)s files changed, %(findings)s, %(seconds)s s",
        pages=report.pages,
        changed=report.changed,
        findings=summary(findings),
        seconds=f"{seconds:.1f}",
    )


# Private functions: printing

STEP_SUMMARY = "GITHUB_STEP_SUMMARY"  # where GitHub and Forgejo name the file of a step's summary


def write_for_programs(
    form: str, findings: Sequence[Diagnostic], project: Project, output: Path | None
) -> None:
    """Write *findings* as *form* wants them, to *output* or on standard output."""
    folder = folder_in_repository(project.root)
    remarks = in_repository(findings, project.given.files, folder)
    written = _written(form, remarks, project)
    step = os.environ.get(STEP_SUMMARY) if form == "github" else None
    try:
        if step:
            with naming(step), Path(step).open("a", encoding="utf-8", errors="replace") as file:
                file.write(to_step_summary(remarks, project.given.settings.words))
        if output:
            put(output, written)
    except OSError as error:
        why = machine_reason(error)
        raise Fault(
            phrase(
                "`%(filename)s` cannot be written: %(reason)s",
                filename=error.filename,
                reason=why,
            )
        ) from error
    if not output:
        echo(written.rstrip("\n"))


def _written(form: str, remarks: Remarks, project: Project) -> str:
    if form == "github":
        return to_github(remarks, project.given.settings.words)
    if form == "gitlab":
        return to_gitlab(remarks)
    if form == "json":
        return to_json(remarks.findings)
    site = project.given.settings.site_url
    address = {rule: canonical(site, rule_address(rule)) for rule in rules()}
    tool = Tool(version("evidence-playbook"), rules(), address, project.given.settings.words)
    return to_sarif(remarks, tool)
