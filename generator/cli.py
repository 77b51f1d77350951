"""The commands: parse the words, call, print, give the exit code. Nothing else prints."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.markdown import Markdown
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from generator import cli_decisions
from generator.authoring import AuthoringError, NewCard, card_text, write_new
from generator.diagnostics import Diagnostic
from generator.engines import EngineError
from generator.load.schema import KINDS, schema
from generator.model import Kind
from generator.pipeline import check_playbook, compile_playbook, counting
from generator.project import Project, UnreadableRootError, open_project, today
from generator.report import summary, to_github, to_json, to_sarif, to_text
from generator.rulebook import RuleDoc, rules
from generator.search import SearchError
from generator.serve import serve as serve_site
from generator.site import BuildReport, Options, build_site
from generator.suggestions import did_you_mean

OK, FOUND, WRONG = 0, 1, 2
FORMATS = ("text", "github", "json", "sarif")

ROOT = click.option(
    "-C",
    "root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    metavar="DIR",
    help="The project's folder.  [default: here]",
)
STRICT = click.option("--strict", is_flag=True, help="Let warnings count as errors do.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="evidence-playbook", prog_name="playbook")
def main() -> None:
    r"""Compile guidance cards with citations into a searchable playbook.

    \b
    An author's day:   playbook new card "Title"   then  playbook serve
    Before a commit:   playbook check
    Publishing:        playbook build
    """


@main.command()
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
def build(root: Path, engine: str, strict: bool, clean: bool) -> None:
    """Build the site into build/site/.

    The site that stands stays as it is until the new one is whole; with errors (with --strict:
    warnings too) it stays for good.
    """
    project = _open(root)
    if clean:
        project.place.clean()
    with _progress() as tell:
        tell("compiling")
        result = compile_playbook(project.given, project.templates, project.style)
        bad = counting(result.findings, strict=strict)
        report = None
        if not bad:
            report = _built(project, result.pages, result.assets, engine, tell)
    _print_findings(result.findings, project)
    if report is None:
        standing = project.place.site.exists()
        kept = "; the one that stood before still stands" if standing else ""
        click.echo(f"the site was not published{kept}", err=True)
        sys.exit(FOUND)
    click.echo(_summary(report, result.findings))


@main.command()
@ROOT
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@STRICT
def check(root: Path, form: str, strict: bool) -> None:
    """Find what is wrong in kb/, docs/ and the references. Makes no site."""
    project = _open(root)
    _, findings = check_playbook(project.given)
    if form == "text":
        _print_findings(findings, project)
        click.echo(summary(findings))
    else:
        click.echo(_WRITERS[form](findings).rstrip("\n"))
    sys.exit(FOUND if counting(findings, strict=strict) else OK)


@main.command()
@ROOT
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--engine", type=click.Choice(["mkdocs", "zensical"]), default="mkdocs")
def serve(root: Path, port: int, engine: str) -> None:
    """Show the site on this machine and rebuild it at each edit. Drafts are shown, marked."""
    _open(root)
    try:
        serve_site(root, port=port, engine=engine, tell=click.echo)
    except KeyboardInterrupt:
        click.echo("stopped")


@main.group()
def new() -> None:
    """Begin a new file of kb/."""


@new.command("card")
@click.argument("title")
@ROOT
@click.option("--summary", "words", help="The point, in one sentence.")
@click.option("--role", "roles", multiple=True, help="A role it is for; may be repeated.")
@click.option("--topic", "topics", multiple=True, help="A topic of kb/vocabulary.yml.")
@click.option("--owner", help="Who answers for it: a role's id or @name.")
def new_card(
    title: str,
    root: Path,
    words: str | None,
    roles: Sequence[str],
    topics: Sequence[str],
    owner: str | None,
) -> None:
    """Begin a card: a draft in kb/cards/ that passes every check.

    On a terminal it asks for what the options leave out.
    """
    playbook, _ = check_playbook(_open(root).given)
    known = sorted(playbook.sheets[Kind.ROLE])
    values = sorted(playbook.facets["topic"].values) if "topic" in playbook.facets else []
    words = words or _ask("--summary", "The point, in one sentence")
    roles = roles or _ask_list("--role", "Roles it is for", known)
    topics = topics or (_ask_list("--topic", "Topics", values) if values else ())
    owner = owner or _ask("--owner", "Owner (a role's id or @name)", default=roles[0])
    _each_known("--role", "role", roles, known)
    _each_known("--topic", "topic", topics, values)
    _each_known("--owner", "role", [] if owner.startswith("@") else [owner], known)
    facets = {playbook.facets["topic"].key: topics} if topics else {}
    card = NewCard(title, words, roles, owner, today(), facets)
    _written(root, "cards", title, card_text(card))


@main.command()
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Say what RULE finds, why it matters, and how to mend it; without RULE, list all rules."""
    known = rules()
    if rule is None:
        for doc in known.values():
            click.echo(f"{doc.rule.id:32} {doc.rule.severity.value:8} {doc.summary}")
        return
    if rule not in known:
        raise click.UsageError(f"there is no rule `{rule}`; {_near(rule, known)}")
    _print_page(known[rule])


