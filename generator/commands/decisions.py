"""The commands for decisions: walk one, list its paths, export it, say what a change changes."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import NoReturn, TypeAlias

import click

from generator.commands.options import FOUND, OK, ROOT, WRONG
from generator.commands.printing import print_findings
from generator.decisions.difference import compare
from generator.decisions.permalink import current_answers
from generator.decisions.walk import Walk, count_ways, walk
from generator.findings.diagnostics import Diagnostic, Text
from generator.findings.report import to_line
from generator.findings.suggestions import did_you_mean
from generator.kinds import KINDS, Kind, file_of
from generator.load.decisions import load_decision
from generator.model.decisions import Decision, Form, Question
from generator.read.revision import RevisionError, read_revision
from generator.read.tree import read_folder, read_text
from generator.render.decisions.differences import (
    differences_json,
    differences_markdown,
    differences_text,
)
from generator.render.decisions.dmn import dmn_text
from generator.render.decisions.exports import json_text, listable, paths_csv, paths_json
from generator.rules.decision_checks import check_decision

FOLDER = KINDS[Kind.DECISION].source.rstrip("/")

MOST_WAYS = 100_000  # that are listed

FORMAT_OF_WALK = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text"
)


@click.command()
@click.argument("file")
@click.argument("answers", nargs=-1, metavar="[QUESTION=ANSWER]...")
@ROOT
@FORMAT_OF_WALK
def decide(file: str, answers: tuple[str, ...], root: Path, form: str) -> None:
    """Walk the decision FILE with the answers given; on a terminal, ask for the missing ones.

    FILE is a path, here or below the project's folder, or the id of a decision in kb/decisions. Answers that the decision never asks
    for change nothing.
    """
    decision = _open(root, file)
    given = _parse(decision, answers)
    found = walk(decision, given)
    while found.question and form == "text" and sys.stdin.isatty():
        given[found.question] = _ask(decision.question(found.question))
        found = walk(decision, given)
    click.echo(_walk_json(decision, found) if form == "json" else _walk_text(decision, found))
    if not found.question and not found.outcomes:
        sys.exit(FOUND)


@click.command()
@click.argument("file")
@ROOT
@click.option("--format", "form", type=click.Choice(["csv", "json"]), default="csv")
def paths(file: str, root: Path, form: str) -> None:
    """List every path through the decision FILE with its outcome.

    FILE is a path, here or below the project's folder, or the id of a decision in kb/decisions.
    """
    decision = _open(root, file)
    _listed(decision)
    if form == "json":
        click.echo(paths_json(decision), nl=False)
        return
    for line in paths_csv(decision):
        click.echo(line, nl=False)


@click.group()
def export() -> None:
    """Write things of the playbook in the formats of other programs."""


@export.command("decision")
@click.argument("file", metavar="ID")
@ROOT
@click.option("--format", "form", type=click.Choice(["json", "csv", "dmn"]), default="json")
def export_decision(file: str, root: Path, form: str) -> None:
    """Write the decision ID as JSON, as a CSV of its paths, or as DMN 1.3.

    ID is the id of a decision in kb/decisions, or the path of a file.
    """
    decision = _open(root, file)
    if form == "csv" or (form == "dmn" and not decision.rules):
        _listed(decision)
    if form == "csv":
        for line in paths_csv(decision):
            click.echo(line, nl=False)
    else:
        click.echo(json_text(decision) if form == "json" else dmn_text(decision), nl=False)


@click.command()
@click.argument("base")
@ROOT
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text")
def diff(base: str, root: Path, form: str) -> None:
    """Say which paths of which decisions lead elsewhere than at BASE, a git revision."""
    old, unread_old = _at_revision(root, base)
    new, unread = _in_folder(root)
    left_out = (*unread_old, *unread)
    for finding in left_out:
        click.echo(f"left out: {to_line(finding)}", err=True)
    before = {decision.id: decision for decision in old}
    after = {decision.id: decision for decision in new}
    known = {old: it.id for it in after.values() for old in _aliases(it)}
    before = {known.get(name, name): it for name, it in before.items()}
    unknown = {PurePosixPath(finding.span.path).stem for finding in left_out}
    names = sorted({*before, *after} - unknown)
    found = [compare(before.get(name), after.get(name)) for name in names]
    write = {"text": differences_text, "json": differences_json, "markdown": differences_markdown}
    click.echo(write[form](found), nl=False)
    sys.exit(FOUND if left_out else OK)


# Private functions: opening


def _open(root: Path, file: str) -> Decision:
    """Return the decision *file*; with faults that keep it from being walked, print them and end."""
    path = _found(root, file)
    read = read_text(path.parent, path.name)
    if read.text is None:
        _wrong(f"`{file}` cannot be read: {'; '.join(it.message for it in read.findings)}")
    text = Text(path.as_posix(), read.text.content)
    decision, _, findings = load_decision(text)
    unsound = not decision.sound or (decision.form is Form.TREE and decision.graph is None)
    if unsound or read.findings:
        found = (*_at(text.path, read.findings), *findings, *check_decision(decision))
        print_findings(found, {text.path: text})
        sys.exit(FOUND)
    return decision


def _at(path: str, findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield *findings* of a file that was read from its folder at its *path* as it was asked for."""
    for finding in findings:
        yield replace(finding, span=finding.span._replace(path=path))