@main.command("schema")
@click.argument("kind", type=click.Choice(list(KINDS)))
@ROOT
def schema_command(kind: str, root: Path) -> None:
    """Print the JSON Schema of the front matter or file of KIND, for editors."""
    facets = check_playbook(_open(root).given)[0].facets
    click.echo(json.dumps(schema(kind, tuple(facets.values())), indent=2, ensure_ascii=False))


for command in (
    cli_decisions.decide,
    cli_decisions.paths,
    cli_decisions.export,
    cli_decisions.diff,
):
    main.add_command(command)
new.add_command(cli_decisions.new_decision)

# Private functions: building


def _open(root: Path) -> Project:
    try:
        return open_project(root, today())
    except UnreadableRootError as error:
        raise _Fault(str(error)) from error


class _Fault(click.ClickException):
    """Something outside the texts that stops the command: exit code 2."""

    exit_code = WRONG


def _built(
    project: Project, pages: Any, assets: Any, engine: str, tell: Callable[[str], None]
) -> BuildReport:
    settings = project.given.settings
    try:
        return build_site(
            project.root, pages, assets, settings, project.place, Options(engine), tell
        )
    except (EngineError, SearchError) as error:
        raise _Fault(str(error)) from error


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Show the step that runs: as a line that moves on a terminal, as plain lines elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda step: click.echo(f"{step} ...", err=True)
        return
    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("starting")
        yield lambda step: progress.update(task, description=step)


def _summary(report: BuildReport, findings: Sequence[Diagnostic]) -> str:
    seconds = sum(report.seconds.values())
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


def _print_page(doc: RuleDoc) -> None:
    page = f"# {doc.rule.id} ({doc.rule.severity.value})\n\n{doc.page_markdown}"
    if sys.stdout.isatty():
        Console().print(Markdown(page))
    else:
        click.echo(page)


# Private functions: asking


def _ask(option: str, question: str, default: str | None = None) -> str:
    if not sys.stdin.isatty():
        if default is not None:
            return default
        raise click.UsageError(f"{option} is needed where nobody can be asked")
    return str(click.prompt(question, default=default))


def _ask_list(option: str, question: str, known: Sequence[str]) -> list[str]:
    answer = _ask(option, f"{question} ({', '.join(known)})")
    return [word for word in answer.replace(",", " ").split() if word]


def _each_known(option: str, kind: str, names: Sequence[str], known: Sequence[str]) -> None:
    for name in names:
        if name not in known:
            raise click.UsageError(f"{option}: there is no {kind} `{name}`; {_near(name, known)}")


def _near(name: str, known: Any) -> str:
    return did_you_mean(name, known, f"there are {', '.join(sorted(known))}")


def _written(root: Path, folder: str, title: str, text: str) -> None:
    try:
        path = write_new(root, folder, title, text)
    except AuthoringError as error:
        raise click.UsageError(str(error)) from error
    click.echo(f"wrote {path}")
    click.echo("next: write its guidance, run `playbook serve` to see it, set `status: published`")