def _found(root: Path, file: str) -> Path:
    """Return where *file* is: as it is written, below *root*, or a decision's id in the folder."""
    for path in (Path(file), root / file, root / file_of(Kind.DECISION, file)):
        if path.is_file():
            return path
    return _missing(root, file)


def _missing(root: Path, file: str) -> NoReturn:
    files, _ = read_folder(root, FOLDER)
    help = did_you_mean(Path(file).stem, [PurePosixPath(path).stem for path in files.texts])
    _wrong(f"there is no decision `{file}`" + (f"; {help}" if help else ""))


def _wrong(words: str) -> NoReturn:
    click.echo(f"error: {words}", err=True)
    sys.exit(WRONG)


def _listed(decision: Decision) -> None:
    """End with a sentence where *decision* has more ways than anybody can use a list of."""
    if not listable(decision, MOST_WAYS):
        ways = count_ways(decision)
        number = f"{ways:,} ways through" if ways else "too many ways through to be counted"
        few = f"at most {MOST_WAYS:,} are listed"
        _wrong(f"`{decision.id}` has {number}; {few}. Walk it with `playbook decide {decision.id}`")


# Private functions: walking


def _parse(decision: Decision, pairs: Iterable[str]) -> dict[str, str]:
    given: dict[str, str] = {}
    for pair in (it for words in pairs for it in words.split(";") if it.strip()):
        name, equals, value = (it.strip() for it in pair.partition("="))
        if not equals:
            _wrong(f"`{pair.strip()}` is no answer; write `question=answer`")
        given[name] = value
    answers = current_answers(decision, given)
    for name, value in answers.items():
        question = next((it for it in decision.questions if it.id == name), None)
        if question is None:
            _unknown("question", name, [it.id for it in decision.questions])
        elif not question.answer(value):
            _unknown(f"answer to `{name}` called", value, [it.id for it in question.answers])
    return answers


def _unknown(what: str, name: str, known: list[str]) -> NoReturn:
    few = ", ".join(f"`{it}`" for it in known[:12])
    _wrong(f"there is no {what} `{name}`; {did_you_mean(name, known, f'it is one of {few}')}")


def _ask(question: Question) -> str:
    click.echo(f"\n{question.title}")
    if question.hint.source:
        click.echo(f"({question.hint.source})")
    for number, answer in enumerate(question.answers, 1):
        click.echo(f"  {number}. {answer.title} [{answer.id}]")
    names = {str(number): it.id for number, it in enumerate(question.answers, 1)}
    names |= {it.id: it.id for it in question.answers}
    while True:
        words = str(click.prompt("Answer")).strip()
        if words in names:
            return names[words]
        click.echo(f"Write a number from 1 to {len(question.answers)}, or an answer's id.")


def _walk_text(decision: Decision, found: Walk) -> str:
    return "\n".join(_walk_lines(decision, found))


def _walk_lines(decision: Decision, found: Walk) -> Iterator[str]:
    for name, value in found.asked:
        question = decision.question(name)
        chosen = question.answer(value)
        yield f"{question.title} {chosen.title if chosen else value}  ({name}={value})"
    if found.question:
        question = decision.question(found.question)
        yield f"next question: {question.id}"
        yield f"  {question.title}"
        yield from (f"  {question.id}={it.id}  {it.title}" for it in question.answers)
        return
    if not found.outcomes:
        yield "no rule says what to do"
    for name in found.outcomes:
        outcome = decision.outcome(name)
        yield f"outcome: {outcome.id}"
        yield f"  {outcome.title}"
        yield from (f"  {line}" for part in outcome.advice for line in part.source.splitlines())
        if outcome.basis:
            yield f"  basis: {outcome.basis}"


def _walk_json(decision: Decision, found: Walk) -> str:
    question = decision.question(found.question) if found.question else None
    return json.dumps(
        {
            "decision": decision.id,
            "answers": dict(found.asked),
            "next": question.id if question else None,
            "options": [it.id for it in question.answers] if question else [],
            "outcome": ", ".join(found.outcomes) or None,
            "outcomes": list(found.outcomes),
        },
        ensure_ascii=False,
        indent=2,
    )


# Private functions: comparing


Loaded: TypeAlias = tuple[tuple[Decision, ...], tuple[Diagnostic, ...]]


def _in_folder(root: Path) -> Loaded:
    """Return the decisions of today, and what is wrong with files that could not be read."""
    files, findings = read_folder(root, FOLDER)
    return _loaded(files.texts), findings


def _at_revision(root: Path, base: str) -> Loaded:
    try:
        old = read_revision(root, base, [f"{FOLDER}/"])
    except RevisionError as error:
        _wrong(str(error))
    at_base = (
        replace(it, span=it.span._replace(path=f"{base}:{it.span.path}")) for it in old.findings
    )
    return _loaded(old.texts), tuple(at_base)


def _loaded(texts: Mapping[str, Text]) -> tuple[Decision, ...]:
    sheets = (path for path in sorted(texts) if PurePosixPath(path).suffix == ".md")
    return tuple(load_decision(texts[path])[0] for path in sheets)


def _aliases(decision: Decision) -> tuple[str, ...]:
    """Return the ids that the front matter says *decision* had before."""
    return tuple(decision.sheet.meta.aliases) if decision.sheet else ()
